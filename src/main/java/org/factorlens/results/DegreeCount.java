package org.factorlens.results;

/**
 * A row of {@code degrees.csv}: how many users (items) have exactly so many ratings.
 *
 * @param side {@code user} or {@code item}
 * @param degree number of ratings
 * @param count number of users or items
 */
public record DegreeCount(String side, int degree, int count) {}
