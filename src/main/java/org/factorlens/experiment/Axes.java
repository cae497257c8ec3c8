package org.factorlens.experiment;

import org.factorlens.training.Algorithm;
import org.factorlens.training.Update;

/** A configuration while its axes are filled in. */
record Axes(
        Algorithm algorithm,
        int k,
        double lambda,
        boolean weighted,
        boolean bias,
        double biasLambda,
        double damping,
        Update update,
        boolean globalMean,
        int sweeps,
        String features) {
    Axes(Algorithm algorithm) {
        this(algorithm, 0, 0, false, false, 0, 0, Update.JOINT, true, 1, FeatureAxis.NONE);
    }

    Axes k(int value) {
        return new Axes(
                algorithm, value, lambda, weighted, bias, biasLambda, damping, update, globalMean, sweeps, features);
    }

    Axes lambda(double value) {
        return new Axes(algorithm, k, value, weighted, bias, biasLambda, damping, update, globalMean, sweeps, features);
    }

    Axes weighted(boolean value) {
        return new Axes(algorithm, k, lambda, value, bias, biasLambda, damping, update, globalMean, sweeps, features);
    }

    Axes bias(boolean value) {
        return new Axes(
                algorithm, k, lambda, weighted, value, biasLambda, damping, update, globalMean, sweeps, features);
    }

    Axes biasLambda(double value) {
        return new Axes(
                algorithm, k, lambda, weighted, bias, bias ? value : 0, damping, update, globalMean, sweeps, features);
    }

    Axes damping(double value) {
        return new Axes(algorithm, k, lambda, weighted, bias, biasLambda, value, update, globalMean, sweeps, features);
    }

    Axes update(Update value) {
        return new Axes(algorithm, k, lambda, weighted, bias, biasLambda, damping, value, globalMean, sweeps, features);
    }

    Axes globalMean(boolean value) {
        return new Axes(algorithm, k, lambda, weighted, bias, biasLambda, damping, update, value, sweeps, features);
    }

    Axes sweeps(int value) {
        return new Axes(algorithm, k, lambda, weighted, bias, biasLambda, damping, update, globalMean, value, features);
    }

    Axes features(String value) {
        return new Axes(algorithm, k, lambda, weighted, bias, biasLambda, damping, update, globalMean, sweeps, value);
    }

    /**
     * Axes that mean nothing to a model fall together.
     *
     * @param burnIn of sampled models; below 0: a tenth of the sweeps
     */
    Configuration configuration(boolean showSweeps, int burnIn) {
        return switch (algorithm) {
            case ALS ->
                new Configuration(
                        algorithm,
                        k,
                        lambda,
                        bias,
                        biasLambda,
                        weighted,
                        update,
                        globalMean,
                        sweeps,
                        0,
                        k == 0 && !bias ? FeatureAxis.NONE : features,
                        showSweeps);
            case GIBBS ->
                new Configuration(
                        algorithm,
                        k,
                        Double.NaN,
                        bias,
                        Double.NaN,
                        false,
                        Update.JOINT,
                        globalMean,
                        sweeps,
                        burnIn < 0 ? sweeps / 10 : burnIn,
                        features,
                        showSweeps);
            case ITEM_KNN ->
                new Configuration(
                        algorithm, k, lambda, false, damping, false, Update.JOINT, true, 1, 0, FeatureAxis.NONE, false);
            default ->
                new Configuration(
                        algorithm,
                        0,
                        0,
                        false,
                        algorithm.damped() ? damping : 0,
                        false,
                        Update.JOINT,
                        true,
                        1,
                        0,
                        FeatureAxis.NONE,
                        false);
        };
    }
}
