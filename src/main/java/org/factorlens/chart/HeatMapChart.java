package org.factorlens.chart;

import java.util.List;

/**
 * A grid of coloured cells with their values written in them and a legend of the colours.
 *
 * @param id see {@link ChartSpec#id()}
 * @param title see {@link ChartSpec#title()}
 * @param columnLabel what the columns are
 * @param columns names of the columns, left to right
 * @param rowLabel what the rows are
 * @param rows names of the rows, top to bottom
 * @param cells the cells; places without one stay empty
 * @param scaleMin value at the low end of the colours; give charts side by side the same scale
 * @param scaleMax value at the high end; values beyond an end have its colour
 * @param valueLabel what the colour means, with the unit
 * @param lowIsGood whether low values get the strong colour
 */
public record HeatMapChart(
        String id,
        String title,
        String columnLabel,
        List<String> columns,
        String rowLabel,
        List<String> rows,
        List<HeatCell> cells,
        double scaleMin,
        double scaleMax,
        String valueLabel,
        boolean lowIsGood)
        implements ChartSpec {
    /** Checks the id and that cells lie in the grid, copies the lists. */
    public HeatMapChart {
        Checks.id(id);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = List.copyOf(cells);
        for (HeatCell cell : cells) {
            if (cell.row() < 0 || cell.row() >= rows.size() || cell.column() < 0 || cell.column() >= columns.size()) {
                throw new IllegalArgumentException("cell at row " + cell.row() + ", column " + cell.column()
                        + " lies outside the grid of " + rows.size() + " x " + columns.size() + ": " + id);
            }
        }
    }
}
