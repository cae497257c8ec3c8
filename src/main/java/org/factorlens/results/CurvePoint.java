package org.factorlens.results;

/**
 * A row of {@code curves.csv}: the state after one sweep.
 *
 * @param cell cell id
 * @param sweep sweep number from 1
 * @param trainLoss objective on training ratings
 * @param testLoss objective with the test residuals
 * @param trainRmse RMSE on training ratings
 * @param testRmse RMSE on test ratings
 */
public record CurvePoint(
        String cell, int sweep, double trainLoss, double testLoss, double trainRmse, double testRmse) {}
