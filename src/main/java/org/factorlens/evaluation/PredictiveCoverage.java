package org.factorlens.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether predictive distributions keep what they promise: how many held-out ratings fall into the central intervals of
 * normal distributions with the stated means and standard deviations, in all and by group.
 */
public final class PredictiveCoverage {
    /** Quantiles of the normal distribution: half the intervals of 50, 80 and 95%, in standard deviations. */
    static final double Z50 = 0.674489750196082;

    static final double Z80 = 1.2815515655446004;
    static final double Z95 = 1.959963984540054;

    private static final int DEVIATION_GROUPS = 10;

    private final double[] ratings;
    private final double[] means;
    private final double[] deviations;

    /**
     * Predictions and what came.
     *
     * @param ratings the held-out ratings, not modified
     * @param means means of their predictive distributions, not modified
     * @param deviations standard deviations of these, noise included, not modified
     */
    public PredictiveCoverage(double[] ratings, double[] means, double[] deviations) {
        if (ratings.length != means.length || ratings.length != deviations.length) {
            throw new IllegalArgumentException(
                    ratings.length + " ratings, " + means.length + " means, " + deviations.length + " deviations");
        }
        this.ratings = ratings;
        this.means = means;
        this.deviations = deviations;
    }

    /**
     * One group.
     *
     * @param from least value of what is grouped by
     * @param to largest value
     * @param ratings size
     * @param deviation root mean square of the stated standard deviations: what the RMSE should be
     * @param rmse RMSE of the means
     * @param insideHalf share of ratings inside the 50% interval
     * @param insideEighty share inside the 80% interval
     * @param insideNinetyFive share inside the 95% interval
     */
    public record Group(
            double from,
            double to,
            int ratings,
            double deviation,
            double rmse,
            double insideHalf,
            double insideEighty,
            double insideNinetyFive) {}

    /** All ratings as one group. */
    public Group all() {
        return group(0, 0, IntStream.range(0, ratings.length).toArray());
    }

    /** Groups by counts, such as the training ratings of the items: none, then about ten groups of equal size. */
    public List<Group> byCount(int[] counts) {
        return Groups.byCount(counts)
                .map(members -> group(members.from(), members.to(), members.rows()))
                .toList();
    }

    /** Ten groups of equal size by the stated standard deviation, smallest first. */
    public List<Group> byDeviation() {
        int[] order = IntStream.range(0, ratings.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> deviations[i])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Group> groups = new ArrayList<>();
        int wanted = Math.min(DEVIATION_GROUPS, ratings.length);
        for (int g = 0; g < wanted; g++) {
            int from = (int) ((long) g * ratings.length / wanted);
            int to = (int) ((g + 1L) * ratings.length / wanted);
            int[] members = Arrays.copyOfRange(order, from, to);
            groups.add(group(deviations[members[0]], deviations[members[members.length - 1]], members));
        }
        return groups;
    }

    private Group group(double from, double to, int[] members) {
        double variance = 0;
        double squares = 0;
        for (int i : members) {
            double error = means[i] - ratings[i];
            variance += deviations[i] * deviations[i];
            squares += error * error;
        }
        return new Group(
                from,
                to,
                members.length,
                Math.sqrt(variance / members.length),
                Math.sqrt(squares / members.length),
                inside(members, Z50),
                inside(members, Z80),
                inside(members, Z95));
    }

    private double inside(int[] members, double z) {
        return (double) Arrays.stream(members)
                        .filter(i -> Math.abs(means[i] - ratings[i]) <= z * deviations[i])
                        .count()
                / members.length;
    }
}
