package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.TDistribution;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;

/**
 * A 95% interval of a mean.
 *
 * @param mean the estimate
 * @param low lower end, NaN where no interval can be computed
 * @param high upper end, NaN where no interval can be computed
 * @param method {@code corrected-resampled-t}, {@code user-bootstrap} or {@code none}
 * @param size values it rests on: cells, or users
 */
public record Interval(double mean, double low, double high, String method, int size) {
    /** Resamples of a bootstrap. */
    public static final int RESAMPLES = 2000;

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
     * @param values one score or difference per cell, J of them, not modified
     * @param testToTrain n_test / n_train
     */
    public static Interval correctedResampled(double[] values, double testToTrain) {
        int size = values.length;
        double mean = Arrays.stream(values).sum() / size;
        if (size < 2) {
            return none(mean, size);
        }
        double half = TDistribution.of(size - 1).inverseSurvivalProbability(TAIL)
                * Math.sqrt(variance(values, mean) * (1.0 / size + testToTrain));
        return new Interval(mean, mean - half, mean + half, "corrected-resampled-t", size);
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
     * Percentile bootstrap over users of the RMSE, or of a difference of two RMSEs on the same ratings: users are drawn
     * with replacement, each with all of its held-out ratings.
     *
     * @param a errors of the one model
     * @param b errors of the other on the same ratings, or null for the RMSE of {@code a} alone
     * @param seed of the resampling
     */
    public static Interval userBootstrap(UserErrors a, UserErrors b, long seed) {
        return userBootstrap(List.of(a), b == null ? List.of() : List.of(b), seed);
    }

    /**
     * The same for the mean RMSE of several models on the same ratings (one per seed of their start values): every model
     * sees the same users drawn.
     *
     * @param a errors of each of the one side's models, at least one
     * @param b errors of each of the other side's, or none for the mean RMSE of {@code a} alone
     * @param seed of the resampling
     */
    public static Interval userBootstrap(List<UserErrors> a, List<UserErrors> b, long seed) {
        int[] counts = a.get(0).counts();
        int[] users = java.util.stream.IntStream.range(0, counts.length)
                .filter(u -> counts[u] > 0)
                .toArray();
        double estimate = meanRmse(a, users) - meanRmse(b, users);
        if (users.length < 10) {
            return none(estimate, users.length);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] resampled = new double[RESAMPLES];
        int[] drawn = new int[users.length];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = users[random.nextInt(users.length)];
            }
            resampled[r] = meanRmse(a, drawn) - meanRmse(b, drawn);
        }
        Arrays.sort(resampled);
        int cut = (int) Math.round(TAIL * RESAMPLES);
        return new Interval(estimate, resampled[cut - 1], resampled[RESAMPLES - cut], "user-bootstrap", users.length);
    }

    private static double meanRmse(List<UserErrors> models, int[] users) {
        double sum = 0;
        for (UserErrors errors : models) {
            sum += rmse(errors, users);
        }
        return models.isEmpty() ? 0 : sum / models.size();
    }

    private static double rmse(UserErrors errors, int[] users) {
        double squares = 0;
        long count = 0;
        for (int user : users) {
            squares += errors.squares()[user];
            count += errors.counts()[user];
        }
        return Math.sqrt(squares / count);
    }
}
