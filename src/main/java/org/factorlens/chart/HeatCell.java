package org.factorlens.chart;

/**
 * A cell of a heat map.
 *
 * @param row row index
 * @param column column index
 * @param value decides the colour; NaN is shown as missing
 * @param text written in the cell when there is room
 * @param hover values shown on hover, may be empty
 * @param link relative address, or null
 * @param marked whether the cell is framed, for instance as the best
 */
public record HeatCell(int row, int column, double value, String text, String hover, String link, boolean marked) {
    /** Checks the link. */
    public HeatCell {
        Checks.relative(link);
    }
}
