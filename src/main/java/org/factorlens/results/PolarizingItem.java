package org.factorlens.results;

/**
 * A row of {@code polarizing.csv}: items with the longest and the shortest factor vectors in the selected model.
 *
 * @param kind {@code most} or {@code least}
 * @param rank 1 is first
 * @param item item id
 * @param title label
 * @param genres genres joined by {@code |}
 * @param ratings training ratings; at least the threshold in the manifest
 * @param meanRating their mean
 * @param spread their sample standard deviation
 * @param length Euclidean length of the factor vector
 */
public record PolarizingItem(
        String kind,
        int rank,
        String item,
        String title,
        String genres,
        int ratings,
        double meanRating,
        double spread,
        double length) {}
