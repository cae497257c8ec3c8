package org.factorlens.experiment;

import org.factorlens.training.Algorithm;
import org.factorlens.training.Update;

/**
 * A point of the matrix without fold and seed. For models without a fit, the axes that mean nothing are 0 or false; a
 * sampled model has no lambda: NaN.
 *
 * @param algorithm what is trained
 * @param k latent dimensions; the neighbours of item kNN
 * @param lambda regularization of factors; the shrinkage of item kNN
 * @param bias whether there are bias terms
 * @param biasLambda regularization of biases; the damping of models that are means
 * @param weighted whether lambda is multiplied by a row's number of ratings
 * @param update how a row is updated
 * @param globalMean whether mu is the mean training rating
 * @param sweeps most sweeps
 * @param burnIn sweeps of a chain that are not counted; 0 for what does not sample
 * @param features {@code none}, or where item features shape the prior mean what {@link FeatureAxis} names
 * @param showSweeps whether the experiment compares different numbers of sweeps, so that labels must say them
 */
public record Configuration(
        Algorithm algorithm,
        int k,
        double lambda,
        boolean bias,
        double biasLambda,
        boolean weighted,
        Update update,
        boolean globalMean,
        int sweeps,
        int burnIn,
        String features,
        boolean showSweeps) {
    /** The same with other values of what can be searched. */
    Configuration with(int otherK, double otherLambda) {
        return new Configuration(
                algorithm,
                otherK,
                otherLambda,
                bias,
                biasLambda,
                weighted,
                update,
                globalMean,
                sweeps,
                burnIn,
                features,
                showSweeps);
    }

    /** The same with rows updated in another way. */
    Configuration with(Update other) {
        return new Configuration(
                algorithm,
                k,
                lambda,
                bias,
                biasLambda,
                weighted,
                other,
                globalMean,
                sweeps,
                burnIn,
                features,
                showSweeps);
    }

    /** Whether item features shape the prior mean. */
    boolean featured() {
        return !features.equals(FeatureAxis.NONE);
    }

    /** Safe as part of a file name, and different for different configurations. */
    String id() {
        if (algorithm == Algorithm.ITEM_KNN) {
            return "item-knn-k" + k + "-l" + Numbers.plain(lambda) + "-d" + Numbers.plain(biasLambda);
        }
        if (!algorithm.fits()) {
            return algorithm.label() + (biasLambda > 0 ? "-d" + Numbers.plain(biasLambda) : "");
        }
        if (algorithm == Algorithm.GIBBS) {
            return "gibbs-k" + k + (bias ? "-b" : "-nob")
                    + (featured() ? "-" + FeatureAxis.name(features) : "")
                    + (globalMean ? "" : "-mu0")
                    + (showSweeps ? "-n" + sweeps : "");
        }
        return "als-k" + k + (weighted ? "-wl" : "-l") + Numbers.plain(lambda)
                + (bias ? "-b" + Numbers.plain(biasLambda) : "-nob")
                + switch (update) {
                    case JOINT -> "";
                    case ALTERNATING -> "-alt";
                    case ALTERNATING_START -> "-altstart";
                    case CG -> "-cg";
                }
                + (featured() ? "-" + FeatureAxis.name(features) : "")
                + (globalMean ? "" : "-mu0")
                + (showSweeps ? "-n" + sweeps : "");
    }

    /** The label of the model that its rating predictions are those of: its own, save of what predicts as another does. */
    String ratesAs() {
        return algorithm == Algorithm.POPULARITY ? Algorithm.GLOBAL_MEAN.label().replace('-', ' ') : label();
    }

    /** What a person reads. Configurations that differ only in an axis without effect (lambda at k = 0) read the same. */
    String label() {
        if (algorithm == Algorithm.ITEM_KNN) {
            return "item kNN, k = " + k + ", shrinkage " + Numbers.plain(lambda) + ", damping "
                    + Numbers.plain(biasLambda);
        }
        if (!algorithm.fits()) {
            return algorithm.label().replace('-', ' ')
                    + (biasLambda > 0 ? ", damping " + Numbers.plain(biasLambda) : "");
        }
        if (algorithm == Algorithm.GIBBS) {
            return "Gibbs, k = " + k + (bias ? ", bias" : ", no bias")
                    + (featured() ? ", " + FeatureAxis.name(features) + " features" : "")
                    + (globalMean ? "" : ", μ = 0")
                    + (showSweeps ? ", " + sweeps + " sweeps" : "");
        }
        String extras = (update == Update.JOINT || k == 0 ? "" : ", " + update.label())
                + (featured() ? ", " + FeatureAxis.name(features) + " features" : "")
                + (globalMean ? "" : ", μ = 0")
                + (showSweeps && (bias || k > 0) ? ", " + sweeps + " sweeps" : "");
        String biasTerm = bias ? "λ = " + Numbers.plain(biasLambda) : "";
        if (k == 0) {
            return (bias ? "bias only, " + biasTerm : globalMean ? "global mean" : "zero") + (bias ? extras : "");
        }
        return "k = " + k + ", λ = " + Numbers.plain(lambda) + (weighted ? "·n" : "")
                + (bias ? ", bias " + biasTerm : ", no bias") + extras;
    }
}
