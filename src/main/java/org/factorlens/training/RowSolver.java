package org.factorlens.training;

import org.factorlens.kernel.Kernel;
import org.factorlens.linalg.NormalEquations;
import org.factorlens.ratings.SparseRatings;

/**
 * Solves single rows of one half sweep in float32; the scratch space of one worker, without allocation from row to row.
 * Ratings are gathered into panels {@code [q | 1 | target]} that stay in the cache, and their Gram matrix is
 * at once the normal matrix, the bias's sums and the right-hand side.
 */
final class RowSolver {
    /** Panels of 64 KB stay in a second-level cache; at 50 factors they hold most users' ratings at once. */
    private static final int PANEL_FLOATS = 16_384;

    private final Kernel kernel;
    private final int k;
    private final int size;
    private final int width;
    private final int panelRows;
    private final float[] panel;
    private final int[] columns;
    private final float[] targets;
    private final float[] solution;
    private final NormalEquations equations;
    private final DualSolver dual;

    private SparseRatings.Rows rows;
    private FactorSide side;
    private FactorSide other;
    private RowUpdate.Settings settings;
    private float[] centred;
    private int indefinite;

    /** A solver for rows of {@code k} factors, with or without bias; k at least 1. */
    RowSolver(Kernel kernel, int k, boolean bias) {
        this.kernel = kernel;
        this.k = k;
        this.size = bias ? k + 1 : k;
        this.width = size + 1;
        this.panelRows =
                Math.max(DualSolver.mostRatings(size), Math.max(8, PANEL_FLOATS / Kernel.paddedLength(size + 1))) | 1;
        this.panel = new float[Kernel.panelLength(panelRows, width)];
        this.columns = new int[panelRows];
        this.targets = new float[panelRows];
        this.solution = new float[NormalEquations.solutionLength(size)];
        this.equations = new NormalEquations(kernel, size);
        this.dual = new DualSolver(kernel, size);
    }

    /** Whether this solver has the shape asked for. */
    boolean fits(int wantedK, boolean bias) {
        return k == wantedK && size == (bias ? k + 1 : k);
    }

    /**
     * Starts a half sweep.
     *
     * @param centredLevels each rating level less the mean, not modified
     */
    void begin(
            SparseRatings.Rows newRows,
            FactorSide newSide,
            FactorSide newOther,
            RowUpdate.Settings newSettings,
            float[] centredLevels) {
        rows = newRows;
        side = newSide;
        other = newOther;
        settings = newSettings;
        centred = centredLevels;
        indefinite = 0;
    }

    /** Rows since {@link #begin} that float64 had to solve. */
    int indefinite() {
        return indefinite;
    }

    /** Solves a row that was not cut. */
    void solve(int row) {
        int count = rows.count(row);
        if (count == 0) {
            side.clearRow(row);
        } else if (!alternates() && DualSolver.serves(size, count, settings)) {
            solveDual(row, count);
        } else {
            equations.clear(size);
            collect(rows.start(row), rows.start(row + 1), equations);
            finish(row, equations);
        }
    }

    /** Adds the ratings in slots {@code from} to {@code to}, exclusive, to {@code into}. */
    void collect(int from, int to, NormalEquations into) {
        for (int slot = from; slot < to; slot += panelRows) {
            int count = Math.min(panelRows, to - slot);
            fillPanel(slot, count, 1);
            into.addPanel(panel, panelRows, count);
        }
    }

    private boolean alternates() {
        return settings.alternating() && settings.bias();
    }

    /** Adds the penalties to {@code collected} and solves for {@code row}. */
    void finish(int row, NormalEquations collected) {
        float lambda = (float) settings.rowLambda(rows.count(row));
        for (int f = 0; f < k; f++) {
            collected.addRidge(f, lambda);
        }
        if (alternates()) {
            finishInTurn(row, collected);
        } else {
            if (settings.bias()) {
                collected.addRidge(k, (float) settings.biasLambda());
            }
            store(row, collected.solve(solution), 1);
        }
    }

    /** The bias first, given the present factors; then the factors, given that bias. */
    private void finishInTurn(int row, NormalEquations collected) {
        double residuals = collected.rightHandSide(k);
        for (int f = 0; f < k; f++) {
            residuals -= (double) collected.entry(f, k) * side.factor(row, f);
        }
        float bias = (float) (residuals / (rows.count(row) + settings.biasLambda()));
        collected.fixLast(bias);
        if (collected.solve(solution)) {
            side.setRow(row, solution, equations.firstUnknown(), bias);
        } else {
            AlternatingUpdate.solveRow(rows, row, side, other, settings);
            indefinite++;
        }
    }

    private void solveDual(int row, int count) {
        double lambda = settings.rowLambda(count);
        float one = settings.bias() ? (float) Math.sqrt(lambda / settings.biasLambda()) : 1;
        fillPanel(rows.start(row), count, one);
        store(row, dual.solve(panel, panelRows, count, (float) lambda, solution), one);
    }

    private void store(int row, boolean definite, float biasScale) {
        if (definite) {
            int first = equations.firstUnknown();
            side.setRow(row, solution, first, settings.bias() ? solution[first + k] * biasScale : 0);
        } else {
            EjmlUpdate.solveRow(rows, row, side, other, settings);
            indefinite++;
        }
    }

    /** Fills panel rows {@code [q | one | target]}, without {@code one} where rows have no bias. */
    private void fillPanel(int slot, int count, float one) {
        rows.copyColumns(slot, slot + count, columns);
        rows.copyRatings(slot, slot + count, centred, targets);
        kernel.gather(other.table(), FactorSide.ORIGIN, other.stride(), columns, count, width, panel, panelRows);
        int target = Kernel.panelIndex(panelRows, width, 0, size);
        for (int p = 0; p < count; p++) {
            panel[target + p * Kernel.BLOCK] = targets[p] - other.bias(columns[p]);
        }
        if (one != 1) {
            int scaled = Kernel.panelIndex(panelRows, width, 0, k);
            for (int p = 0; p < count; p++) {
                panel[scaled + p * Kernel.BLOCK] = one;
            }
        }
    }
}
