package org.factorlens.training;

import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.SparseRatings;

/**
 * What a trainer is given.
 *
 * @param train ratings to train on
 * @param test ratings that the learning curve is also computed on, or null; they never influence the model
 * @param clip scale to which predictions are clipped for RMSE, or null where they are not
 */
public record TrainingData(SparseRatings train, SparseRatings test, RatingScale clip) {}
