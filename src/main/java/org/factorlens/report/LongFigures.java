package org.factorlens.report;

import java.util.List;
import org.factorlens.chart.ChartSpec;
import org.factorlens.format.Numbers;

/** Figures with more rows than a page should carry: the page shows the first, the CSV file has all. */
final class LongFigures {
    /** Rows of a table on the page. */
    static final int MOST_ROWS = 30;

    private LongFigures() {}

    static <T> FigureView figure(Figures figures, ChartSpec chart, String caption, Table<T> table, List<T> rows) {
        FigureView whole = figures.figure(chart, caption, table, rows);
        if (rows.size() <= MOST_ROWS) {
            return whole;
        }
        String first = table.caption() + " (the first " + MOST_ROWS + " of " + Numbers.count(rows.size())
                + " rows; all are in the CSV file)";
        Table<T> cut = new Table<>(first, table.columns(), table.rowClass(), table.sortable());
        return new FigureView(
                whole.id(),
                whole.title(),
                whole.svg(),
                caption,
                cut.view(rows.subList(0, MOST_ROWS)),
                whole.csv(),
                whole.file());
    }
}
