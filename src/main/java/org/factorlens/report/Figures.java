package org.factorlens.report;

import java.util.List;
import java.util.regex.Pattern;
import org.factorlens.chart.ChartSpec;
import org.factorlens.chart.Charts;
import org.factorlens.chart.SvgImage;

/**
 * Makes figures for one page: chart, table and CSV file of the same rows. Pages that are many keep no files of their own
 * and point to the downloads instead.
 */
final class Figures {
    private static final String FOLDER = "figures/";
    /** Links are relative to the page; a picture on its own has none. */
    private static final Pattern LINK = Pattern.compile("</?a(\\s[^>]*)?>");

    private final SiteOutput out;
    private final String home;

    /**
     * Figures of one page.
     *
     * @param out where SVG and CSV files go
     * @param home way from the page to the experiment's folder: empty or {@code ../}
     */
    Figures(SiteOutput out, String home) {
        this.out = out;
        this.home = home;
    }

    /** A figure with its own SVG and CSV files; columns without a number are in the CSV file alone. */
    <T> FigureView figure(ChartSpec chart, String caption, Table<T> table, List<T> rows) {
        SvgImage image = Charts.render(chart);
        String path = FOLDER + chart.id();
        out.write(path + ".svg", LINK.matcher(image.standalone()).replaceAll(""));
        out.write(path + ".csv", table.csv(rows));
        return new FigureView(
                chart.id(),
                chart.title(),
                SafeHtml.of(image),
                caption,
                table.withoutEmptyColumns(rows).view(rows),
                home + path + ".csv",
                home + path + ".svg");
    }

    /** A figure without files, whose numbers are in one of the downloads. */
    <T> FigureView light(ChartSpec chart, String caption, Table<T> table, List<T> rows, String download) {
        return new FigureView(
                chart.id(),
                chart.title(),
                SafeHtml.of(Charts.render(chart)),
                caption,
                table.view(rows),
                home + "downloads/" + download,
                null);
    }
}
