package org.factorlens.training;

import org.factorlens.kernel.Kernel;

/**
 * Ridge regression of rows with few ratings, in its dual form: with design X, {@code [count x size]}, and one penalty λ,
 * {@code Xᵀ(XXᵀ + λI)⁻¹ y} equals {@code (XᵀX + λI)⁻¹ Xᵀy} but solves for {@code count} unknowns (Saunders, Gammerman
 * and Vovk, 1998). A penalty of its own for the bias is the scale of the bias's column. Sixteen rows at a time, each in a
 * lane of its own: what such a row costs alone is mostly the beginning and end of loops (decision 105).
 */
final class DualSolver {
    /** Rows that are solved at once. */
    static final int ROWS = Kernel.BLOCK;

    /** Largest scale λ / λ_b of the bias's column that keeps float32 well conditioned. */
    private static final double MOST_BIAS_SCALE = 1024;

    private final Kernel kernel;
    private final int k;
    private final int size;
    private final float[] x;
    private final float[] y;
    private final float[] lambda = new float[ROWS];
    private final float[] biasScale = new float[ROWS];
    private final float[] scratch;
    private final float[] out;
    private final int[] counts = new int[ROWS];

    DualSolver(Kernel kernel, int k, int size) {
        this.kernel = kernel;
        this.k = k;
        this.size = size;
        int most = mostRatings(size);
        this.x = new float[Math.multiplyExact(ROWS * most, size)];
        this.y = new float[ROWS * most];
        this.scratch = new float[Kernel.dualScratch(most)];
        this.out = new float[ROWS * size];
    }

    /** Most ratings for which the dual form is the cheaper one, for {@code size} unknowns (measured: decision 105). */
    static int mostRatings(int size) {
        return Math.max(8, size / 2);
    }

    /** Whether the dual form serves a row of {@code count} ratings: it is cheaper, and as accurate. */
    static boolean serves(int size, int count, RowUpdate.Settings settings) {
        double lambda = settings.rowLambda(count);
        return count > 0
                && count <= mostRatings(size)
                && lambda > 0
                && !settings.inTurn()
                && (!settings.bias() || lambda <= MOST_BIAS_SCALE * settings.biasLambda());
    }

    /**
     * Solves up to {@link #ROWS} rows.
     *
     * @param half what is solved
     * @param batch row numbers
     * @param first index of the first row in {@code batch}
     * @param end index behind the last
     * @return a bit per row, counted from {@code first}: set where float32 could not solve, and nothing was stored
     */
    int solve(HalfSweep half, int[] batch, int first, int end) {
        int most = 0;
        for (int lane = 0; lane < ROWS; lane++) {
            counts[lane] = first + lane < end ? half.rows().count(batch[first + lane]) : 0;
            most = Math.max(most, counts[lane]);
            double penalty = counts[lane] > 0 ? half.settings().rowLambda(counts[lane]) : 1;
            lambda[lane] = (float) penalty;
            biasScale[lane] =
                    size > k ? (float) Math.sqrt(penalty / half.settings().biasLambda()) : 0;
        }
        for (int p = 0; p < most; p++) {
            for (int lane = 0; lane < ROWS; lane++) {
                if (p < counts[lane]) {
                    fill(half, half.rows().start(batch[first + lane]) + p, p, lane);
                } else {
                    clear(p, lane);
                }
            }
        }
        int failed = kernel.solveDual(x, y, lambda, most, size, scratch, out) & -1 >>> Integer.SIZE - (end - first);
        for (int lane = 0; lane < end - first; lane++) {
            if ((failed >> lane & 1) == 0) {
                float bias = size > k ? out[k * ROWS + lane] * biasScale[lane] : 0;
                half.side().setRow(batch[first + lane], out, lane, ROWS, bias);
            }
        }
        return failed;
    }

    /** Observation {@code p} of a lane: the rating in {@code slot}. */
    private void fill(HalfSweep half, int slot, int p, int lane) {
        int column = half.rows().column(slot);
        half.other().copyFactors(column, x, p * size * ROWS + lane, ROWS);
        if (size > k) {
            x[(p * size + k) * ROWS + lane] = biasScale[lane];
        }
        y[p * ROWS + lane] =
                half.rows().value(slot, half.centred()) - half.other().bias(column);
    }

    /** An observation that a lane does not have is zero. */
    private void clear(int p, int lane) {
        for (int f = 0; f < size; f++) {
            x[(p * size + f) * ROWS + lane] = 0;
        }
        y[p * ROWS + lane] = 0;
    }
}
