package org.factorlens.statistics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A score or a difference on each fold. Runs of one fold with different seeds share its training and test ratings, so they
 * are no evidence of their own about other ratings: a fold counts once, with the mean over its seeds.
 */
public final class FoldScores {
    private final SortedMap<Integer, Mean> byFold = new TreeMap<>();

    private record Mean(double sum, int count) {
        Mean plus(Mean other) {
            return new Mean(sum + other.sum, count + other.count);
        }

        double value() {
            return sum / count;
        }
    }

    /** Adds the score of one run on {@code fold}. */
    public void add(int fold, double score) {
        byFold.merge(fold, new Mean(score, 1), Mean::plus);
    }

    /**
     * This minus {@code other}, fold by fold, on the folds that both have. The numbers of seeds may differ: a model
     * without start values has one run per fold, which stands for any seed.
     */
    public FoldScores minus(FoldScores other) {
        FoldScores difference = new FoldScores();
        for (Map.Entry<Integer, Mean> fold : byFold.entrySet()) {
            Mean subtracted = other.byFold.get(fold.getKey());
            if (subtracted != null) {
                difference.add(fold.getKey(), fold.getValue().value() - subtracted.value());
            }
        }
        return difference;
    }

    /** The mean over seeds of each fold, in the order of the folds. */
    public double[] values() {
        return byFold.values().stream().mapToDouble(Mean::value).toArray();
    }

    /**
     * The mean over folds with its corrected resampled t interval; no interval with fewer than two folds.
     *
     * @param testToTrain n_test / n_train of a fold
     */
    public Interval interval(double testToTrain) {
        return Interval.correctedResampled(values(), testToTrain);
    }
}
