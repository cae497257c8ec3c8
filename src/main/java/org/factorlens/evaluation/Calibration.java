package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Whether predictions mean what they say: ratings whose predictions are alike should on average be that prediction. */
public final class Calibration {
    private static final int BINS = 10;

    private Calibration() {}

    /** Ratings predicted between {@code from} and {@code to}, their mean prediction and their mean rating. */
    public record Bin(double from, double to, int ratings, double meanPrediction, double meanRating) {}

    /** About ten bins of equal size by prediction, cut only between different predictions. */
    public static List<Bin> of(HeldOutErrors errors) {
        double[] sorted =
                IntStream.range(0, errors.size()).mapToDouble(errors::predicted).toArray();
        Arrays.sort(sorted);
        double[] edges = IntStream.range(0, Math.min(BINS, sorted.length))
                .mapToDouble(bin -> sorted[(int) ((long) bin * sorted.length / BINS)])
                .distinct()
                .toArray();
        double[] low = new double[edges.length];
        double[] high = new double[edges.length];
        double[] predictions = new double[edges.length];
        double[] ratings = new double[edges.length];
        int[] counts = new int[edges.length];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < errors.size(); i++) {
            double predicted = errors.predicted(i);
            int found = Arrays.binarySearch(edges, predicted);
            int bin = found >= 0 ? found : -found - 2;
            low[bin] = Math.min(low[bin], predicted);
            high[bin] = Math.max(high[bin], predicted);
            predictions[bin] += predicted;
            ratings[bin] += predicted - errors.error(i);
            counts[bin]++;
        }
        return IntStream.range(0, edges.length)
                .mapToObj(bin -> new Bin(
                        low[bin], high[bin], counts[bin], predictions[bin] / counts[bin], ratings[bin] / counts[bin]))
                .toList();
    }
}
