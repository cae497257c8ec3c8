package org.factorlens.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusts p-values of a family of tests so that the chance of any false alarm stays at the level (Holm 1979). */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values: the smallest times the number of tests, the next times one fewer, and so on, never falling.
     *
     * @param pValues not modified; NaN is no test and stays NaN
     */
    public static double[] adjust(double[] pValues) {
        double[] adjusted = new double[pValues.length];
        java.util.Arrays.fill(adjusted, Double.NaN);
        int[] order = IntStream.range(0, pValues.length)
                .filter(i -> !Double.isNaN(pValues[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
