package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.results.CellResult;
import org.factorlens.results.Manifest;
import org.factorlens.results.Summary;

/**
 * The same configurations scored on ratings held out at random and on the latest ratings: what a score of a random split may owe
 * to ratings from the future of those it predicts (Ji et al. 2023). The test ratings are others, so there is no interval.
 */
final class ProtocolGap {
    private static final String TEMPORAL = "temporal";
    private static final int MOST = 40;

    private final Configurations random;
    private final Configurations later;

    private record Row(Summary random, Summary later, int rankRandom, int rankLater) {}

    ProtocolGap(Configurations random, Configurations later) {
        this.random = random;
        this.later = later;
    }

    /** Whether the first split is drawn at random and the second by time. */
    static boolean applies(Manifest first, Manifest second) {
        List<String> drawn = List.of("kfold", "holdout", "numpy-holdout");
        return drawn.contains(first.split().strategy())
                && second.split().strategy().equals(TEMPORAL);
    }

    private List<Row> rows() {
        List<Summary> here =
                random.ranked().stream().filter(row -> found(row).isPresent()).toList();
        List<String> there = later.ranked().stream()
                .map(Summary::configuration)
                .filter(name ->
                        here.stream().anyMatch(row -> row.configuration().equals(name)))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            Summary other = found(here.get(i)).orElseThrow();
            rows.add(new Row(here.get(i), other, i + 1, there.indexOf(other.configuration()) + 1));
        }
        return rows;
    }

    /** Names leave out what all configurations of an experiment share, so that settings have to be the same too. */
    private Optional<Summary> found(Summary row) {
        return later.find(row.configuration())
                .filter(Configurations::scored)
                .filter(other -> Family.of(other).equals(Family.of(row)));
    }

    private double knownDifference(Row row) {
        return known(later, row.later()) - known(random, row.random());
    }

    /** Mean over runs of the RMSE over test ratings whose user and item are both in training. */
    private static double known(Configurations configurations, Summary row) {
        return configurations.cells(row).stream()
                .mapToDouble(CellResult::testRmseWarm)
                .average()
                .orElse(Double.NaN);
    }

    /** A row for each configuration that both have, the best of the random split first. */
    TableView view(String first, String second) {
        List<Row> all = rows();
        List<Column<Row>> columns = List.of(
                Column.<Row>text("Configuration", row -> row.random().configuration())
                        .naming(),
                Column.number("Held out at random", row -> row.random().testRmseMean(), Numbers::rmse),
                Column.number("The latest", row -> row.later().testRmseMean(), Numbers::rmse),
                Column.number(
                        "Difference",
                        row -> row.later().testRmseMean() - row.random().testRmseMean(),
                        Numbers::difference),
                Column.number("Difference where known", this::knownDifference, Numbers::difference),
                Column.count("Rank at random", Row::rankRandom),
                Column.count("Rank on the latest", Row::rankLater),
                Column.number("Known at random", row -> row.random().coverageMean(), Numbers::percent),
                Column.number("Known of the latest", row -> row.later().coverageMean(), Numbers::percent));
        return Table.of(
                        "Test RMSE of " + first + " and of " + second + ", "
                                + (all.size() > MOST ? "the best " + MOST + " of " + all.size() : "all")
                                + " configurations that both have",
                        columns)
                .view(all.stream().limit(MOST).toList());
    }
}
