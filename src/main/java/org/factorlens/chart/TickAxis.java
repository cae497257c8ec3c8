package org.factorlens.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A JFreeChart axis with our marks, which writes their labels as SVG text instead of measuring them with AWT. */
final class TickAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;
    /** From the axis to the baseline of labels below it. */
    static final double BELOW = 19;
    /** From the axis to the end of labels on its left. */
    static final double BESIDE = 8;
    /** From the middle of a line of text to its baseline. */
    static final double HALF_X_HEIGHT = 5;

    /** From a line of a label to the next. */
    private static final double LINE = 17;

    private final transient Scale scale;
    private final transient Pen pen;

    TickAxis(Scale scale, Pen pen) {
        this.scale = scale;
        this.pen = pen;
        setRange(scale.lower(), scale.upper());
        setAxisLinePaint(Ink.AXIS.color());
        setAxisLineStroke(new BasicStroke(1));
        setTickMarksVisible(false);
    }

    @Override
    protected AxisState drawTickMarksAndLabels(
            Graphics2D g2, double cursor, Rectangle2D plotArea, Rectangle2D dataArea, RectangleEdge edge) {
        if (isAxisLineVisible()) {
            drawAxisLine(g2, cursor, dataArea, edge);
        }
        AxisState state = new AxisState(cursor);
        state.setTicks(refreshTicks(g2, state, dataArea, edge));
        boolean below = edge == RectangleEdge.BOTTOM;
        pen.startLabels(below ? Pen.MIDDLE : Pen.END, Ink.MUTED);
        for (Tick tick : scale.ticks()) {
            double at = valueToJava2D(tick.position(), dataArea, edge);
            if (below) {
                pen.label(tick.label(), at, cursor + BELOW);
            } else {
                beside(tick.label().lines().toList(), cursor - BESIDE, at + HALF_X_HEIGHT);
            }
        }
        pen.end();
        return state;
    }

    /** Lines around a middle whose baseline would be {@code y}. */
    private void beside(List<String> lines, double x, double y) {
        for (int i = 0; i < lines.size(); i++) {
            pen.label(lines.get(i), x, y + (i - (lines.size() - 1) / 2.0) * LINE);
        }
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        return scale.ticks().stream()
                .map(tick -> new NumberTick(tick.position(), tick.label(), TextAnchor.CENTER, TextAnchor.CENTER, 0))
                .toList();
    }
}
