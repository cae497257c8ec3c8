package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Divides held-out ratings into groups by a value. */
final class Groups {
    /** Groups of counts besides that of 0. */
    private static final int NUM_GROUPS = 10;
    /** With more distinct rating values than this, ratings are grouped as counts are. */
    private static final int MOST_VALUES = 20;

    private Groups() {}

    /** Members of a group and the range of their values. */
    record Members(double from, double to, int[] rows) {}

    /** One group per distinct value, ascending; about ten groups of equal size where there are many values. */
    static Stream<Members> byValue(double[] values) {
        double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
        if (distinct.length > MOST_VALUES) {
            return between(values, edges(values));
        }
        return between(values, distinct);
    }

    /** A group of the zeros, then about ten groups of equal size, cut only between different counts. */
    static Stream<Members> byCount(int[] counts) {
        double[] values = Arrays.stream(counts).asDoubleStream().toArray();
        double[] positive = Arrays.stream(values).filter(v -> v > 0).toArray();
        double[] edges = edges(positive);
        boolean zeros = positive.length < values.length;
        return between(
                values,
                zeros
                        ? java.util.stream.DoubleStream.concat(
                                        java.util.stream.DoubleStream.of(0), Arrays.stream(edges))
                                .toArray()
                        : edges);
    }

    /** Lowest value of each group: quantiles, without repetition. */
    private static double[] edges(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return IntStream.range(0, sorted.length == 0 ? 0 : NUM_GROUPS)
                .mapToDouble(g -> sorted[(int) ((long) g * sorted.length / NUM_GROUPS)])
                .distinct()
                .toArray();
    }

    /** Groups [edge_g, edge_g+1), the last one open. */
    private static Stream<Members> between(double[] values, double[] edges) {
        return IntStream.range(0, edges.length).mapToObj(g -> {
            double upper = g + 1 < edges.length ? edges[g + 1] : Double.POSITIVE_INFINITY;
            int[] rows = IntStream.range(0, values.length)
                    .filter(i -> values[i] >= edges[g] && values[i] < upper)
                    .toArray();
            double highest =
                    Arrays.stream(rows).mapToDouble(i -> values[i]).max().orElse(edges[g]);
            return new Members(edges[g], highest, rows);
        });
    }
}
