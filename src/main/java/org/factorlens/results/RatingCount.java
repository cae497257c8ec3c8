package org.factorlens.results;

/**
 * A row of {@code ratings-histogram.csv}.
 *
 * @param rating rating value, or lower end of a bin
 * @param to the same value, or the upper end of the bin: the highest of its values, or where ratings have no step its bound
 * @param ratings how many ratings
 * @param share share of all ratings, 0..1
 */
public record RatingCount(double rating, double to, long ratings, double share) {}
