package org.factorlens.results;

/**
 * A row of {@code ranking.csv}: the lists of ten of one cell's model, from every item that training knows but those the
 * user rated there, for each user with relevant test items.
 *
 * @param cell cell id
 * @param threshold lowest relevant rating
 * @param users users ranked for
 * @param items items that training knows
 * @param precision share of the list that is relevant
 * @param recall share of the relevant items that is in the list
 * @param ndcg normalized discounted cumulative gain
 * @param map mean average precision
 * @param mrr mean reciprocal rank of the first relevant item
 * @param coverage share of the items that stand in any list
 * @param novelty mean of -log2 of the share of users who rated a recommended item
 * @param popularityRecommended mean number of training ratings of recommended items
 * @param popularityLiked mean number of training ratings of relevant test items
 * @param diversity mean over pairs in a list of 1 - Jaccard similarity of genres; NaN without genres
 */
public record RankingResult(
        String cell,
        double threshold,
        int users,
        int items,
        double precision,
        double recall,
        double ndcg,
        double map,
        double mrr,
        double coverage,
        double novelty,
        double popularityRecommended,
        double popularityLiked,
        double diversity) {}
