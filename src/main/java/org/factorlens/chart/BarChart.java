package org.factorlens.chart;

import java.util.List;

/**
 * Bars from zero.
 *
 * @param id see {@link ChartSpec#id()}
 * @param title see {@link ChartSpec#title()}
 * @param categoryLabel what the bars are, may be empty
 * @param y axis of the values, never logarithmic: the length of a bar is its value
 * @param bars in order, from the left or from the top
 * @param horizontal whether bars lie; the choice for names of more than a few letters
 * @param references lines across the bars
 */
public record BarChart(
        String id,
        String title,
        String categoryLabel,
        Axis y,
        List<Bar> bars,
        boolean horizontal,
        List<ReferenceLine> references)
        implements ChartSpec {
    /** Checks id and axis and copies the lists. */
    public BarChart {
        Checks.id(id);
        bars = List.copyOf(bars);
        references = List.copyOf(references);
        if (y.log10()) {
            throw new IllegalArgumentException("bars start at zero, which a logarithmic axis does not have: " + id);
        }
    }
}
