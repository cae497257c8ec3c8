package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Summary;

/** The best configurations, and the baselines under them. */
final class Leaderboard {
    private static final int TOP = 10;

    private final Configurations configurations;

    Leaderboard(Configurations configurations) {
        this.configurations = configurations;
    }

    /** Best first: the top, the chosen one wherever it stands, and the baselines. */
    List<Summary> rows() {
        List<Summary> ranked = configurations.ranked();
        List<Summary> rows = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Summary row = ranked.get(i);
            if (i < TOP || row.selected() || Standing.isBaseline(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    TableView view() {
        List<Summary> ranked = configurations.ranked();
        List<Column<Summary>> columns = List.of(
                Column.count("Rank", row -> ranked.indexOf(row) + 1),
                Column.text("Configuration", Summary::configuration).naming().linked(configurations::runPage),
                Column.number("Test RMSE", Summary::testRmseMean, Numbers::rmse),
                Column.text("95% interval", row -> Numbers.interval(row.testRmseLow(), row.testRmseHigh())),
                Column.number("Difference to chosen", Summary::deltaToSelected, Numbers::difference),
                Column.text("Its 95% interval", Leaderboard::deltaInterval),
                Column.text("Standing", Standing::of));
        String caption = (ranked.size() <= TOP
                        ? Units.counted(ranked.size(), "configuration", "configurations")
                        : "The best " + TOP + " of " + Numbers.count(ranked.size())
                                + " configurations, the chosen one, and the baselines")
                + "; mean over folds and seeds";
        return new Table<>(caption, columns, Standing::css, false).view(rows());
    }

    private static String deltaInterval(Summary row) {
        return row.selected() ? "–" : Phrases.signedInterval(row.deltaLow(), row.deltaHigh());
    }
}
