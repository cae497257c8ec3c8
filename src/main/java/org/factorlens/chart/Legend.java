package org.factorlens.chart;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** Names of the series above the plot, in rows as wide as the chart, so that they never cover data. */
final class Legend {
    static final double ROW = 23;
    private static final double KEY = 26;
    private static final double KEY_GAP = 7;
    private static final double GAP = 18;

    private final double width;
    private final List<Entry> entries = new ArrayList<>();

    /** An empty legend for an image of that width. */
    Legend(double width) {
        this.width = width;
    }

    /** Adds a series whose key is a line, a marker, or both. */
    void add(String name, SeriesStyle style, boolean line, boolean marker) {
        String fitted = FontTable.fit(name, Pen.ROOM_FONT, width - KEY - KEY_GAP);
        double space = (line ? KEY : KEY / 2) + KEY_GAP;
        entries.add(new Entry(fitted, style, line, marker, space, FontTable.width(fitted, Pen.ROOM_FONT)));
    }

    /** Height of all rows; 0 where one series alone needs no name. */
    double height() {
        return rows().size() * ROW;
    }

    /** Draws the rows, the first with its top at {@code top}. */
    void draw(Pen pen, double top) {
        SvgGraphics graphics = new SvgGraphics(pen.svg());
        double middle = top + ROW / 2;
        List<List<Entry>> rows = rows();
        for (List<Entry> row : rows) {
            double x = 0;
            for (Entry entry : row) {
                entry.draw(pen, graphics, x, middle);
                x += (rows.size() > 1 ? widest() : entry.width()) + GAP;
            }
            middle += ROW;
        }
    }

    /** One row with entries side by side where they fit, else rows of equal columns. */
    private List<List<Entry>> rows() {
        double wanted =
                entries.stream().mapToDouble(entry -> entry.width() + GAP).sum() - GAP;
        int columns = wanted <= width ? entries.size() : columns();
        List<List<Entry>> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i += columns) {
            rows.add(entries.subList(i, Math.min(i + columns, entries.size())));
        }
        return rows;
    }

    /** As many columns as fit, and no more than fill the rows that are needed anyway. */
    private int columns() {
        int most = Math.max(1, (int) ((width + GAP) / (widest() + GAP)));
        int rows = (entries.size() + most - 1) / most;
        return (entries.size() + rows - 1) / rows;
    }

    private double widest() {
        return entries.stream().mapToDouble(Entry::width).max().orElse(0);
    }

    private record Entry(
            String name, SeriesStyle style, boolean line, boolean marker, double keySpace, double textWidth) {
        double width() {
            return keySpace + textWidth;
        }

        void draw(Pen pen, SvgGraphics graphics, double x, double y) {
            double key = keySpace - KEY_GAP;
            if (line) {
                graphics.setPaint(style.ink().color());
                graphics.setStroke(style.stroke());
                graphics.draw(new Line2D.Double(x, y, x + key, y));
            }
            if (marker) {
                style.marker().draw(pen.svg(), x + key / 2, y, style.ink());
            }
            pen.text(name, x + keySpace, y + TickAxis.HALF_X_HEIGHT, Pen.START, Ink.TEXT);
        }
    }
}
