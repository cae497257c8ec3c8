package org.factorlens.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A difference of two models over the same users.
 *
 * @param interval the difference with its 95% percentile interval
 * @param pValue two-sided: how often chance alone would give a difference as large, NaN where it is not known
 */
public record PairedDifference(Interval interval, double pValue) {
    /** With fewer resamples than this beyond zero, counting them is too coarse. */
    private static final int FEWEST_BEYOND = 10;

    /**
     * From resampled differences. The p-value is twice the share of resamples on the other side of zero, the level at
     * which the percentile interval would touch zero, or the tail of Student's t for the difference over its bootstrap
     * standard error where that is larger: the percentiles alone promise a little too much far from the middle. Where
     * too few resamples lie beyond zero to be counted, it is that tail.
     *
     * @param estimate the difference over all users
     * @param differences one per resample, not modified
     * @param users users resampled
     */
    public static PairedDifference of(double estimate, double[] differences, int users) {
        int below = 0;
        int above = 0;
        for (double difference : differences) {
            below += difference <= 0 ? 1 : 0;
            above += difference >= 0 ? 1 : 0;
        }
        int beyond = Math.min(below, above);
        double counted = beyond < FEWEST_BEYOND ? 0 : Math.min(1, 2.0 * (beyond + 1) / (differences.length + 1));
        return new PairedDifference(
                Interval.percentile(estimate, differences, users),
                Math.max(counted, tail(estimate, differences, users)));
    }

    private static double tail(double estimate, double[] differences, int users) {
        double error = Interval.spread(differences);
        return error == 0
                ? (estimate == 0 ? 1 : 0)
                : 2 * TDistribution.of(users - 1).survivalProbability(Math.abs(estimate) / error);
    }
}
