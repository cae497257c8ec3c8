package org.factorlens.chart;

import java.awt.BasicStroke;
import java.util.List;
import java.util.stream.DoubleStream;
import org.factorlens.format.Numbers;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYBarDataset;

/** Draws bar charts. */
final class BarFigure {
    private static final double STANDING_HEIGHT = 230;
    private static final double LYING_ROW = 27;
    private static final double LYING_ROW_OF_TWO_LINES = 38;
    private static final double BAR_SHARE = 0.76;
    private static final int MARKS = 7;
    /** Widest line of a name beside a lying bar; what two lines do not hold is cut, and whole in the hover text. */
    private static final double WIDEST_NAME = 260;

    private final BarChart chart;
    private final List<String> values;

    BarFigure(BarChart chart) {
        this.chart = chart;
        boolean plain = chart.bars().stream().allMatch(bar -> Double.isNaN(bar.low()));
        this.values = chart.horizontal() && plain
                ? chart.bars().stream().map(bar -> value(bar.value())).toList()
                : List.of();
    }

    SvgImage draw() {
        if (chart.bars().stream().noneMatch(bar -> Double.isFinite(bar.value()))) {
            return Figure.empty(chart);
        }
        Legend legend = new Legend(Frame.WIDTH);
        for (int i = 0; i < chart.references().size(); i++) {
            legend.add(chart.references().get(i).name(), SeriesStyle.reference(i), true, false);
        }
        return chart.horizontal() ? lying(legend) : standing(legend);
    }

    private SvgImage standing(Legend legend) {
        Scale value = Scale.fromZero(chart.y(), numbers(), MARKS, 0);
        double marksWidth = value.widestLabel(Pen.ROOM_FONT);
        Scale category = categories().everyNth(Frame.plotWidth(marksWidth), Pen.ROOM_FONT);
        Frame frame = Frame.of(chart.y().label(), legend, marksWidth, STANDING_HEIGHT, chart.categoryLabel());
        return draw(frame, legend, category, value, chart.y().label(), chart.categoryLabel());
    }

    private SvgImage lying(Legend legend) {
        Scale category = Scale.categories(chart.bars().stream()
                .map(bar -> FontTable.inTwoLines(bar.label(), Pen.ROOM_FONT, WIDEST_NAME))
                .toList());
        double marksWidth = category.widestLabel(Pen.ROOM_FONT);
        double valueWidth = values.stream()
                .mapToDouble(text -> FontTable.width(text, Pen.ROOM_FONT) + 8)
                .max()
                .orElse(0);
        double plotWidth = Frame.plotWidth(marksWidth);
        Scale value = Scale.fromZero(chart.y(), numbers(), MARKS, valueWidth / plotWidth)
                .thinned(plotWidth, Pen.ROOM_FONT);
        boolean twoLines =
                category.ticks().stream().anyMatch(tick -> tick.label().contains("\n"));
        double height =
                (twoLines ? LYING_ROW_OF_TWO_LINES : LYING_ROW) * chart.bars().size();
        Frame frame = Frame.of(
                chart.categoryLabel(), legend, marksWidth, height, chart.y().label());
        return draw(
                frame, legend, category, value, chart.categoryLabel(), chart.y().label());
    }

    private SvgImage draw(Frame frame, Legend legend, Scale category, Scale value, String top, String foot) {
        boolean linked = chart.bars().stream().anyMatch(bar -> bar.link() != null);
        return Figure.draw(chart, AltText.bars(chart), linked, frame.imageHeight(), pen -> {
            frame.drawLabels(pen, top, foot);
            legend.draw(pen, frame.legendTop());
            plot(pen, category, value).draw(new SvgGraphics(pen.svg()), frame.area(), null, null, null);
        });
    }

    private XYPlot plot(Pen pen, Scale category, Scale value) {
        TickAxis domain = new TickAxis(category, pen);
        XYPlot plot = Plots.plot(data(), domain, new TickAxis(value, pen), new BarRenderer(chart.bars(), values));
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(Ink.AXIS.color());
        plot.setRangeZeroBaselineStroke(new BasicStroke(1));
        domain.setAxisLineVisible(false);
        if (chart.horizontal()) {
            plot.setOrientation(PlotOrientation.HORIZONTAL);
            plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
            domain.setInverted(true);
        }
        for (int i = 0; i < chart.references().size(); i++) {
            Plots.addReference(plot, chart.references().get(i).y(), SeriesStyle.reference(i));
        }
        return plot;
    }

    private XYBarDataset data() {
        double[][] xy = new double[2][chart.bars().size()];
        for (int i = 0; i < chart.bars().size(); i++) {
            xy[0][i] = i;
            xy[1][i] = chart.bars().get(i).value();
        }
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("bars", xy);
        return new XYBarDataset(data, BAR_SHARE);
    }

    private Scale categories() {
        return Scale.categories(chart.bars().stream()
                .map(bar -> FontTable.fit(bar.label(), Pen.ROOM_FONT, Frame.WIDTH))
                .toList());
    }

    private double[] numbers() {
        return DoubleStream.concat(
                        chart.bars().stream()
                                .flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.low(), bar.high())),
                        chart.references().stream().mapToDouble(ReferenceLine::y))
                .toArray();
    }

    private String value(double number) {
        if (!Double.isFinite(number)) {
            return "";
        }
        return chart.y().integers() ? Numbers.count(Math.round(number)) : Numbers.fixed(number, decimals());
    }

    /** Decimals that give the longest bar three digits; all bars have as many. */
    private int decimals() {
        double longest = chart.bars().stream()
                .mapToDouble(bar -> Math.abs(bar.value()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return longest > 0 ? Math.max(0, 2 - (int) Math.floor(StrictMath.log10(longest))) : 0;
    }
}
