package org.factorlens.training;

import org.factorlens.ratings.SparseRatings;

/** The update of a model without factors, in closed form: {@code b = (Σ (r − mean − b_other) + λ_b m_b) / (n + λ_b)}. */
final class BiasUpdate {
    private BiasUpdate() {}

    /** Updates the bias of every row; sets it to 0 where rows have no bias, to m_b where they have no ratings. Sums in float64. */
    static void update(
            SparseRatings.Rows rows, FactorSide side, FactorSide other, RowUpdate.Settings settings, Workers workers) {
        float[] otherBiases = other.biases();
        int[] blockStart = RowSchedule.blocks(rows);
        workers.run(blockStart.length - 1, (worker, block) -> {
            for (int row = blockStart[block]; row < blockStart[block + 1]; row++) {
                float unrated = settings.prior(row, 0, 0);
                float bias = rows.count(row) > 0 ? bias(rows, row, otherBiases, settings) : unrated;
                side.setBias(row, settings.bias() ? bias : 0);
            }
        });
    }

    private static float bias(SparseRatings.Rows rows, int row, float[] otherBiases, RowUpdate.Settings settings) {
        double sum = settings.biasLambda() * settings.prior(row, 0, 0);
        for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
            sum += rows.rating(slot) - settings.mean() - otherBiases[rows.column(slot)];
        }
        return (float) (sum / (rows.count(row) + settings.biasLambda()));
    }
}
