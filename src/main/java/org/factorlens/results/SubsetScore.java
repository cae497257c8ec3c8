package org.factorlens.results;

/**
 * A row of {@code metrics.csv}: test errors of one cell over a part of the test ratings. Parts without ratings have no row.
 *
 * @param cell cell id
 * @param part {@code all}; {@code warm} (user and item both have training ratings), {@code cold-user} (only the item has),
 *     {@code cold-item} (only the user has), {@code cold-both}: these four add up to {@code all}
 * @param ratings test ratings
 * @param users users with such ratings
 * @param rmse RMSE over ratings (micro), clipped unless the experiment says otherwise
 * @param mae MAE over ratings
 * @param rmseRaw RMSE before clipping
 * @param maeRaw MAE before clipping
 * @param rmseMacro mean over users of each user's RMSE
 * @param maeMacro mean over users of each user's MAE
 */
public record SubsetScore(
        String cell,
        String part,
        int ratings,
        int users,
        double rmse,
        double mae,
        double rmseRaw,
        double maeRaw,
        double rmseMacro,
        double maeMacro) {}
