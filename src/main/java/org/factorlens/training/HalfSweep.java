package org.factorlens.training;

import org.factorlens.ratings.SparseRatings;

/**
 * One side's rows, to be solved while the other side is held.
 *
 * @param rows ratings, a row per row of {@code side}, columns indexing {@code other}
 * @param side what is solved for, overwritten
 * @param other what is held, not modified
 * @param settings what is minimized
 * @param centred each rating level less the mean, not modified
 * @param meanSquares of the other side's factors, {@code [k]}; empty where no row needs them
 */
record HalfSweep(
        SparseRatings.Rows rows,
        FactorSide side,
        FactorSide other,
        RowUpdate.Settings settings,
        float[] centred,
        double[] meanSquares) {}
