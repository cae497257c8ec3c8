package org.factorlens.model;

/**
 * One draw of a sampled model's items.
 *
 * @param items the items' side, in coordinates in which the factors of a new user are standard normal beforehand; no users
 * @param regularization under which a ridge regression gives a new user's posterior: lambda is the variance of a rating around
 *     its prediction, biasLambda that over the variance of users' biases
 */
public record ModelSample(FactorModel items, Regularization regularization) {
    /** Checks that there are no users. */
    public ModelSample {
        if (items.numUsers() != 0) {
            throw new IllegalArgumentException("a sample of items with " + items.numUsers() + " users");
        }
    }
}
