package org.factorlens.training;

import org.factorlens.kernel.Kernel;
import org.factorlens.linalg.NormalEquations;

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
    private final ConjugateSolver conjugate;

    private HalfSweep half;
    private int indefinite;

    /** A solver for rows of {@code k} factors, with or without bias; k at least 1. */
    RowSolver(Kernel kernel, int k, boolean bias) {
        this.kernel = kernel;
        this.k = k;
        this.size = bias ? k + 1 : k;
        this.width = size + 1;
        this.panelRows = Math.max(8, PANEL_FLOATS / Kernel.paddedLength(size + 1)) | 1;
        this.panel = new float[Kernel.panelLength(panelRows, width)];
        this.columns = new int[panelRows];
        this.targets = new float[panelRows];
        this.solution = new float[NormalEquations.solutionLength(size)];
        this.equations = new NormalEquations(kernel, size);
        this.dual = new DualSolver(kernel, k, size);
        this.conjugate = new ConjugateSolver(kernel, k, size);
    }

    /** Whether this solver has the shape asked for. */
    boolean fits(int wantedK, boolean bias) {
        return k == wantedK && size == (bias ? k + 1 : k);
    }

    /** Starts a half sweep. */
    void begin(HalfSweep newHalf) {
        half = newHalf;
        indefinite = 0;
    }

    /** Rows since {@link #begin} that float64 had to solve. */
    int indefinite() {
        return indefinite;
    }

    /** Solves a row that was not cut. */
    void solve(int row) {
        if (half.rows().count(row) == 0) {
            half.settings().setUnrated(half.side(), row);
        } else if (half.settings().update() == Update.CG) {
            conjugate.solve(half, row);
        } else {
            equations.clear(size);
            collect(half.rows().start(row), half.rows().start(row + 1), equations);
            finish(row, equations);
        }
    }

    /** Solves the rows that {@code batch} names from {@code first} to {@code end}, exclusive, in their dual form. */
    void solveShort(int[] batch, int first, int end) {
        for (int from = first; from < end; from += DualSolver.ROWS) {
            int failed = dual.solve(half, batch, from, Math.min(end, from + DualSolver.ROWS));
            for (int rest = failed; rest != 0; rest &= rest - 1) {
                solveExactly(batch[from + Integer.numberOfTrailingZeros(rest)]);
            }
        }
    }

    private void solveExactly(int row) {
        EjmlUpdate.solveRow(half.rows(), row, half.side(), half.other(), half.settings());
        indefinite++;
    }

    /** Adds the ratings in slots {@code from} to {@code to}, exclusive, to {@code into}. */
    void collect(int from, int to, NormalEquations into) {
        for (int slot = from; slot < to; slot += panelRows) {
            int count = Math.min(panelRows, to - slot);
            fillPanel(slot, count);
            into.addPanel(panel, panelRows, count);
        }
    }

    /** Adds the penalties to {@code collected} and solves for {@code row}. */
    void finish(int row, NormalEquations collected) {
        RowUpdate.Settings settings = half.settings();
        float lambda = (float) settings.rowLambda(half.rows().count(row));
        for (int f = 0; f < k; f++) {
            collected.addRidge(f, lambda);
        }
        if (settings.prior() != null) {
            for (int f = 0; f < size; f++) {
                float penalty = f < k ? lambda : (float) settings.biasLambda();
                collected.setRightHandSide(f, collected.rightHandSide(f) + penalty * settings.prior(row, f, k));
            }
        }
        if (settings.inTurn()) {
            finishInTurn(row, collected);
            return;
        }
        if (settings.bias()) {
            collected.addRidge(k, (float) settings.biasLambda());
        }
        if (collected.solve(solution)) {
            int first = equations.firstUnknown();
            half.side().setRow(row, solution, first, settings.bias() ? solution[first + k] : 0);
        } else {
            solveExactly(row);
        }
    }

    /** The bias first, given the present factors; then the factors, given that bias. */
    private void finishInTurn(int row, NormalEquations collected) {
        double residuals = collected.rightHandSide(k);
        for (int f = 0; f < k; f++) {
            residuals -= (double) collected.entry(f, k) * half.side().factor(row, f);
        }
        float bias =
                (float) (residuals / (half.rows().count(row) + half.settings().biasLambda()));
        collected.fixLast(bias);
        if (collected.solve(solution)) {
            half.side().setRow(row, solution, equations.firstUnknown(), bias);
        } else {
            AlternatingUpdate.solveRow(half.rows(), row, half.side(), half.other(), half.settings());
            indefinite++;
        }
    }

    /** Fills panel rows {@code [q | 1 | target]}, without the 1 where rows have no bias: targets replace what follows. */
    private void fillPanel(int slot, int count) {
        FactorSide other = half.other();
        half.rows().copyColumns(slot, slot + count, columns);
        half.rows().copyRatings(slot, slot + count, half.centred(), targets);
        kernel.gather(other.table(), FactorSide.ORIGIN, other.stride(), columns, count, width, panel, panelRows);
        int target = Kernel.panelIndex(panelRows, width, 0, size);
        for (int p = 0; p < count; p++) {
            int at = target + p * Kernel.BLOCK;
            panel[at] = targets[p] - (size > k ? panel[at] : other.bias(columns[p]));
        }
    }
}
