package org.factorlens.results;

/**
 * A row of {@code ratings-histogram.csv}.
 *
 * @param rating rating value, or lower end of a bin
 * @param ratings how many ratings
 * @param share share of all ratings, 0..1
 */
public record RatingCount(double rating, long ratings, double share) {}
