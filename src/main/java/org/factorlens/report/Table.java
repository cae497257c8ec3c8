package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.factorlens.results.SpreadsheetText;

/**
 * The form of a table: caption and typed columns. Rows of records make a {@link TableView} or a CSV file of it.
 *
 * @param caption what the table shows
 * @param columns at least one
 * @param rowClass style class of a row, empty for none
 * @param sortable whether the browser may sort it, so that cells carry their sort keys
 */
record Table<T>(String caption, List<Column<T>> columns, Function<T, String> rowClass, boolean sortable) {
    Table {
        columns = List.copyOf(columns);
    }

    /** A plain table. */
    static <T> Table<T> of(String caption, List<Column<T>> columns) {
        return new Table<>(caption, columns, row -> "", false);
    }

    /** The same without columns of numbers that have no number in any of the rows. */
    Table<T> withoutEmptyColumns(List<T> rows) {
        List<Column<T>> kept = columns.stream()
                .filter(column -> !column.numeric()
                        || rows.isEmpty()
                        || rows.stream()
                                .anyMatch(row -> !column.key().apply(row).isEmpty()))
                .toList();
        return new Table<>(caption, kept, rowClass, sortable);
    }

    /** The table with its rows, as a template draws it. */
    TableView view(List<T> rows) {
        List<TableView.Head> heads = columns.stream()
                .map(column -> new TableView.Head(column.header(), head(column)))
                .toList();
        List<TableView.Row> views = new ArrayList<>();
        for (T row : rows) {
            views.add(new TableView.Row(
                    rowClass.apply(row),
                    columns.stream().map(column -> cell(column, row)).toList()));
        }
        return new TableView(caption, css(), heads, views);
    }

    private String css() {
        return ((sortable ? "sortable " : "") + (numbers() ? "numbers" : "")).strip();
    }

    /** Whether most columns but the first are numbers, so that the table says it once and not every cell again. */
    private boolean numbers() {
        long numeric = columns.stream().skip(1).filter(Column::numeric).count();
        return columns.get(0).rowHeader() && 2 * numeric > columns.size() - 1;
    }

    private String css(Column<T> column) {
        if (!numbers() || column == columns.get(0)) {
            return column.css();
        }
        return column.numeric() ? "" : column.css().isEmpty() ? "t" : "t " + column.css();
    }

    /** The browser asks the heads which columns it has to sort as numbers. */
    private String head(Column<T> column) {
        return sortable && column.numeric() ? column.css() : css(column);
    }

    private TableView.Cell cell(Column<T> column, T row) {
        String text = column.text().apply(row);
        String key = column.key().apply(row);
        boolean keyed = sortable && !key.equals(text);
        return new TableView.Cell(text, keyed ? key : "", column.link().apply(row), column.rowHeader(), css(column));
    }

    private static <T> String csvField(Column<T> column, T row) {
        String key = column.key().apply(row);
        return column.numeric() ? key : SpreadsheetText.escape(key);
    }

    /** The rows as CSV with a header, lines ended by LF. */
    String csv(List<T> rows) {
        StringBuilder out = new StringBuilder();
        out.append(columns.stream().map(column -> quoted(column.csvName())).collect(Collectors.joining(",")))
                .append('\n');
        for (T row : rows) {
            out.append(columns.stream()
                            .map(column -> quoted(csvField(column, row)))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return out.toString();
    }

    private static String quoted(String field) {
        return field.matches("[^\",\\r\\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
