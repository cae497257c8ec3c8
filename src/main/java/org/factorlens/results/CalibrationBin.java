package org.factorlens.results;

/**
 * A row of {@code calibration.csv}: test ratings of one cell whose predictions are alike. A calibrated model has equal
 * means.
 *
 * @param cell cell id
 * @param bin bin number from 0, in order of prediction; about ten of equal size
 * @param from lowest prediction
 * @param to highest prediction
 * @param ratings test ratings
 * @param meanPrediction mean of predictions
 * @param meanRating mean of ratings
 */
public record CalibrationBin(
        String cell, int bin, double from, double to, int ratings, double meanPrediction, double meanRating) {}
