package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.factorlens.results.CellResult;
import org.factorlens.statistics.FoldScores;
import org.factorlens.statistics.Interval;

/**
 * Test RMSE of one configuration minus that of another, fold by fold, each the mean over the seeds, and the mean of it with
 * its 95% interval, from the scores in {@code cells.csv} by the rule of the results ({@link FoldScores}).
 *
 * @param pairs folds that both have, in their order
 * @param mean mean difference; NaN without pairs
 * @param low lower end of the interval; NaN where there is none
 * @param high upper end
 */
record PairedFolds(List<Pair> pairs, double mean, double low, double high) {
    /** The runs of both on one fold, none of them failed; a run for each seed. */
    record Pair(List<CellResult> a, List<CellResult> b) {
        double rmseA() {
            return mean(a);
        }

        double rmseB() {
            return mean(b);
        }

        double difference() {
            return rmseA() - rmseB();
        }
    }

    PairedFolds {
        pairs = List.copyOf(pairs);
    }

    /**
     * Pairs the runs of two configurations.
     *
     * @param a runs of the one
     * @param b runs of the other
     * @param testToTrain n_test / n_train of a fold where the runs stand on several folds; NaN where no interval can be had
     *     from folds
     */
    static PairedFolds of(List<CellResult> a, List<CellResult> b, double testToTrain) {
        Map<Integer, List<CellResult>> first = byFold(a);
        Map<Integer, List<CellResult>> second = byFold(b);
        List<Pair> pairs = new ArrayList<>();
        FoldScores differences = new FoldScores();
        first.forEach((fold, runs) -> {
            Pair pair = new Pair(runs, second.getOrDefault(fold, List.of()));
            if (!Double.isNaN(pair.difference())) {
                pairs.add(pair);
                differences.add(fold, pair.difference());
            }
        });
        if (pairs.isEmpty()) {
            return new PairedFolds(pairs, Double.NaN, Double.NaN, Double.NaN);
        }
        Interval found = differences.interval(testToTrain);
        boolean whole = pairs.size() == Math.min(first.size(), second.size());
        return new PairedFolds(
                pairs, found.mean(), whole ? found.low() : Double.NaN, whole ? found.high() : Double.NaN);
    }

    /** Runs by fold, in their order. */
    static Map<Integer, List<CellResult>> byFold(List<CellResult> cells) {
        Map<Integer, List<CellResult>> folds = new TreeMap<>();
        cells.forEach(cell ->
                folds.computeIfAbsent(cell.fold(), fold -> new ArrayList<>()).add(cell));
        return folds;
    }

    /** Mean test RMSE of runs of one fold; NaN where there is none, or where one failed. */
    static double mean(List<CellResult> runs) {
        return runs.isEmpty() || !runs.stream().allMatch(CellResult::ok)
                ? Double.NaN
                : runs.stream().mapToDouble(CellResult::testRmse).sum() / runs.size();
    }

    /**
     * What {@link #of} needs to know of the folds: n_test / n_train of the first run as in the results, NaN on a single fold,
     * where runs differ by their seed alone.
     */
    static double testToTrain(List<CellResult> cells) {
        long folds = cells.stream().map(CellResult::fold).distinct().count();
        return folds < 2
                ? Double.NaN
                : (double) cells.get(0).nTest() / cells.get(0).nTrain();
    }
}
