package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.results.CellResult;
import org.factorlens.results.Summary;
import org.factorlens.statistics.Interval;

/** The scores of every configuration for the page that compares any two of them, and cases to check its arithmetic by. */
final class CompareScript {
    /** Name in the experiment's folder. */
    static final String FILE = "compare-data.js";

    private static final int CHECKS = 3;

    private final ExperimentResults results;
    private final Configurations configurations;
    private final List<Summary> ranked;

    CompareScript(ExperimentResults results) {
        this.results = results;
        this.configurations = results.configurations();
        this.ranked = configurations.ranked();
    }

    String text() {
        return Script.assign(
                "FACTORLENS_COMPARE",
                script -> script.field("testToTrain", PairedFolds.testToTrain(results.cells()))
                        .list("quantiles", quantiles(), Script::item)
                        .list("settings", ComparedSettings.names(), Script::item)
                        .list("scores", Contrast.SCORES, Script::item)
                        .list(
                                "says",
                                List.of(
                                        Contrast.LOWER,
                                        Contrast.HIGHER,
                                        Contrast.OPEN,
                                        Contrast.UNKNOWN,
                                        Contrast.SAME,
                                        Contrast.APART),
                                Script::item)
                        .list("configurations", ranked, this::configuration)
                        .rows("users", users())
                        .list("checks", checks(), this::check));
    }

    /** Points of Student's t by degrees of freedom, from 1. */
    private List<Double> quantiles() {
        int most = ranked.stream()
                .mapToInt(row -> PairedFolds.byFold(configurations.cells(row)).size())
                .max()
                .orElse(0);
        List<Double> quantiles = new ArrayList<>();
        for (int df = 1; df < most; df++) {
            quantiles.add(Interval.quantile(df));
        }
        return quantiles;
    }

    /** On a single split, by rank: lower and upper ends of the differences to all that rank after it. */
    private List<String> users() {
        List<String> rows = new ArrayList<>();
        for (int a = 0; a < ranked.size() && Double.isNaN(PairedFolds.testToTrain(results.cells())); a++) {
            List<Double> ends = new ArrayList<>();
            for (Summary b : ranked.subList(a + 1, ranked.size())) {
                PairedFolds paired = new Contrast(results, ranked.get(a), b).paired();
                ends.add(paired.low());
                ends.add(paired.high());
            }
            rows.add(Script.text(ends));
        }
        return rows;
    }

    private void configuration(Script script, Summary row) {
        List<Object> runs = new ArrayList<>();
        PairedFolds.byFold(configurations.cells(row)).values().forEach(fold -> {
            CellResult first = fold.get(0);
            runs.add(List.of(first.cell(), Contrast.fold(first), PairedFolds.mean(fold)));
        });
        script.array(
                NoBreak.text(row.configuration()),
                row.selected(),
                ComparedSettings.of(row),
                Contrast.scores(row),
                runs);
    }

    /** A pair by rank, first and second. */
    private record Check(int a, int b) {}

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i + 1 < ranked.size() && i < CHECKS; i++) {
            checks.add(new Check(i, i + 1));
        }
        checks.add(new Check(ranked.size() - 1, 0));
        return checks;
    }

    private void check(Script script, Check check) {
        PairedFolds paired = new Contrast(results, ranked.get(check.a()), ranked.get(check.b())).paired();
        script.array(check.a(), check.b(), paired.mean(), paired.low(), paired.high());
    }
}
