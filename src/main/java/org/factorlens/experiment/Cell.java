package org.factorlens.experiment;

import org.factorlens.training.Hyperparameters;

/**
 * One training run of the matrix: a configuration on one fold.
 *
 * @param configuration everything but the fold and the seed
 * @param hyperparameters what the trainer is given
 * @param fold fold number from 0
 */
public record Cell(Configuration configuration, Hyperparameters hyperparameters, int fold) {
    /** Unique within the experiment, the same in every run, safe as a file name: {@code als-k20-l10-b3-s1-f0}. */
    public String id() {
        String start = configuration.algorithm().fits() ? "-s" + hyperparameters.seed() : "";
        return configuration.id() + start + "-f" + fold;
    }
}
