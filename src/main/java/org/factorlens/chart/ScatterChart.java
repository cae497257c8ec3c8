package org.factorlens.chart;

import java.util.List;

/**
 * Points in groups, with fitted lines and names of some points.
 *
 * @param id see {@link ChartSpec#id()}
 * @param title see {@link ChartSpec#title()}
 * @param x horizontal axis
 * @param y vertical axis
 * @param groups points; muted groups are drawn first
 * @param lines fitted lines
 * @param labels names of points
 */
public record ScatterChart(
        String id, String title, Axis x, Axis y, List<Series> groups, List<FittedLine> lines, List<PointLabel> labels)
        implements ChartSpec {
    /** Checks the id and copies the lists. */
    public ScatterChart {
        Checks.id(id);
        groups = List.copyOf(groups);
        lines = List.copyOf(lines);
        labels = List.copyOf(labels);
    }

    /** A scatter chart that names no point. */
    public ScatterChart(String id, String title, Axis x, Axis y, List<Series> groups, List<FittedLine> lines) {
        this(id, title, x, y, groups, lines, List.of());
    }
}
