package org.factorlens.results;

/**
 * A row of {@code paired-tests.csv}: two configurations on the same users' squared errors, pooled over folds, by a
 * bootstrap over users; negative differences mean that a is better.
 *
 * @param family tests that are adjusted together: {@code chosen} (each configuration against the chosen one) or
 *     {@code questions} (the pairs of {@code comparisons.csv})
 * @param question as in {@link Comparison#question()}, empty in the family {@code chosen}
 * @param a configuration
 * @param b configuration, the chosen one in the family {@code chosen}
 * @param rmseA RMSE of a over all users' test ratings, the mean over seeds
 * @param rmseB the same of b
 * @param difference rmseA - rmseB
 * @param low lower end of its 95% percentile interval
 * @param high upper end
 * @param pValue two-sided p-value of this pair alone
 * @param pHolm the same adjusted for all pairs of the family (Holm 1979)
 * @param usersBetter share of users whose squared error is lower under a, ties half, 0..1
 * @param usersBetterLow lower end of its 95% interval
 * @param usersBetterHigh upper end
 * @param users users with test ratings
 */
public record PairedTest(
        String family,
        String question,
        String a,
        String b,
        double rmseA,
        double rmseB,
        double difference,
        double low,
        double high,
        double pValue,
        double pHolm,
        double usersBetter,
        double usersBetterLow,
        double usersBetterHigh,
        int users) {}
