package org.factorlens.training;

import java.util.List;

/**
 * The state of a chain after a sweep.
 *
 * @param sweep number from 1
 * @param kept whether the sample counts, that is, whether burn-in is over
 * @param noisePrecision α, one over the variance of a rating around its prediction
 * @param trainRmse RMSE of this sample on training ratings
 * @param testRmse RMSE of this sample on test ratings; NaN without
 * @param averageTestRmse RMSE of the predictions averaged over the samples kept so far; NaN before the first
 * @param predictions this sample's predictions of some fixed ratings
 */
public record ChainPoint(
        int sweep,
        boolean kept,
        double noisePrecision,
        double trainRmse,
        double testRmse,
        double averageTestRmse,
        List<Double> predictions) {
    /** Copies the predictions. */
    public ChainPoint {
        predictions = List.copyOf(predictions);
    }
}
