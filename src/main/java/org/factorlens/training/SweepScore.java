package org.factorlens.training;

/**
 * The state after a sweep.
 *
 * @param sweep number from 1
 * @param trainLoss the objective
 * @param testLoss the objective with the test residuals in place of the training ones; NaN without test ratings
 * @param trainRmse RMSE on training ratings
 * @param testRmse RMSE on test ratings; NaN without
 */
public record SweepScore(int sweep, double trainLoss, double testLoss, double trainRmse, double testRmse) {}
