package org.factorlens.chart;

import java.awt.BasicStroke;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;

/** Our theme for JFreeChart's plots: nothing but grid and data, exactly in the area given. */
final class Plots {
    private Plots() {}

    /** A plot without background, outline and insets, with grid lines across the range axis. */
    static XYPlot plot(XYDataset data, TickAxis domain, TickAxis range, XYItemRenderer renderer) {
        XYPlot plot = new XYPlot(data, domain, range, renderer);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setFixedDomainAxisSpace(new AxisSpace());
        plot.setFixedRangeAxisSpace(new AxisSpace());
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(Ink.GRID.color());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setDomainGridlinePaint(Ink.GRID.color());
        plot.setDomainGridlineStroke(new BasicStroke(1));
        range.setAxisLineVisible(false);
        return plot;
    }

    /** Adds a line across the plot at a value of the range axis. */
    static void addReference(XYPlot plot, double plotted, SeriesStyle style) {
        ValueMarker marker = new ValueMarker(plotted, style.ink().color(), style.stroke());
        marker.setAlpha(1);
        plot.addRangeMarker(marker, Layer.BACKGROUND);
    }
}
