package org.factorlens.training;

import java.util.concurrent.atomic.AtomicInteger;
import org.factorlens.linalg.ReferenceSolver;
import org.factorlens.ratings.SparseRatings;

/** The plain reference: normal equations in float64, solved by EJML; the state is rounded to float32 after each row. */
final class EjmlUpdate implements RowUpdate {
    @Override
    public UpdateReport update(
            SparseRatings.Rows rows, FactorSide side, FactorSide other, Settings settings, Workers workers) {
        AtomicInteger solved = new AtomicInteger();
        AtomicInteger indefinite = new AtomicInteger();
        workers.run(rows.numRows(), (worker, row) -> {
            if (rows.count(row) == 0 || settings.unknowns(side.k()) == 0) {
                settings.setUnrated(side, row);
            } else {
                solved.incrementAndGet();
                if (!solveRow(rows, row, side, other, settings)) {
                    indefinite.incrementAndGet();
                }
            }
        });
        return new UpdateReport(solved.get(), indefinite.get());
    }

    /** Solves one row; false where its matrix was not positive definite, so that it got the solution of least norm. */
    static boolean solveRow(
            SparseRatings.Rows rows, int row, FactorSide side, FactorSide other, RowUpdate.Settings settings) {
        int k = side.k();
        int size = settings.unknowns(k);
        double[] matrix = new double[size * size];
        double[] rightHandSide = new double[size];
        double[] x = new double[size];
        for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
            int column = rows.column(slot);
            for (int f = 0; f < size; f++) {
                x[f] = f < k ? other.factor(column, f) : 1;
            }
            double target = rows.rating(slot) - settings.mean() - other.bias(column);
            for (int i = 0; i < size; i++) {
                rightHandSide[i] += x[i] * target;
                for (int j = 0; j < size; j++) {
                    matrix[i * size + j] += x[i] * x[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            double penalty = i < k ? settings.rowLambda(rows.count(row)) : settings.biasLambda();
            matrix[i * size + i] += penalty;
            rightHandSide[i] += penalty * settings.prior(row, i, k);
        }
        ReferenceSolver.Solution solution = new ReferenceSolver().solve(matrix, rightHandSide);
        for (int f = 0; f < k; f++) {
            side.setFactor(row, f, (float) solution.x()[f]);
        }
        side.setBias(row, settings.bias() ? (float) solution.x()[k] : 0);
        return solution.positiveDefinite();
    }
}
