package org.factorlens.results;

/**
 * A row of {@code genres.csv}; an item counts for each of its genres.
 *
 * @param genre name
 * @param items items of the genre
 * @param ratings ratings of such items
 * @param meanRating mean of these ratings
 */
public record GenreCount(String genre, int items, long ratings, double meanRating) {}
