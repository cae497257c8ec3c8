package org.factorlens.training;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of model that can be trained, by their names in experiment files. */
public enum Algorithm {
    /** One number for everything. */
    GLOBAL_MEAN("global-mean"),
    /** Each user's mean rating. */
    USER_MEAN("user-mean"),
    /** Each item's mean rating. */
    ITEM_MEAN("item-mean"),
    /** Each item's deviation from the global mean, then each user's from that. */
    USER_ITEM_MEAN("user-item-mean"),
    /** Rates with the global mean and ranks by the number of ratings. */
    POPULARITY("popularity"),
    /** Item-based nearest neighbours on what the damped mean of user and item leaves. */
    ITEM_KNN("item-knn"),
    /** Biased matrix factorization by alternating least squares; bias-only where k = 0. */
    ALS("als"),
    /** Bayesian matrix factorization by Gibbs sampling; bias-only where k = 0. */
    GIBBS("gibbs");

    private final String label;

    Algorithm(String label) {
        this.label = label;
    }

    /** Whether deviations from the mean can be damped: all means but the global one, and what stands on them. */
    public boolean damped() {
        return this == USER_MEAN || this == ITEM_MEAN || this == USER_ITEM_MEAN || this == ITEM_KNN;
    }

    /** Name in experiment files and results. */
    public String label() {
        return label;
    }

    /** Whether it has latent factors, a seed and sweeps. */
    public boolean fits() {
        return this == ALS || this == GIBBS;
    }

    /**
     * Whether it may be chosen: the report recommends with what is chosen, which takes a model of users and items. What
     * may not is a reference, scored and compared like the rest.
     */
    public boolean candidate() {
        return this != ITEM_KNN;
    }

    /** The algorithm of that name. */
    public static Optional<Algorithm> of(String label) {
        return Arrays.stream(values()).filter(a -> a.label.equals(label)).findFirst();
    }
}
