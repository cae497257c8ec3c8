package org.factorlens.results;

/**
 * A row of {@code pair-intervals.csv}: any two configurations on a single split, compared on the same users' squared errors by
 * the bootstrap of {@code paired-tests.csv}. Each pair stands there once; with several folds the file is empty, since intervals
 * then come from the folds.
 *
 * @param a configuration
 * @param b configuration, later in matrix order
 * @param difference test RMSE of a minus that of b
 * @param low lower end of its 95% percentile interval
 * @param high upper end
 */
public record PairInterval(String a, String b, double difference, double low, double high) {}
