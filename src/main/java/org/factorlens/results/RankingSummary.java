package org.factorlens.results;

/**
 * A row of {@code ranking-summary.csv}: how one configuration ranks, over its folds and seeds; only configurations of
 * which no cell failed. Columns are means of those of {@link RankingResult}.
 *
 * @param configuration label
 * @param model as in {@link CellResult#model()}
 * @param cells cells
 * @param testRmseMean mean test RMSE, to hold beside
 * @param ndcgLow lower end of the 95% interval of the mean NDCG
 * @param ndcgHigh upper end
 * @param intervalMethod as in {@link Summary#intervalMethod()}
 * @param selected whether this is the configuration chosen by RMSE
 * @param deltaNdcg NDCG minus that of the chosen one, over the same users
 * @param deltaLow lower end of its 95% interval, by a bootstrap over users
 * @param deltaHigh upper end
 * @param pHolm p-value of that difference, adjusted for all configurations compared; NaN for the chosen one
 */
public record RankingSummary(
        String configuration,
        String model,
        int cells,
        double testRmseMean,
        double ndcg,
        double ndcgLow,
        double ndcgHigh,
        String intervalMethod,
        double precision,
        double recall,
        double map,
        double mrr,
        double coverage,
        double novelty,
        double popularityRecommended,
        double popularityLiked,
        double diversity,
        boolean selected,
        double deltaNdcg,
        double deltaLow,
        double deltaHigh,
        double pHolm) {}
