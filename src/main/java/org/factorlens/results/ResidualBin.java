package org.factorlens.results;

/**
 * A row of {@code residuals.csv}: histogram of rating minus prediction on test ratings.
 *
 * @param cell cell id
 * @param from lower end
 * @param to upper end
 * @param ratings test ratings
 */
public record ResidualBin(String cell, double from, double to, int ratings) {}
