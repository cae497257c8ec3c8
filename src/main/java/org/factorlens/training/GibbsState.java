package org.factorlens.training;

import java.util.List;

/**
 * Everything that Gibbs sampling carries from one sweep to the next.
 *
 * @param sweep sweeps done
 * @param noiseSum sum of the noise variances of the samples kept
 * @param points the chain so far
 * @param curve scores so far
 * @param chain the last sample
 * @param predictions averages of predictions
 * @param model averages of parameters
 */
record GibbsState(
        int sweep,
        double noiseSum,
        List<ChainPoint> points,
        List<SweepScore> curve,
        GibbsChain.State chain,
        PredictionAverage.State predictions,
        ModelAverage.State model) {}
