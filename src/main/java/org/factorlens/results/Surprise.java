package org.factorlens.results;

/**
 * A row of {@code surprises.csv}: a test rating that a cell predicts worst or best.
 *
 * @param cell cell id
 * @param kind {@code most} or {@code least}
 * @param rank 1 is first
 * @param user user id
 * @param item item id
 * @param title label of the item
 * @param rating true rating
 * @param predicted prediction
 * @param error prediction minus rating
 */
public record Surprise(
        String cell,
        String kind,
        int rank,
        String user,
        String item,
        String title,
        double rating,
        double predicted,
        double error) {}
