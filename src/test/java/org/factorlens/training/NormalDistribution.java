package org.factorlens.training;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Distances between draws and distributions, for tests. */
final class NormalDistribution {
    private NormalDistribution() {}

    /** The standard normal distribution function by its power series (Marsaglia 2004). */
    static double cdf(double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; odd < 400; odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        double half = sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
        return x < -8 ? 0 : x > 8 ? 1 : 0.5 + half;
    }

    /** Kolmogorov and Smirnov's distance times the root of the number of draws: above 1.95 once in a thousand. */
    static double kolmogorovSmirnov(double[] draws, DoubleUnaryOperator cdf) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double p = cdf.applyAsDouble(sorted[i]);
            most = Math.max(most, Math.max(p - (double) i / sorted.length, (i + 1.0) / sorted.length - p));
        }
        return most * Math.sqrt(sorted.length);
    }

    /** Mean of {@code (x - centre)^power}. */
    static double moment(double[] draws, double centre, int power) {
        return Arrays.stream(draws).map(x -> Math.pow(x - centre, power)).sum() / draws.length;
    }
}
