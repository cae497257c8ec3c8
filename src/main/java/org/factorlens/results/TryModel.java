package org.factorlens.results;

import java.util.List;

/**
 * {@code try-model.json}: the item side of the selected model, small enough for a browser, with which the "try it" page
 * folds a new user in. Factor {@code f} of item {@code i} is {@code int8[i*k + f] * items[i].scale}.
 *
 * @param cell cell whose model it is
 * @param k factors per item
 * @param mean mu
 * @param bias whether the new user gets a bias of its own
 * @param lambda regularization of the new user's factors
 * @param biasLambda regularization of the new user's bias
 * @param weighted whether lambda is multiplied by the number of ratings
 * @param scaleMin lowest rating
 * @param scaleMax highest rating
 * @param scaleStep distance of neighbouring ratings, 0 where irregular
 * @param items items with at least one training ratings, most rated first
 * @param factors base64 of the signed bytes, {@code [items x k]}, row-major
 * @param quality what the rounding to bytes loses
 * @param checks cases that the browser computes again and compares
 */
public record TryModel(
        String cell,
        int k,
        double mean,
        boolean bias,
        double lambda,
        double biasLambda,
        boolean weighted,
        double scaleMin,
        double scaleMax,
        double scaleStep,
        List<TryItem> items,
        String factors,
        TryQuality quality,
        List<TryCheck> checks) {
    /** Copies the lists. */
    public TryModel {
        items = List.copyOf(items);
        checks = List.copyOf(checks);
    }

    /** One item: card, bias of the item, and the value of one unit of its bytes. */
    public record TryItem(Recommendations.ItemCard card, double itemBias, double scale) {}

    /**
     * What bytes lose against float32, measured when the results were made.
     *
     * @param testRmseFloat test RMSE of the model
     * @param testRmseBytes test RMSE of the same model with item factors rounded to bytes
     * @param topOverlap mean share of the top 20 that both recommend, over the sample users, 0..1
     * @param bytes size of the factors before base64
     * @param foldedUsers users of the data that were folded in as if they were new, 0 where nothing was sampled
     * @param foldedRmse test RMSE of these users by this model, rating units, else NaN (JSON null)
     * @param foldedRmseSamples the same by averages over the kept samples
     */
    public record TryQuality(
            double testRmseFloat,
            double testRmseBytes,
            double topOverlap,
            long bytes,
            int foldedUsers,
            double foldedRmse,
            double foldedRmseSamples) {}

    /** Ratings of a made-up user, and what Java recommends from the same bytes: indices into {@link #items()}. */
    public record TryCheck(String name, List<TryRating> ratings, List<TryScore> expected) {}

    /** A rating given to item number {@code index}. */
    public record TryRating(int index, double rating) {}

    /** Score before clipping of item number {@code index}. */
    public record TryScore(int index, double score) {}
}
