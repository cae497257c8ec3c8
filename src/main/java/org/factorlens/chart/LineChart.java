package org.factorlens.chart;

import java.util.List;

/**
 * Lines with markers.
 *
 * @param id see {@link ChartSpec#id()}
 * @param title see {@link ChartSpec#title()}
 * @param x horizontal axis
 * @param y vertical axis; need not start at zero
 * @param series lines, in the order of the legend
 * @param references horizontal lines
 */
public record LineChart(String id, String title, Axis x, Axis y, List<Series> series, List<ReferenceLine> references)
        implements ChartSpec {
    /** Checks the id and copies the lists. */
    public LineChart {
        Checks.id(id);
        series = List.copyOf(series);
        references = List.copyOf(references);
    }
}
