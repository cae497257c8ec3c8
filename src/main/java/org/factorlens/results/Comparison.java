package org.factorlens.results;

/**
 * A row of {@code comparisons.csv}: test RMSE of a minus that of b, paired by fold, seeds averaged; negative means that a is better.
 *
 * @param question {@code bias}, {@code factors}, {@code k-up}, {@code regularization}, {@code weighting}, {@code baseline}, {@code joint}, {@code gibbs}, {@code als-features}, {@code features}
 * @param a configuration
 * @param b configuration
 * @param rmseA mean test RMSE of a
 * @param rmseB mean test RMSE of b
 * @param difference rmseA - rmseB
 * @param low lower end of the 95% interval
 * @param high upper end
 * @param method {@code corrected-resampled-t}, {@code user-bootstrap} or {@code none}
 * @param pairs pairs compared: folds, or users for the bootstrap
 */
public record Comparison(
        String question,
        String a,
        String b,
        double rmseA,
        double rmseB,
        double difference,
        double low,
        double high,
        String method,
        int pairs) {}
