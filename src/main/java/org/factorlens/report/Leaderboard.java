package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Manifest;
import org.factorlens.results.Summary;

/** The best baseline of each kind, and under them the best configurations. */
final class Leaderboard {
    private static final int TOP = 10;

    private final Configurations configurations;
    private final Manifest.PlanInfo plan;

    Leaderboard(Configurations configurations, Manifest.PlanInfo plan) {
        this.configurations = configurations;
        this.plan = plan;
    }

    /** The best baseline of each kind, then, best first, the top and the chosen one wherever it stands. */
    List<Summary> rows() {
        List<Summary> ranked = configurations.ranked();
        Set<Summary> rows = new LinkedHashSet<>(Baselines.bestOfEachKind(configurations));
        for (int i = 0; i < ranked.size(); i++) {
            if (i < TOP || ranked.get(i).selected()) {
                rows.add(ranked.get(i));
            }
        }
        return new ArrayList<>(rows);
    }

    TableView view() {
        List<Summary> ranked = configurations.ranked();
        List<Column<Summary>> columns = List.of(
                Column.count("Rank", row -> ranked.indexOf(row) + 1),
                Column.text("Configuration", Summary::configuration).naming().linked(configurations::runPage),
                Column.number("Test RMSE", Summary::testRmseMean, Numbers::rmse),
                Column.text("Standing", Standing::of),
                Column.text("95% interval", row -> Numbers.interval(row.testRmseLow(), row.testRmseHigh())),
                Column.number("Difference to chosen", Summary::deltaToSelected, Numbers::difference),
                Column.text("Its 95% interval", Leaderboard::deltaInterval));
        return new Table<>(caption(ranked.size()), columns, Standing::css, false).view(rows());
    }

    private String caption(int configurationCount) {
        String best = configurationCount <= TOP
                ? Units.counted(configurationCount, "configuration", "configurations")
                : "the best " + TOP + " of " + Numbers.count(configurationCount) + " configurations and the chosen one";
        boolean headed = !Baselines.bestOfEachKind(configurations).isEmpty();
        String text = (headed ? "The best baseline of each kind, then " : "") + best + Phrases.over(plan);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String deltaInterval(Summary row) {
        return row.selected() ? "–" : Phrases.signedInterval(row.deltaLow(), row.deltaHigh());
    }
}
