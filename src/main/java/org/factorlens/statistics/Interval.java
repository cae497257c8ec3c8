package org.factorlens.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A 95% interval of a mean.
 *
 * @param mean the estimate
 * @param low lower end, NaN where no interval can be computed
 * @param high upper end, NaN where no interval can be computed
 * @param method {@code corrected-resampled-t}, {@code user-bootstrap} or {@code none}
 * @param size values it rests on: folds, or users
 */
public record Interval(double mean, double low, double high, String method, int size) {
    private static final double TAIL = 0.025;

    /** Whether the interval is known and does not contain zero. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }

    /** An estimate without an interval. */
    public static Interval none(double mean, int size) {
        return new Interval(mean, Double.NaN, Double.NaN, "none", size);
    }

    /**
     * The corrected resampled t interval (Nadeau & Bengio 2003): training sets of different folds overlap, so the
     * variance of the mean is {@code s² (1/J + n_test/n_train)} rather than {@code s²/J}.
     *
     * @param values one score or difference per fold, J of them, not modified; over several seeds see {@link FoldScores}
     * @param testToTrain n_test / n_train
     */
    public static Interval correctedResampled(double[] values, double testToTrain) {
        int size = values.length;
        double mean = Arrays.stream(values).sum() / size;
        if (size < 2) {
            return none(mean, size);
        }
        double half = quantile(size - 1) * Math.sqrt(variance(values, mean) * (1.0 / size + testToTrain));
        return new Interval(mean, mean - half, mean + half, "corrected-resampled-t", size);
    }

    /** The 97.5% point of Student's t with so many degrees of freedom. */
    public static double quantile(int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(TAIL);
    }

    /** Sample variance with divisor n - 1. */
    static double variance(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    /** Sample standard deviation; NaN for fewer than two values. */
    public static double spread(double[] values) {
        return values.length < 2
                ? Double.NaN
                : Math.sqrt(variance(values, Arrays.stream(values).sum() / values.length));
    }

    /**
     * The percentile interval of a bootstrap.
     *
     * @param estimate the value without resampling
     * @param resampled one value per resample, at least 40, not modified
     * @param users users that were resampled
     */
    public static Interval percentile(double estimate, double[] resampled, int users) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        int cut = (int) Math.round(TAIL * sorted.length);
        return new Interval(estimate, sorted[cut - 1], sorted[sorted.length - cut], "user-bootstrap", users);
    }
}
