package org.factorlens.report;

import java.util.List;

/** A table as {@code fragments/table.html} draws it. */
record TableView(String caption, String css, List<Head> heads, List<Row> rows) {
    /** A column's heading. */
    record Head(String text, String css) {}

    /** A row. */
    record Row(String css, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param text what is shown
     * @param key sort key where it is not the text
     * @param href where it leads, or null
     * @param header whether it names its row
     * @param css {@code n} for numbers; in a table of numbers none for them, and {@code t} for words
     */
    record Cell(String text, String key, String href, boolean header, String css) {}
}
