package org.factorlens.chart;

import java.util.List;

/**
 * Points that belong together and share colour, marker and dash.
 *
 * @param name name in the legend
 * @param points in drawing order
 * @param muted whether the series is background to the others ("other genres"): grey, and no colour is used up
 */
public record Series(String name, List<Point> points, boolean muted) {
    /** Copies the points. */
    public Series {
        points = List.copyOf(points);
    }

    /** A series that is not muted. */
    public Series(String name, List<Point> points) {
        this(name, points, false);
    }
}
