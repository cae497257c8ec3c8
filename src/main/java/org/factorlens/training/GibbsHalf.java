package org.factorlens.training;

import org.factorlens.ratings.SparseRatings;

/**
 * One side's rows, to be drawn while the other side, the distribution that rows come from, and the noise are held.
 *
 * @param rows ratings, a row per row of {@code side}, columns indexing {@code other}
 * @param side overwritten
 * @param other what is held, not modified
 * @param prior distribution of the rows
 * @param centred each rating level less the mean, not modified
 * @param noise 1/α, the variance of a rating around its prediction
 * @param address of the rows' random numbers
 */
record GibbsHalf(
        SparseRatings.Rows rows,
        FactorSide side,
        WhitenedTable other,
        HyperPrior prior,
        float[] centred,
        double noise,
        long address) {}
