package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Manifest;
import org.factorlens.results.Summary;

/**
 * The best baseline, and under it, in order of rank, the best configurations, the chosen one and the best baseline of each
 * other kind: the bar is seen first, the winner at once, and how the baselines do in the same table.
 */
final class Leaderboard {
    private static final int TOP = 10;

    private final Configurations configurations;
    private final Manifest.PlanInfo plan;

    Leaderboard(Configurations configurations, Manifest.PlanInfo plan) {
        this.configurations = configurations;
        this.plan = plan;
    }

    /** The best baseline, then by rank the top, and the chosen one and the other baselines wherever they stand. */
    List<Summary> rows() {
        List<Summary> ranked = configurations.ranked();
        List<Summary> baselines = Baselines.bestOfEachKind(configurations);
        Set<Summary> rows = new LinkedHashSet<>();
        baselines.stream().findFirst().ifPresent(rows::add);
        for (int i = 0; i < ranked.size(); i++) {
            if (i < TOP || ranked.get(i).selected() || baselines.contains(ranked.get(i))) {
                rows.add(ranked.get(i));
            }
        }
        return new ArrayList<>(rows);
    }

    TableView view() {
        List<Summary> ranked = configurations.ranked();
        List<Summary> rows = rows();
        List<Column<Summary>> columns = List.of(
                Column.count("Rank", row -> ranked.indexOf(row) + 1),
                Column.text("Configuration", Summary::configuration).naming().linked(configurations::runPage),
                Column.number("Test RMSE", Summary::testRmseMean, Numbers::rmse),
                Column.text("Standing", Standing::of),
                Column.text("95% interval", row -> Numbers.interval(row.testRmseLow(), row.testRmseHigh())),
                Column.number("Difference to chosen", Summary::deltaToSelected, Numbers::difference),
                Column.text("Its 95% interval", Leaderboard::deltaInterval));
        return new Table<>(caption(ranked, rows), columns, row -> css(ranked, rows, row), false).view(rows);
    }

    /** Marks what the row is, and that ranks are missing between it and the row above. */
    private static String css(List<Summary> ranked, List<Summary> rows, Summary row) {
        int place = rows.indexOf(row);
        boolean follows = place == 0 || ranked.indexOf(rows.get(place - 1)) == ranked.indexOf(row) - 1;
        return (Standing.css(row) + (follows ? "" : " skips")).strip();
    }

    private String caption(List<Summary> ranked, List<Summary> rows) {
        boolean headed = Baselines.best(configurations).isPresent();
        if (ranked.size() == 1) {
            return (headed ? "The best baseline alone" : "The one configuration") + Phrases.over(plan);
        }
        String others = ranked.size() > TOP
                ? "the best " + TOP + " of " + Numbers.count(ranked.size()) + " configurations" + lower(ranked, rows)
                : (headed ? "the other " : "")
                        + Units.counted(ranked.size() - (headed ? 1 : 0), "configuration", "configurations");
        return (headed ? "The best baseline, then by rank " : "By rank ") + others + Phrases.over(plan);
    }

    /** What of the rows under the first stands below the top. */
    private static String lower(List<Summary> ranked, List<Summary> rows) {
        List<Summary> below =
                rows.stream().skip(1).filter(row -> ranked.indexOf(row) >= TOP).toList();
        boolean baselines = below.stream().anyMatch(row -> !row.selected());
        String chosen = below.stream().anyMatch(Summary::selected) ? "the chosen one" : "";
        return (chosen.isEmpty() ? "" : (baselines ? ", " : " and ") + chosen)
                + (baselines ? " and the best baseline of each other kind" : "");
    }

    private static String deltaInterval(Summary row) {
        return row.selected() ? "–" : Phrases.signedInterval(row.deltaLow(), row.deltaHigh());
    }
}
