package org.factorlens.chart;

/**
 * A point of a line or scatter chart. A point whose x or y is NaN is not drawn, and a line is broken there.
 *
 * @param x value on the x axis
 * @param y value on the y axis
 * @param low lower end of the error bar, NaN for none
 * @param high upper end of the error bar, NaN for none
 * @param hover values shown on hover, may be empty
 * @param link relative address, or null
 */
public record Point(double x, double y, double low, double high, String hover, String link) {
    /** Checks the link. */
    public Point {
        Checks.relative(link);
    }

    /** A point without error bar and link. */
    public static Point of(double x, double y, String hover) {
        return new Point(x, y, Double.NaN, Double.NaN, hover, null);
    }
}
