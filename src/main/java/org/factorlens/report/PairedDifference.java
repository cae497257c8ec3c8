package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.TDistribution;
import org.factorlens.results.CellResult;

/**
 * Test RMSE of one configuration minus that of another, run by run, and the mean of it with its 95% interval: the
 * corrected resampled t interval (Nadeau &amp; Bengio 2003), as in the results, from the scores in {@code cells.csv}.
 *
 * @param pairs runs of both on the same fold with the same seed, in the order of a
 * @param mean mean difference; NaN without pairs
 * @param low lower end of the interval; NaN where there is none
 * @param high upper end
 */
record PairedDifference(List<Pair> pairs, double mean, double low, double high) {
    private static final double TAIL = 0.025;

    /** Two runs on the same fold with the same seed. */
    record Pair(CellResult a, CellResult b) {
        double difference() {
            return a.testRmse() - b.testRmse();
        }
    }

    PairedDifference {
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
    static PairedDifference of(List<CellResult> a, List<CellResult> b, double testToTrain) {
        Map<String, CellResult> others = new LinkedHashMap<>();
        b.forEach(cell -> others.put(key(cell), cell));
        List<Pair> pairs = new ArrayList<>();
        for (CellResult cell : a) {
            CellResult other = others.get(key(cell));
            if (other != null && cell.ok() && other.ok()) {
                pairs.add(new Pair(cell, other));
            }
        }
        double mean = pairs.stream().mapToDouble(Pair::difference).sum() / pairs.size();
        boolean whole = pairs.size() == Math.min(a.size(), b.size());
        double half = whole ? half(pairs, mean, testToTrain) : Double.NaN;
        return new PairedDifference(pairs, mean, mean - half, mean + half);
    }

    /** What a run is paired by. */
    static String key(CellResult cell) {
        return cell.fold() + "/" + cell.seed();
    }

    private static double half(List<Pair> pairs, double mean, double testToTrain) {
        int size = pairs.size();
        if (size < 2) {
            return Double.NaN;
        }
        double squares = 0;
        for (Pair pair : pairs) {
            squares += (pair.difference() - mean) * (pair.difference() - mean);
        }
        return quantile(size - 1) * Math.sqrt(squares / (size - 1) * (1.0 / size + testToTrain));
    }

    /** The 97.5% point of Student's t with so many degrees of freedom. */
    static double quantile(int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(TAIL);
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
