package org.factorlens.training;

import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;

/** How well known an item is: the logarithm of its training ratings plus one, with mean 0 and variance 1 over rated items. */
final class CountFeature {
    private CountFeature() {}

    /** {@code features} and the count. */
    static RowFeatures added(RowFeatures features, SparseRatings.Rows rows) {
        float[] values = new float[rows.numRows()];
        double sum = 0;
        double squares = 0;
        int rated = 0;
        for (int row = 0; row < values.length; row++) {
            double log = StrictMath.log(1.0 + rows.count(row));
            if (rows.count(row) > 0) {
                rated++;
                sum += log;
                squares += log * log;
            }
        }
        double mean = rated == 0 ? 0 : sum / rated;
        double variance = rated == 0 ? 0 : squares / rated - mean * mean;
        double deviation = variance > 1e-12 ? Math.sqrt(variance) : 1;
        for (int row = 0; row < values.length; row++) {
            values[row] = (float) ((StrictMath.log(1.0 + rows.count(row)) - mean) / deviation);
        }
        return features.plus(RowFeatures.COUNT, values);
    }
}
