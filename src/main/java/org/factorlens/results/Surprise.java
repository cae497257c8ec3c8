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
 * @param deviation standard deviation of the rating around the prediction that a sampled model states, by which the most
 *     surprising of its ratings are ranked; NaN otherwise
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
        double error,
        double deviation) {
    /** Of a model that does not say how sure it is. */
    public Surprise(
            String cell,
            String kind,
            int rank,
            String user,
            String item,
            String title,
            double rating,
            double predicted,
            double error) {
        this(cell, kind, rank, user, item, title, rating, predicted, error, Double.NaN);
    }
}
