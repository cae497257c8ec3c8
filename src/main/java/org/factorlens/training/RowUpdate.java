package org.factorlens.training;

import org.factorlens.model.Regularization;
import org.factorlens.ratings.SparseRatings;

/** One half sweep: every row of one side anew, given the other side. */
interface RowUpdate {
    /**
     * Replaces every row of {@code side}.
     *
     * @param rows training ratings, one row per row of {@code side}
     * @param side rows to update
     * @param other the side that is held fixed
     */
    UpdateReport update(SparseRatings.Rows rows, FactorSide side, FactorSide other, Settings settings, Workers workers);

    /** mu and the penalty. */
    record Settings(double mean, Regularization regularization) {}

    /** How many row systems were not positive definite and were solved another way. */
    record UpdateReport(int fallbackSolves) {}
}
