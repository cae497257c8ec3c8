package org.factorlens.results;

/**
 * A row of {@code uncertainty.csv}: how the predictive distributions of a sampled model keep their promise on test ratings.
 *
 * @param cell cell id
 * @param by {@code all}, {@code item-popularity} (training ratings of the item) or {@code deviation} (the stated deviation)
 * @param group number within {@code by}, from 0
 * @param from least value of what is grouped by; 0 for {@code all}
 * @param to largest value
 * @param ratings test ratings in the group
 * @param deviation root mean square of the predictive standard deviations, noise included
 * @param rmse RMSE of the predictive means, not clipped: what {@code deviation} should be
 * @param insideHalf share of ratings inside their 50% interval, 0..1
 * @param insideEighty share inside the 80% interval
 * @param insideNinetyFive share inside the 95% interval
 */
public record UncertaintyGroup(
        String cell,
        String by,
        int group,
        double from,
        double to,
        int ratings,
        double deviation,
        double rmse,
        double insideHalf,
        double insideEighty,
        double insideNinetyFive) {}
