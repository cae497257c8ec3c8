package org.factorlens.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Writes names beside points: right, left, above or below, wherever no other name or named point is in the way. */
final class LabelPlacer {
    private static final double LINE = 18;
    private static final double AWAY = 8;
    private static final double POINT = 5;

    private final Frame frame;
    private final Scale x;
    private final Scale y;

    LabelPlacer(Frame frame, Scale x, Scale y) {
        this.frame = frame;
        this.x = x;
        this.y = y;
    }

    /** Writes the labels for which there is room, first come, first served. */
    void draw(Pen pen, List<PointLabel> labels) {
        List<Rectangle2D> taken = new ArrayList<>();
        for (PointLabel label : labels) {
            taken.add(new Rectangle2D.Double(px(label) - POINT, py(label) - POINT, 2 * POINT, 2 * POINT));
        }
        for (int i = 0; i < labels.size(); i++) {
            place(pen, labels.get(i), taken, taken.get(i));
        }
    }

    private void place(Pen pen, PointLabel label, List<Rectangle2D> taken, Rectangle2D own) {
        double width = FontTable.width(label.text(), Pen.ROOM_FONT);
        for (Rectangle2D box : candidates(px(label), py(label), width)) {
            boolean free = taken.stream().noneMatch(other -> other != own && other.intersects(box));
            if (free && frame.area().contains(box)) {
                taken.add(box);
                pen.ring(px(label), py(label));
                pen.textWithHalo(label.text(), box.getX(), box.getMaxY() - 4, Pen.START);
                return;
            }
        }
    }

    private static List<Rectangle2D> candidates(double px, double py, double width) {
        double middle = py - LINE / 2;
        return List.of(
                new Rectangle2D.Double(px + AWAY, middle, width, LINE),
                new Rectangle2D.Double(px - AWAY - width, middle, width, LINE),
                new Rectangle2D.Double(px - width / 2, py - AWAY - LINE, width, LINE),
                new Rectangle2D.Double(px - width / 2, py + AWAY, width, LINE));
    }

    private double px(PointLabel label) {
        return frame.left() + (x.plotted(label.x()) - x.lower()) / (x.upper() - x.lower()) * frame.width();
    }

    private double py(PointLabel label) {
        double share = (y.plotted(label.y()) - y.lower()) / (y.upper() - y.lower());
        return frame.top() + (1 - share) * frame.height();
    }
}
