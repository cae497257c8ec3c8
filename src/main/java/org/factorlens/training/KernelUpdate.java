package org.factorlens.training;

import org.factorlens.linalg.PositiveDefinite;
import org.factorlens.ratings.SparseRatings;

/** Joint update in float64 with EJML. */
final class KernelUpdate implements RowUpdate {
    @Override
    public UpdateReport update(
            SparseRatings.Rows rows, FactorSide side, FactorSide other, Settings settings, Workers workers) {
        int[] fallbackSolves = new int[rows.numRows()];
        workers.run(rows.numRows(), (worker, row) -> fallbackSolves[row] = solve(rows, row, side, other, settings));
        return new UpdateReport(java.util.Arrays.stream(fallbackSolves).sum());
    }

    private static int solve(SparseRatings.Rows rows, int row, FactorSide side, FactorSide other, Settings settings) {
        int k = side.k();
        boolean bias = settings.regularization().bias();
        int n = bias ? k + 1 : k;
        double[] a = new double[n * n];
        double[] b = new double[n];
        double[] x = new double[n];
        for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
            int column = rows.column(slot);
            double residual = rows.rating(slot) - settings.mean() - other.bias(column);
            for (int f = 0; f < k; f++) {
                x[f] = other.factor(column, f);
            }
            if (bias) {
                x[k] = 1;
            }
            for (int f = 0; f < n; f++) {
                b[f] += x[f] * residual;
                for (int g = 0; g < n; g++) {
                    a[f * n + g] += x[f] * x[g];
                }
            }
        }
        for (int f = 0; f < n; f++) {
            a[f * n + f] += f < k
                    ? settings.regularization().rowLambda(rows.count(row))
                    : settings.regularization().biasLambda();
        }
        if (rows.count(row) == 0) {
            for (int f = 0; f < k; f++) {
                side.setFactor(row, f, 0);
            }
            side.setBias(row, 0);
            return 0;
        }
        PositiveDefinite system = new PositiveDefinite(a);
        double[] p = system.solve(b);
        for (int f = 0; f < k; f++) {
            side.setFactor(row, f, (float) p[f]);
        }
        side.setBias(row, bias ? (float) p[k] : 0);
        return system.definite() ? 0 : 1;
    }
}
