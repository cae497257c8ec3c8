package org.factorlens.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorlens.format.Numbers;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;

/** Draws heat maps with the legend of their colours at the foot. */
final class HeatFigure {
    private static final double TALL_ROW = 40;
    private static final double LOW_ROW = 30;
    private static final int MANY_ROWS = 8;
    private static final double WIDEST_NAME = 190;
    private static final double LEGEND_HEIGHT = 46;
    private static final double STEP_WIDTH = 20;
    private static final double STEP_HEIGHT = 14;

    private final HeatMapChart chart;

    HeatFigure(HeatMapChart chart) {
        this.chart = chart;
    }

    SvgImage draw() {
        if (chart.cells().isEmpty()) {
            return Figure.empty(chart);
        }
        Scale rows = Scale.categories(fitted(chart.rows()));
        double marksWidth = rows.widestLabel(Pen.ROOM_FONT);
        Scale columns = Scale.categories(fitted(chart.columns())).everyNth(Frame.plotWidth(marksWidth), Pen.ROOM_FONT);
        double height = chart.rows().size() * (chart.rows().size() > MANY_ROWS ? LOW_ROW : TALL_ROW);
        Frame frame = Frame.of(chart.rowLabel(), new Legend(Frame.WIDTH), marksWidth, height, chart.columnLabel());
        boolean linked = chart.cells().stream().anyMatch(cell -> cell.link() != null);
        return Figure.draw(chart, AltText.heat(chart), linked, frame.imageHeight() + LEGEND_HEIGHT, pen -> {
            frame.drawLabels(pen, chart.rowLabel(), chart.columnLabel());
            plot(pen, rows, columns, frame).draw(new SvgGraphics(pen.svg()), frame.area(), null, null, null);
            drawLegend(pen, frame.imageHeight());
        });
    }

    private XYPlot plot(Pen pen, Scale rows, Scale columns, Frame frame) {
        double cellWidth = frame.width() / chart.columns().size();
        TickAxis rowAxis = new TickAxis(rows, pen);
        rowAxis.setInverted(true);
        TickAxis columnAxis = new TickAxis(columns, pen);
        XYPlot plot = Plots.plot(data(), columnAxis, rowAxis, new HeatRenderer(chart, cellWidth));
        plot.setRangeGridlinesVisible(false);
        columnAxis.setAxisLineVisible(false);
        return plot;
    }

    private DefaultXYDataset data() {
        double[][] xy = new double[2][chart.cells().size()];
        for (int i = 0; i < chart.cells().size(); i++) {
            xy[0][i] = chart.cells().get(i).column();
            xy[1][i] = chart.cells().get(i).row();
        }
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("cells", xy);
        return data;
    }

    private static List<String> fitted(List<String> names) {
        return names.stream()
                .map(name -> FontTable.fit(name, Pen.ROOM_FONT, WIDEST_NAME))
                .toList();
    }

    private static String end(boolean beyond, String sign, double value) {
        return (beyond ? sign + " " : "") + Numbers.significant(value, 4);
    }

    /** The ramp from the low to the high end of the scale, with the meaning of the colour above it. */
    private void drawLegend(Pen pen, double top) {
        SvgGraphics graphics = new SvgGraphics(pen.svg());
        String low =
                end(chart.cells().stream().anyMatch(cell -> cell.value() < chart.scaleMin()), "≤", chart.scaleMin());
        String high =
                end(chart.cells().stream().anyMatch(cell -> cell.value() > chart.scaleMax()), "≥", chart.scaleMax());
        pen.text(FontTable.fit(chart.valueLabel(), Pen.ROOM_FONT, Frame.WIDTH), 0, top + 17, Pen.START, Ink.TEXT);
        double baseline = top + 39;
        double x = FontTable.width(low, Pen.ROOM_FONT) + 10;
        pen.text(low, 0, baseline, Pen.START, Ink.MUTED);
        for (int step = 0; step < Ink.RAMP; step++) {
            graphics.setPaint(
                    Ink.ramp(chart.lowIsGood() ? Ink.RAMP - 1 - step : step).color());
            graphics.fill(new Rectangle2D.Double(x + step * STEP_WIDTH, baseline - 12, STEP_WIDTH, STEP_HEIGHT));
        }
        pen.text(high, x + Ink.RAMP * STEP_WIDTH + 8, baseline, Pen.START, Ink.MUTED);
    }
}
