package org.factorlens.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/** Draws each bar as a group with the bar, its error bar, its value at the end of lying bars, hover text and link. */
final class BarRenderer extends XYBarRenderer {
    private static final long serialVersionUID = 1L;
    private static final double CAP = 4;
    private static final double VALUE_GAP = 6;

    private final transient List<Bar> bars;
    private final transient List<String> values;

    /**
     * A renderer.
     *
     * @param bars the bars
     * @param values text at the end of each bar, or empty for none
     */
    BarRenderer(List<Bar> bars, List<String> values) {
        this.bars = bars;
        this.values = values;
        setBarPainter(new StandardXYBarPainter());
        setShadowVisible(false);
        setDrawBarOutline(false);
        setSeriesPaint(0, Ink.series(0).color());
    }

    @Override
    public void drawItem(
            Graphics2D g2,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset data,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        Bar bar = bars.get(item);
        if (!Double.isFinite(bar.value())) {
            return;
        }
        Pen pen = new Pen(((SvgGraphics) g2).svg());
        pen.startItem(bar.hover(), bar.link());
        super.drawItem(g2, state, area, info, plot, domain, range, data, series, item, crosshair, pass);
        RectangleEdge edge = plot.getRangeAxisEdge();
        double middle = domain.valueToJava2D(item, area, plot.getDomainAxisEdge());
        drawErrorBar(
                pen.svg(),
                plot.getOrientation().isHorizontal(),
                middle,
                range.valueToJava2D(bar.low(), area, edge),
                range.valueToJava2D(bar.high(), area, edge));
        if (!values.isEmpty()) {
            boolean left = bar.value() < 0;
            double end = range.valueToJava2D(bar.value(), area, edge) + (left ? -VALUE_GAP : VALUE_GAP);
            pen.text(values.get(item), end, middle + TickAxis.HALF_X_HEIGHT, left ? Pen.END : Pen.START, Ink.TEXT);
        }
        pen.end();
    }

    private static void drawErrorBar(SvgWriter svg, boolean lying, double middle, double low, double high) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return;
        }
        String path = lying
                ? whisker(low, middle - CAP, "v") + line(low, middle, "H", high) + whisker(high, middle - CAP, "v")
                : whisker(middle - CAP, low, "h") + line(middle, low, "V", high) + whisker(middle - CAP, high, "h");
        svg.empty("path", "d", path, "fill", "none", "stroke", Ink.TEXT.css(), "stroke-width", 1.5);
    }

    private static String whisker(double x, double y, String direction) {
        return line(x, y, direction, 2 * CAP);
    }

    private static String line(double x, double y, String command, double to) {
        return "M" + SvgWriter.number(x) + " " + SvgWriter.number(y) + command + SvgWriter.number(to);
    }
}
