package org.factorlens.results;

/**
 * A row of {@code error-groups.csv}: test errors of one cell within one group of ratings.
 *
 * @param cell cell id
 * @param by {@code rating}, {@code user-activity} or {@code item-popularity}
 * @param group group number from 0, in order
 * @param label group for people: {@code 4.5}, {@code 12-20}
 * @param from lowest value in the group
 * @param to highest value in the group
 * @param ratings test ratings
 * @param rmse RMSE
 * @param mae mean absolute error
 * @param meanError mean of prediction minus rating
 */
public record ErrorGroup(
        String cell,
        String by,
        int group,
        String label,
        double from,
        double to,
        int ratings,
        double rmse,
        double mae,
        double meanError) {}
