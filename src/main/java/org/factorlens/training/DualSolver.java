package org.factorlens.training;

import org.factorlens.kernel.Kernel;

/** Rows with few ratings of a half sweep of least squares, in lanes. A penalty of its own for the bias is the scale of its column. */
final class DualSolver {
    /** Rows that are solved at once. */
    static final int ROWS = Kernel.BLOCK;

    /** Largest scale λ / λ_b of the bias's column that keeps float32 well conditioned. */
    private static final double MOST_BIAS_SCALE = 1024;

    private final int k;
    private final int size;
    private final DualLanes lanes;
    private final float[] biasScale = new float[ROWS];
    private final float[] prior;

    DualSolver(Kernel kernel, int k, int size) {
        this.k = k;
        this.size = size;
        this.lanes = new DualLanes(kernel, size);
        this.prior = new float[size * ROWS];
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
        lanes.begin(half.rows(), batch, first, end);
        for (int lane = 0; lane < end - first; lane++) {
            double penalty = half.settings().rowLambda(lanes.count(lane));
            lanes.setPenalty(lane, (float) penalty);
            biasScale[lane] =
                    size > k ? (float) Math.sqrt(penalty / half.settings().biasLambda()) : 0;
        }
        for (int p = 0; p < lanes.most(); p++) {
            for (int lane = 0; lane < end - first; lane++) {
                if (p < lanes.count(lane)) {
                    observe(half, half.rows().start(batch[first + lane]) + p, p, lane);
                }
            }
        }
        boolean towards = half.settings().prior() != null;
        if (towards) {
            subtractPriorMeans(half, batch, first, end);
        }
        int failed = lanes.solve() & -1 >>> Integer.SIZE - (end - first);
        float[] out = lanes.solutions();
        for (int i = 0; towards && i < out.length; i++) {
            out[i] += prior[i];
        }
        for (int lane = 0; lane < end - first; lane++) {
            if ((failed >> lane & 1) == 0) {
                float bias = size > k ? out[k * ROWS + lane] * biasScale[lane] : 0;
                half.side().setRow(batch[first + lane], out, lane, ROWS, bias);
            }
        }
        return failed;
    }

    /** What is solved for is then the difference to the prior mean. */
    private void subtractPriorMeans(HalfSweep half, int[] batch, int first, int end) {
        for (int lane = 0; lane < end - first; lane++) {
            for (int f = 0; f < size; f++) {
                float mean = half.settings().prior(batch[first + lane], f, k);
                prior[f * ROWS + lane] = f < k ? mean : mean / biasScale[lane];
            }
        }
        lanes.subtractPredictions(prior);
    }

    /** Observation {@code p} of a lane: the rating in {@code slot}. */
    private void observe(HalfSweep half, int slot, int p, int lane) {
        int column = half.rows().column(slot);
        int at = lanes.design(p, lane);
        half.other().copyFactors(column, lanes.designs(), at, ROWS);
        if (size > k) {
            lanes.designs()[at + k * ROWS] = biasScale[lane];
        }
        lanes.setTarget(
                p, lane, half.rows().value(slot, half.centred()) - half.other().bias(column));
    }
}
