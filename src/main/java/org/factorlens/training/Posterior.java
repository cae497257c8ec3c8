package org.factorlens.training;

import java.util.List;
import org.factorlens.model.ModelSample;
import org.factorlens.model.Regularization;

/**
 * What sampling tells beyond a model.
 *
 * @param mean prediction of each test rating, the average of the samples' clipped ones, by slot of the test ratings by
 *     user; owned by the record
 * @param raw the same without clipping
 * @param deviation standard deviation over samples of the prediction of each test rating; owned by the record
 * @param noiseVariance average variance of a rating around its prediction
 * @param chain a point per sweep
 * @param foldIn the penalties under which a new user has the prior that was learned
 * @param samples some of the draws of the items' side, evenly spread over those kept: at most 32, and at most 64 MiB
 */
public record Posterior(
        double[] mean,
        double[] raw,
        double[] deviation,
        double noiseVariance,
        List<ChainPoint> chain,
        Regularization foldIn,
        List<ModelSample> samples) {
    /** Copies the lists. */
    public Posterior {
        chain = List.copyOf(chain);
        samples = List.copyOf(samples);
    }

    /**
     * What a feature adds to one entry of an item's row.
     *
     * @param feature name
     * @param dimension factor from 1, or 0 for the bias
     * @param mean what one unit of the feature adds; of a sampled model the average over samples
     * @param deviation standard deviation over samples, NaN where nothing was sampled
     */
    public record Link(String feature, int dimension, double mean, double deviation) {}
}
