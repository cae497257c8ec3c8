package org.factorlens.chart;

/**
 * A bar. A bar whose value is NaN keeps its place and is not drawn.
 *
 * @param label category
 * @param value length
 * @param low lower end of the error bar, NaN for none
 * @param high upper end of the error bar, NaN for none
 * @param hover values shown on hover, may be empty
 * @param link relative address, or null
 */
public record Bar(String label, double value, double low, double high, String hover, String link) {
    /** Checks the link. */
    public Bar {
        Checks.relative(link);
    }

    /** A bar without error bar and link. */
    public static Bar of(String label, double value, String hover) {
        return new Bar(label, value, Double.NaN, Double.NaN, hover, null);
    }
}
