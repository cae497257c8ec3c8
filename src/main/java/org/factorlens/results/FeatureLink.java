package org.factorlens.results;

/**
 * A row of {@code links.csv}: an entry of the link matrix of the selected model, posterior mean and standard deviation. In
 * coordinates in which users' factors have unit variance: the root of the sum of squares over a feature's factors is how
 * much it divides users, in rating units.
 *
 * @param feature name of the item feature
 * @param dimension factor from 1, or 0 for the bias
 * @param mean what one unit of the feature adds to an item's bias or factor
 * @param deviation standard deviation over samples; empty of a model that was not sampled
 */
public record FeatureLink(String feature, int dimension, double mean, double deviation) {
    /** Begins the name of a feature that says that a user rated the item; their id follows. */
    public static final String RATER = "rated by user ";
}
