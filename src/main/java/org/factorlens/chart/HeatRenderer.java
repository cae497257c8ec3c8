package org.factorlens.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Draws each cell as a group with its block, its text, a frame where it is marked, hover text and link. */
final class HeatRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1L;
    private static final double GAP = 1.5;
    private static final float FRAME = 3;
    private static final double PADDING = 8;
    /** Text smaller than this is left to the hover text. */
    private static final double SMALLEST = 9;
    /** Text of this size is 12 px on a phone, where the style sheet gives it to maps that have the room. */
    private static final double LARGEST = 20;

    private final transient HeatMapChart chart;
    private final double room;
    private final double fontSize;

    HeatRenderer(HeatMapChart chart, double cellWidth) {
        this.chart = chart;
        double widest = chart.cells().stream()
                .mapToDouble(cell -> FontTable.width(cell.text(), 1))
                .max()
                .orElse(0);
        this.room = (cellWidth - PADDING) / Math.max(widest, 1);
        this.fontSize = Math.min(Pen.FONT, Math.floor(room));
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
        SvgWriter svg = ((SvgGraphics) g2).svg();
        if (item == 0) {
            svg.start(
                    "g",
                    "class",
                    room < LARGEST ? "chart-cells tight" : "chart-cells",
                    "text-anchor",
                    Pen.MIDDLE); // a style sheet leaves the size of their text
        }
        HeatCell cell = chart.cells().get(item);
        double left = domain.valueToJava2D(cell.column() - 0.5, area, plot.getDomainAxisEdge());
        double right = domain.valueToJava2D(cell.column() + 0.5, area, plot.getDomainAxisEdge());
        double top = range.valueToJava2D(cell.row() - 0.5, area, plot.getRangeAxisEdge());
        double bottom = range.valueToJava2D(cell.row() + 0.5, area, plot.getRangeAxisEdge());
        draw(g2, cell, new Rectangle2D.Double(left + GAP, top + GAP, right - left - 2 * GAP, bottom - top - 2 * GAP));
        if (item == data.getItemCount(series) - 1) {
            svg.end();
        }
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g2, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(g2, area, plot, data, info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    private void draw(Graphics2D g2, HeatCell cell, Rectangle2D block) {
        Pen pen = new Pen(((SvgGraphics) g2).svg());
        pen.startItem(cell.hover(), cell.link());
        int step = step(cell.value());
        g2.setPaint((step < 0 ? Ink.MISSING : Ink.ramp(step)).color());
        g2.fill(block);
        if (fontSize >= SMALLEST) {
            Ink ink = step < 0 ? Ink.MUTED : Ink.onRamp(step);
            pen.cellText(cell.text(), block.getCenterX(), block.getCenterY() + fontSize * 0.36, ink, fontSize);
        }
        if (cell.marked()) {
            g2.setPaint(Ink.MARK.color());
            g2.setStroke(new BasicStroke(FRAME));
            g2.draw(block);
        }
        pen.end();
    }

    /** Step of the ramp, -1 for a missing value. */
    private int step(double value) {
        if (Double.isNaN(value)) {
            return -1;
        }
        double length = chart.scaleMax() - chart.scaleMin();
        double share = length > 0 ? Math.max(0, Math.min((value - chart.scaleMin()) / length, 1)) : 0.5;
        double strength = chart.lowIsGood() ? 1 - share : share;
        return (int) Math.min(strength * Ink.RAMP, Ink.RAMP - 1);
    }
}
