package org.factorlens.results;

/**
 * A row of {@code published.csv}: a published number held against ours.
 *
 * @param source where it was published
 * @param protocol split and settings
 * @param cell our cell, or empty where none matches
 * @param sweep sweep compared
 * @param metric {@code train_rmse}, {@code test_rmse}, {@code train_loss}, {@code test_loss}
 * @param published their number
 * @param ours our number
 * @param difference ours - published
 * @param tolerance largest absolute difference that passes
 * @param pass whether |difference| is at most the tolerance
 */
public record PublishedCheck(
        String source,
        String protocol,
        String cell,
        int sweep,
        String metric,
        double published,
        double ours,
        double difference,
        double tolerance,
        boolean pass) {}
