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
    /** Biased matrix factorization by alternating least squares; bias-only where k = 0. */
    ALS("als"),
    /** Bayesian matrix factorization by Gibbs sampling; bias-only where k = 0. */
    GIBBS("gibbs");

    private final String label;

    Algorithm(String label) {
        this.label = label;
    }

    /** Whether deviations from the mean can be damped: all means but the global one. */
    public boolean damped() {
        return this == USER_MEAN || this == ITEM_MEAN || this == USER_ITEM_MEAN;
    }

    /** Name in experiment files and results. */
    public String label() {
        return label;
    }

    /** Whether it has latent factors, a seed and sweeps. */
    public boolean fits() {
        return this == ALS || this == GIBBS;
    }

    /** The algorithm of that name. */
    public static Optional<Algorithm> of(String label) {
        return Arrays.stream(values()).filter(a -> a.label.equals(label)).findFirst();
    }
}
