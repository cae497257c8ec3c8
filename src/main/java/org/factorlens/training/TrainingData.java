package org.factorlens.training;

import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;

/**
 * What a trainer is given.
 *
 * @param train ratings to train on
 * @param test ratings that the learning curve is also computed on, or null; they never influence the model
 * @param clip scale to which predictions are clipped for RMSE, or null where they are not
 * @param itemFeatures what is known of items beside their ratings, or null
 */
public record TrainingData(SparseRatings train, SparseRatings test, RatingScale clip, RowFeatures itemFeatures) {
    /** Ratings alone. */
    public TrainingData(SparseRatings train, SparseRatings test, RatingScale clip) {
        this(train, test, clip, null);
    }

    /** The same ratings with features of the items. */
    public TrainingData with(RowFeatures features) {
        return new TrainingData(train, test, clip, features);
    }
}
