package org.factorlens.training;

import java.util.List;

/**
 * Everything that alternating least squares carries from one sweep to the next.
 *
 * @param sweep sweeps done
 * @param fallbackSolves rows solved in float64 so far
 * @param loss objective after the last sweep, where convergence is watched
 * @param curve scores so far
 * @param users table of the users' {@link FactorSide}
 * @param items the same of the items
 */
record AlsState(int sweep, int fallbackSolves, double loss, List<SweepScore> curve, float[] users, float[] items) {}
