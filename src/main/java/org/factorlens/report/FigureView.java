package org.factorlens.report;

/**
 * A figure as {@code fragments/figure.html} draws it.
 *
 * @param id unique in the page
 * @param title what it shows
 * @param svg the chart
 * @param caption how to read it; empty where its group says so for all
 * @param table the same numbers
 * @param csv address of the numbers
 * @param file address of the picture as a file, or null
 */
record FigureView(String id, String title, SafeHtml svg, String caption, TableView table, String csv, String file) {
    FigureView withoutCaption() {
        return new FigureView(id, title, svg, "", table, csv, file);
    }
}
