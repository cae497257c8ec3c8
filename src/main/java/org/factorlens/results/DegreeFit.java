package org.factorlens.results;

/**
 * A row of {@code degree-fits.csv}: the least-squares line log10(count) = intercept + slope log10(degree).
 *
 * @param side {@code user} or {@code item}
 * @param slope slope
 * @param intercept intercept
 * @param rSquared share of variance explained
 * @param points points fitted
 * @param minDegree lowest degree fitted
 * @param maxDegree highest degree fitted
 */
public record DegreeFit(
        String side, double slope, double intercept, double rSquared, int points, int minDegree, int maxDegree) {}
