package org.factorlens.results;

/**
 * A row of {@code chains.csv}: the state of a sampled model's chain after a sweep.
 *
 * @param cell cell id
 * @param sweep sweep number from 1
 * @param kept whether burn-in is over, so that the sample counts
 * @param noisePrecision one over the variance of a rating around its prediction
 * @param trainRmse RMSE of this sample on training ratings
 * @param testRmse RMSE of this sample on test ratings
 * @param averageTestRmse RMSE of the predictions averaged over the samples kept so far; NaN before the first
 * @param predictionA this sample's prediction of the first of four fixed test ratings; NaN where there are fewer
 * @param predictionB of the second
 * @param predictionC of the third
 * @param predictionD of the fourth
 */
public record ChainSample(
        String cell,
        int sweep,
        boolean kept,
        double noisePrecision,
        double trainRmse,
        double testRmse,
        double averageTestRmse,
        double predictionA,
        double predictionB,
        double predictionC,
        double predictionD) {}
