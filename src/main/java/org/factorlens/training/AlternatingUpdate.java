package org.factorlens.training;

import org.factorlens.linalg.PositiveDefinite;
import org.factorlens.ratings.SparseRatings;

/**
 * The update order of the published study: in each row's turn first its bias given its present factors, then its factors
 * given that bias, both in float64: the reference that {@link KernelUpdate} is held to, and the solver of rows whose matrix is
 * not positive definite in float32.
 */
final class AlternatingUpdate implements RowUpdate {
    @Override
    public UpdateReport update(
            SparseRatings.Rows rows, FactorSide side, FactorSide other, Settings settings, Workers workers) {
        int[] fallbackSolves = new int[rows.numRows()];
        workers.run(rows.numRows(), (worker, row) -> {
            boolean kept = settings.keepsStart() && rows.count(row) == 0;
            fallbackSolves[row] = kept || solveRow(rows, row, side, other, settings) ? 0 : 1;
        });
        return new UpdateReport(
                rows.numRows(), java.util.Arrays.stream(fallbackSolves).sum());
    }

    /** Updates one row; false where the matrix of its factors was not positive definite. */
    static boolean solveRow(SparseRatings.Rows rows, int row, FactorSide side, FactorSide other, Settings settings) {
        if (settings.bias()) {
            updateBias(rows, row, side, other, settings);
        }
        return side.k() == 0 || updateFactors(rows, row, side, other, settings);
    }

    private static void updateBias(
            SparseRatings.Rows rows, int row, FactorSide side, FactorSide other, Settings settings) {
        double sum = settings.biasLambda() * settings.prior(row, side.k(), side.k());
        for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
            int column = rows.column(slot);
            double dot = 0;
            for (int f = 0; f < side.k(); f++) {
                dot += (double) side.factor(row, f) * other.factor(column, f);
            }
            sum += rows.rating(slot) - settings.mean() - other.bias(column) - dot;
        }
        double weight = rows.count(row) + settings.biasLambda();
        side.setBias(row, weight > 0 ? (float) (sum / weight) : 0);
    }

    /** Returns whether the system was positive definite. */
    private static boolean updateFactors(
            SparseRatings.Rows rows, int row, FactorSide side, FactorSide other, Settings settings) {
        int k = side.k();
        double[] a = new double[k * k];
        double[] b = new double[k];
        double[] q = new double[k];
        for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
            int column = rows.column(slot);
            double residual = rows.rating(slot) - settings.mean() - other.bias(column) - side.bias(row);
            for (int f = 0; f < k; f++) {
                q[f] = other.factor(column, f);
            }
            for (int f = 0; f < k; f++) {
                b[f] += q[f] * residual;
                for (int g = 0; g < k; g++) {
                    a[f * k + g] += q[f] * q[g];
                }
            }
        }
        for (int f = 0; f < k; f++) {
            double penalty = settings.rowLambda(rows.count(row));
            a[f * k + f] += penalty;
            b[f] += penalty * settings.prior(row, f, k);
        }
        PositiveDefinite system = new PositiveDefinite(a);
        double[] p = system.solve(b);
        for (int f = 0; f < k; f++) {
            side.setFactor(row, f, (float) p[f]);
        }
        return system.definite();
    }
}
