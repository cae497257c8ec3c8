package org.factorlens.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factorlens.results.CellResult;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;

/** What changed in each configuration since an earlier run: test RMSE now minus then, paired by fold. */
final class Changes {
    /** What became of a configuration. */
    enum Kind {
        SAME("same to the bit"),
        LOWER("lower now"),
        HIGHER("higher now"),
        OPEN("may be chance"),
        UNKNOWN("no interval");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** In a word or two. */
        String word() {
            return word;
        }
    }

    /**
     * A configuration that both runs have.
     *
     * @param row as it is now, named as pages show it
     * @param old as it was then
     * @param paired now minus then
     * @param differences in which settings the two ran, as {@link ChangedSettings} says; empty where in the same
     */
    record Change(Summary row, Summary old, PairedFolds paired, List<String> differences) {
        Kind kind() {
            boolean same = !paired.pairs().isEmpty()
                    && paired.pairs().stream()
                            .allMatch(pair -> digests(pair.a()).equals(digests(pair.b()))
                                    && digests(pair.a()).stream().noneMatch(String::isEmpty)
                                    && pair.difference() == 0);
            if (same) {
                return Kind.SAME;
            }
            if (Double.isNaN(paired.low())) {
                return Kind.UNKNOWN;
            }
            return paired.high() < 0 ? Kind.LOWER : paired.low() > 0 ? Kind.HIGHER : Kind.OPEN;
        }

        private static List<String> digests(List<CellResult> runs) {
            return runs.stream().map(CellResult::digest).toList();
        }
    }

    private final List<Change> changes = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final List<String> uncompared = new ArrayList<>();

    Changes(ExperimentResults results, Baseline baseline) {
        List<Summary> summary = results.rows(ResultTable.SUMMARY);
        List<CellResult> cells = results.rows(ResultTable.CELLS);
        Configurations now = new Configurations(summary, cells);
        Configurations then = baseline.configurations();
        double testToTrain = Baseline.sameSplit(results.manifest(), baseline.manifest())
                ? PairedFolds.testToTrain(cells)
                : Double.NaN;
        Labels labels = new Labels(summary);
        Labels ofBoth = new Labels(
                Stream.concat(summary.stream(), baseline.summary().stream()).toList());
        for (Summary row : now.ranked()) {
            Optional<Summary> old = then.find(row.configuration());
            if (old.isEmpty()) {
                added.add(ofBoth.shown(row.configuration()));
            } else if (Configurations.scored(old.get())) {
                List<CellResult> runs = now.cells(row);
                List<CellResult> oldRuns = then.cells(old.get());
                List<String> differences = ChangedSettings.differences(
                        baseline.manifest(), old.get(), oldRuns, results.manifest(), row, runs);
                changes.add(new Change(
                        labels.shown(row), old.get(), paired(row, old.get(), runs, oldRuns, testToTrain), differences));
            }
        }
        for (Summary old : then.ranked()) {
            if (now.find(old.configuration()).isEmpty()) {
                gone.add(ofBoth.shown(old.configuration()));
            }
        }
        for (Summary row : now.all()) {
            then.find(row.configuration())
                    .filter(old -> !Configurations.scored(row) || !Configurations.scored(old))
                    .ifPresent(old -> uncompared.add(ofBoth.shown(row.configuration()) + ": " + why(row, old)));
        }
        changes.sort(
                Comparator.comparingDouble(change -> -Math.abs(change.paired().mean())));
    }

    /** What became of a configuration that lacks a score in one of the runs, or in both. */
    private static String why(Summary row, Summary old) {
        String here = Standing.of(row);
        String there = Standing.of(old);
        if (here.equals(there)) {
            return here + " in both runs";
        }
        return Configurations.scored(old)
                ? here + " in this run"
                : there + " in the earlier run" + (Configurations.scored(row) ? "" : ", " + here + " in this one");
    }

    /** Runs on other parts of the data have no pairs: then only the means are set against each other. */
    private static PairedFolds paired(
            Summary row, Summary old, List<CellResult> now, List<CellResult> then, double testToTrain) {
        PairedFolds paired = PairedFolds.of(now, then, testToTrain);
        int folds = PairedFolds.byFold(now).size();
        boolean whole = paired.pairs().size() == folds
                && folds == PairedFolds.byFold(then).size();
        double mean = whole ? paired.mean() : row.testRmseMean() - old.testRmseMean();
        return new PairedFolds(paired.pairs(), mean, paired.low(), paired.high());
    }

    /** Configurations of both runs, the biggest change first. */
    List<Change> all() {
        return List.copyOf(changes);
    }

    List<Change> of(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /** What changed, and did not run with the settings that it had then. */
    List<Change> underOtherSettings() {
        return changes.stream()
                .filter(change ->
                        change.kind() != Kind.SAME && !change.differences().isEmpty())
                .toList();
    }

    /** Configurations that only this run has. */
    List<String> added() {
        return List.copyOf(added);
    }

    /** How many of those that only this run has differ in the regularization of biases alone from some that are gone. */
    int ofOtherBiasLambda() {
        Set<String> then = gone.stream().map(Labels::withoutBiasLambda).collect(Collectors.toSet());
        return (int) added.stream()
                .map(Labels::withoutBiasLambda)
                .filter(then::contains)
                .count();
    }

    /** Configurations that only the earlier run has. */
    List<String> gone() {
        return List.copyOf(gone);
    }

    /** Configurations of both runs that lack a score in one of them, so that their means are not comparable, and why. */
    List<String> uncompared() {
        return List.copyOf(uncompared);
    }
}
