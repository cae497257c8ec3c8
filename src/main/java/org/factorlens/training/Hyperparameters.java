package org.factorlens.training;

import org.factorlens.model.Regularization;

/**
 * Everything that decides a trained model besides the ratings.
 *
 * @param algorithm what is trained
 * @param k latent dimensions, at least 0
 * @param regularization of factors and biases; also says whether there are biases
 * @param seed of the start values
 * @param sweeps most sweeps, at least 1; one sweep updates all users, then all items
 * @param update how a row is updated
 * @param globalMean whether mu is the mean training rating, else 0
 * @param tolerance the run stops when the relative fall of the loss is below it; 0 runs all sweeps
 * @param burnIn sweeps of a chain that are not counted, below {@code sweeps}; 0 for what does not sample
 */
public record Hyperparameters(
        Algorithm algorithm,
        int k,
        Regularization regularization,
        long seed,
        int sweeps,
        Update update,
        boolean globalMean,
        double tolerance,
        int burnIn) {
    /** Without burn-in. */
    public Hyperparameters(
            Algorithm algorithm,
            int k,
            Regularization regularization,
            long seed,
            int sweeps,
            Update update,
            boolean globalMean,
            double tolerance) {
        this(algorithm, k, regularization, seed, sweeps, update, globalMean, tolerance, 0);
    }

    /** Checks the ranges. */
    public Hyperparameters {
        if (k < 0 || sweeps < 1 || tolerance < 0 || burnIn < 0 || burnIn >= sweeps) {
            throw new IllegalArgumentException(
                    "k " + k + ", sweeps " + sweeps + ", tolerance " + tolerance + ", burn-in " + burnIn);
        }
    }

    /**
     * How a person who is not in the model is folded into it so that they are treated as users were in training: a mean that
     * holds deviations of users is a bias whose penalty is the damping.
     */
    public Regularization foldIn() {
        return algorithm == Algorithm.USER_MEAN || algorithm == Algorithm.USER_ITEM_MEAN
                ? new Regularization(0, true, regularization.biasLambda(), false)
                : regularization;
    }
}
