package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.statistics.Interval;
import org.factorlens.statistics.PairedDifference;

/**
 * The bootstrap over users (Efron & Tibshirani 1993, chapter 6) of many models at once: users are drawn with replacement,
 * each with all of their held-out ratings, and every model sees the same users drawn, so that any two are compared in
 * pairs. A resample is a row of weights, how often each user was drawn; the sums of all models over a resample are that
 * row times the matrix {@code [users x models]}. Each resample has a seed of its own, so results do not depend on how the
 * work is divided.
 */
public final class UserBootstrap {
    /** Resamples. */
    public static final int RESAMPLES = 10_000;
    /** With fewer users than this there is no interval. */
    public static final int FEWEST_USERS = 10;
    /**
     * With more users, they are dealt into so many groups that are drawn as one: sums over groups vary between resamples
     * as sums over users do, and the work no longer grows with the users.
     */
    static final int MOST_UNITS = 4096;

    /** Resamples that pass over the matrix together. */
    private static final int BLOCK = 8;

    /** What is computed from the sum of a model's values and the sum of counts. */
    public enum Statistic {
        /** The root of the mean: RMSE from squared errors. */
        ROOT_MEAN {
            @Override
            double of(double sum, double count) {
                return Math.sqrt(sum / count);
            }
        },
        /** The mean. */
        MEAN {
            @Override
            double of(double sum, double count) {
                return sum / count;
            }
        };

        abstract double of(double sum, double count);
    }

    private final int users;
    private final double[] estimates;
    private final double[][] resampled;

    private UserBootstrap(int users, double[] estimates, double[][] resampled) {
        this.users = users;
        this.estimates = estimates;
        this.resampled = resampled;
    }

    /**
     * Resamples.
     *
     * @param groups models by group (those of a configuration, one per seed); a group's value is the mean of its models'.
     *     All models have the same counts: they were held to the same ratings
     * @param statistic what is computed
     * @param resamples how many resamples
     * @param seed of the drawing
     * @param tasks threads; they do not change the result
     */
    public static UserBootstrap of(
            List<List<UserErrors>> groups, Statistic statistic, int resamples, long seed, Tasks tasks) {
        List<UserErrors> models = groups.stream().flatMap(List::stream).toList();
        int[] counts = models.get(0).counts();
        if (!models.stream().allMatch(model -> Arrays.equals(model.counts(), counts))) {
            throw new IllegalArgumentException("models were held to different ratings");
        }
        int[] users =
                IntStream.range(0, counts.length).filter(u -> counts[u] > 0).toArray();
        Matrix matrix = Matrix.of(models, users);
        double[] ones = new double[matrix.units()];
        Arrays.fill(ones, 1);
        double[] estimates = perGroup(groups, matrix.sums(new double[][] {ones})[0], statistic);
        if (users.length < FEWEST_USERS) {
            return new UserBootstrap(users.length, estimates, null);
        }
        double[][] resampled = new double[groups.size()][resamples];
        tasks.run((resamples + BLOCK - 1) / BLOCK, block -> {
            int first = block * BLOCK;
            double[][] weights = new double[Math.min(BLOCK, resamples - first)][];
            Arrays.setAll(weights, i -> weights(matrix.units(), seed + first + i));
            double[][] sums = matrix.sums(weights);
            for (int i = 0; i < sums.length; i++) {
                double[] values = perGroup(groups, sums[i], statistic);
                for (int group = 0; group < values.length; group++) {
                    resampled[group][first + i] = values[group];
                }
            }
        });
        return new UserBootstrap(users.length, estimates, resampled);
    }

    /** How often each of {@code units} was drawn in as many draws. */
    private static double[] weights(int units, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[units];
        for (int draw = 0; draw < units; draw++) {
            weights[random.nextInt(units)]++;
        }
        return weights;
    }

    /** Values of the groups from the models' sums, the last of which is the sum of counts. */
    private static double[] perGroup(List<List<UserErrors>> groups, double[] sums, Statistic statistic) {
        double[] values = new double[groups.size()];
        int model = 0;
        for (int group = 0; group < values.length; group++) {
            double sum = 0;
            for (int i = 0; i < groups.get(group).size(); i++) {
                sum += statistic.of(sums[model++], sums[sums.length - 1]);
            }
            values[group] = sum / groups.get(group).size();
        }
        return values;
    }

    /** Users with held-out ratings. */
    public int users() {
        return users;
    }

    /** The value of a group over all users. */
    public double estimate(int group) {
        return estimates[group];
    }

    /** The value of {@code group} with the percentile interval. */
    public Interval interval(int group) {
        return resampled == null
                ? Interval.none(estimates[group], users)
                : Interval.percentile(estimates[group], resampled[group], users);
    }

    /** The value of {@code a} minus that of {@code b}, and how likely so large a difference is by chance. */
    public PairedDifference difference(int a, int b) {
        double estimate = estimates[a] - estimates[b];
        if (resampled == null) {
            return new PairedDifference(Interval.none(estimate, users), Double.NaN);
        }
        double[] differences = new double[resampled[a].length];
        Arrays.setAll(differences, r -> resampled[a][r] - resampled[b][r]);
        return PairedDifference.of(estimate, differences, users);
    }

    /** Values of units (users, or groups of them) by model, row-major, the counts as the last column. */
    private record Matrix(double[] values, int columns) {
        static Matrix of(List<UserErrors> models, int[] users) {
            int columns = models.size() + 1;
            int units = Math.min(users.length, MOST_UNITS);
            double[] values = new double[units * columns];
            for (int rank = 0; rank < users.length; rank++) {
                int row = rank % units * columns;
                for (int model = 0; model < models.size(); model++) {
                    values[row + model] += models.get(model).squares()[users[rank]];
                }
                values[row + models.size()] += models.get(0).counts()[users[rank]];
            }
            return new Matrix(values, columns);
        }

        int units() {
            return values.length / columns;
        }

        /** Each row of weights times the matrix; sums run over units in order. */
        double[][] sums(double[][] weights) {
            double[][] sums = new double[weights.length][columns];
            for (int unit = 0; unit < units(); unit++) {
                for (int r = 0; r < weights.length; r++) {
                    if (weights[r][unit] != 0) {
                        add(sums[r], weights[r][unit], unit * columns);
                    }
                }
            }
            return sums;
        }

        private void add(double[] sum, double weight, int row) {
            for (int column = 0; column < columns; column++) {
                sum[column] += weight * values[row + column];
            }
        }
    }
}
