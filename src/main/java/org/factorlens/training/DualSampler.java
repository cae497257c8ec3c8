package org.factorlens.training;

import org.factorlens.kernel.Kernel;

/**
 * Draws rows with few ratings, in lanes, from their normal distribution given everything else (Bhattacharya, Chakraborty and
 * Mallick 2016): with u from the prior and δ from the noise, {@code u + Xᵀ(XXᵀ + I/α)⁻¹(y - Xu - δ)} has it, in the coordinates
 * of {@link WhitenedTable}.
 */
final class DualSampler {
    private static final int ROWS = DualSolver.ROWS;

    private final int size;
    private final DualLanes lanes;
    private final float[] mean;
    private final float[] normals;
    private final float[] prior;
    private final DrawnRows drawn;
    private final RandomStream random = new RandomStream();

    /** A sampler of rows of {@code size} entries that adds them to {@code drawn}. */
    DualSampler(Kernel kernel, int size, DrawnRows drawn) {
        this.size = size;
        this.lanes = new DualLanes(kernel, size);
        this.mean = new float[size];
        this.normals = new float[size + DualSolver.mostRatings(size)];
        this.prior = new float[size * ROWS];
        this.drawn = drawn;
    }

    /**
     * Draws up to {@link DualSolver#ROWS} rows.
     *
     * @param half what is drawn
     * @param batch row numbers
     * @param first index of the first row in {@code batch}
     * @param end index behind the last
     * @return a bit per row, counted from {@code first}: set where float32 could not solve, and nothing was added
     */
    int draw(GibbsHalf half, int[] batch, int first, int end) {
        lanes.begin(half.rows(), batch, first, end);
        for (int lane = 0; lane < end - first; lane++) {
            drawFromPrior(half, batch[first + lane], lane);
        }
        for (int p = 0; p < lanes.most(); p++) {
            for (int lane = 0; lane < end - first; lane++) {
                if (p < lanes.count(lane)) {
                    observe(half, half.rows().start(batch[first + lane]) + p, p, lane);
                }
            }
        }
        lanes.subtractPredictions(prior);
        int failed = lanes.solve() & -1 >>> Integer.SIZE - (end - first);
        float[] out = lanes.solutions();
        for (int lane = 0; lane < end - first; lane++) {
            if ((failed >> lane & 1) == 0) {
                int at = drawn.add(half, batch[first + lane]);
                for (int f = 0; f < size; f++) {
                    drawn.entries()[at + f] = prior[f * ROWS + lane] + out[f * ROWS + lane];
                }
            }
        }
        return failed;
    }

    /** Draws u, and -δ as the beginning of the lane's targets. */
    private void drawFromPrior(GibbsHalf half, int index, int lane) {
        lanes.setPenalty(lane, (float) half.noise());
        half.prior().whitenedMean(index, mean);
        int count = lanes.count(lane);
        random.at(half.address(), index).normals(normals, 0, size + count);
        for (int f = 0; f < size; f++) {
            prior[f * ROWS + lane] = mean[f] + normals[f];
        }
        float deviation = (float) Math.sqrt(half.noise());
        for (int p = 0; p < count; p++) {
            lanes.setTarget(p, lane, -deviation * normals[size + p]);
        }
    }

    /** Observation {@code p} of a lane: the rating in {@code slot}. */
    private void observe(GibbsHalf half, int slot, int p, int lane) {
        int column = half.rows().column(slot);
        half.other().copyRow(column, lanes.designs(), lanes.design(p, lane), ROWS);
        lanes.addTarget(
                p, lane, half.rows().value(slot, half.centred()) - half.other().entry(column, size));
    }
}
