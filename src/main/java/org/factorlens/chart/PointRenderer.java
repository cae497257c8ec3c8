package org.factorlens.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/** Draws lines as JFreeChart does, and each point as a group with its error bar, marker, hover text and link. */
final class PointRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private static final double CAP = 4;
    /** Radius within which the hover text shows: markers are small for a mouse. */
    private static final double REACH = 8;
    /** Lines with more points than this show no markers, only their hover texts. */
    private static final int MANY_POINTS = 40;
    /** Scatter charts with more points than this have small markers. */
    private static final int DENSE = 150;

    private final transient List<Series> series;
    private final transient List<SeriesStyle> styles;
    private final transient Scale y;
    private final boolean lines;
    private final boolean small;

    PointRenderer(List<Series> series, List<SeriesStyle> styles, Scale y, boolean lines) {
        super(lines, true);
        this.series = series;
        this.styles = styles;
        this.y = y;
        this.lines = lines;
        this.small =
                !lines && series.stream().mapToInt(one -> one.points().size()).sum() > DENSE;
        setDrawSeriesLineAsPath(true);
        for (int i = 0; i < styles.size(); i++) {
            setSeriesPaint(i, styles.get(i).ink().color());
            setSeriesStroke(i, styles.get(i).stroke());
        }
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g2, Rectangle2D dataArea, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g2, dataArea, plot, data, info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    @Override
    protected void drawSecondaryPass(
            Graphics2D g2,
            XYPlot plot,
            XYDataset dataset,
            int pass,
            int index,
            int item,
            ValueAxis domainAxis,
            Rectangle2D dataArea,
            ValueAxis rangeAxis,
            CrosshairState crosshairState,
            EntityCollection entities) {
        SvgWriter svg = ((SvgGraphics) g2).svg();
        if (item == 0) {
            startSeries(svg, index);
            drawErrorBars(
                    svg,
                    index,
                    value -> domainAxis.valueToJava2D(value, dataArea, plot.getDomainAxisEdge()),
                    value -> rangeAxis.valueToJava2D(y.plotted(value), dataArea, plot.getRangeAxisEdge()),
                    dataset);
        }
        double px = domainAxis.valueToJava2D(dataset.getXValue(index, item), dataArea, plot.getDomainAxisEdge());
        double py = rangeAxis.valueToJava2D(dataset.getYValue(index, item), dataArea, plot.getRangeAxisEdge());
        if (!Double.isNaN(px) && !Double.isNaN(py)) {
            Point point = series.get(index).points().get(item);
            Pen pen = new Pen(svg);
            pen.startItem(point.hover(), point.link());
            drawMarker(svg, index, px, py);
            pen.end();
        }
        if (item == dataset.getItemCount(index) - 1) {
            svg.end();
        }
    }

    private void startSeries(SvgWriter svg, int index) {
        svg.start(
                "g",
                "fill",
                styles.get(index).ink().css(),
                "stroke",
                markersShown(index) ? Ink.BACKGROUND.css() : null,
                "stroke-width",
                small ? 0.6 : null,
                "fill-opacity",
                !lines && !series.get(index).muted() ? "0.85" : null);
    }

    private boolean markersShown(int index) {
        return !lines || series.get(index).points().size() <= MANY_POINTS;
    }

    private void drawMarker(SvgWriter svg, int index, double px, double py) {
        if (!markersShown(index)) {
            svg.empty("circle", "cx", px, "cy", py, "r", REACH, "fill", "none", "pointer-events", "all");
        } else if (small) {
            styles.get(index).marker().drawSmall(svg, px, py);
        } else {
            styles.get(index).marker().draw(svg, px, py, null);
        }
    }

    /** All of a series in one path; none where a scale has no place for the point or an end of its bar. */
    private void drawErrorBars(
            SvgWriter svg, int index, DoubleUnaryOperator across, DoubleUnaryOperator along, XYDataset dataset) {
        StringBuilder path = new StringBuilder();
        for (int item = 0; item < dataset.getItemCount(index); item++) {
            Point point = series.get(index).points().get(item);
            double px = across.applyAsDouble(dataset.getXValue(index, item));
            double low = along.applyAsDouble(point.low());
            double high = along.applyAsDouble(point.high());
            if (!Double.isNaN(px + low + high)) {
                path.append(bar(px, low, high));
            }
        }
        if (path.length() > 0) {
            svg.empty(
                    "path",
                    "d",
                    path,
                    "fill",
                    "none",
                    "stroke",
                    styles.get(index).ink().css(),
                    "stroke-width",
                    1.5);
        }
    }

    private static String bar(double px, double low, double high) {
        String caps = "h" + SvgWriter.number(2 * CAP);
        return "M" + SvgWriter.number(px - CAP) + " " + SvgWriter.number(low) + caps
                + "M" + SvgWriter.number(px) + " " + SvgWriter.number(low) + "V" + SvgWriter.number(high)
                + "M" + SvgWriter.number(px - CAP) + " " + SvgWriter.number(high) + caps;
    }
}
