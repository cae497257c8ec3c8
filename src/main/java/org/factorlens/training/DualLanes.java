package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.kernel.Kernel;
import org.factorlens.ratings.SparseRatings;

/**
 * Ridge regressions of rows with few ratings, in their dual form: with design X, {@code [count x size]}, and one penalty λ,
 * {@code Xᵀ(XXᵀ + λI)⁻¹ y} equals {@code (XᵀX + λI)⁻¹ Xᵀy} but solves for {@code count} unknowns (Saunders, Gammerman
 * and Vovk, 1998). Sixteen rows at a time, each in a lane of its own: what such a row costs alone is mostly the beginning
 * and end of loops (decision 105).
 */
final class DualLanes {
    private static final int ROWS = DualSolver.ROWS;

    private final Kernel kernel;
    private final int size;
    private final float[] x;
    private final float[] y;
    private final float[] lambda = new float[ROWS];
    private final float[] scratch;
    private final float[] out;
    private final int[] counts = new int[ROWS];
    private int most;

    DualLanes(Kernel kernel, int size) {
        this.kernel = kernel;
        this.size = size;
        int room = DualSolver.mostRatings(size);
        this.x = new float[Math.multiplyExact(ROWS * room, size)];
        this.y = new float[ROWS * room];
        this.scratch = new float[Kernel.dualScratch(room)];
        this.out = new float[ROWS * size];
    }

    /**
     * Begins the rows that {@code batch} names from {@code first} to {@code end}, exclusive, at most {@link DualSolver#ROWS}: all
     * penalties are 1, and observations that a lane does not have are 0.
     */
    void begin(SparseRatings.Rows rows, int[] batch, int first, int end) {
        most = 0;
        Arrays.fill(lambda, 1);
        for (int lane = 0; lane < ROWS; lane++) {
            counts[lane] = first + lane < end ? rows.count(batch[first + lane]) : 0;
            most = Math.max(most, counts[lane]);
        }
        for (int p = 0; p < most; p++) {
            for (int lane = 0; lane < ROWS; lane++) {
                if (p >= counts[lane]) {
                    clear(p, lane);
                }
            }
        }
    }

    private void clear(int p, int lane) {
        for (int f = 0; f < size; f++) {
            x[(p * size + f) * ROWS + lane] = 0;
        }
        y[p * ROWS + lane] = 0;
    }

    /** Largest number of observations of a lane. */
    int most() {
        return most;
    }

    /** Number of observations of {@code lane}. */
    int count(int lane) {
        return counts[lane];
    }

    /** Sets the penalty of {@code lane}, above 0. */
    void setPenalty(int lane, float penalty) {
        lambda[lane] = penalty;
    }

    /** Designs, {@code [most x size x 16]}; the array itself, to be filled. */
    float[] designs() {
        return x;
    }

    /** Where observation {@code p} of {@code lane} begins in {@link #designs}; its entries are {@link DualSolver#ROWS} apart. */
    int design(int p, int lane) {
        return p * size * ROWS + lane;
    }

    /** Sets the target of observation {@code p} of {@code lane}. */
    void setTarget(int p, int lane, float target) {
        y[p * ROWS + lane] = target;
    }

    /** Adds to the target of observation {@code p} of {@code lane}. */
    void addTarget(int p, int lane, float target) {
        y[p * ROWS + lane] += target;
    }

    /** Takes from each target what {@code vectors}, {@code [size x 16]}, predict. */
    void subtractPredictions(float[] vectors) {
        kernel.subtractProducts(x, vectors, most, size, y);
    }

    /**
     * Solves all lanes.
     *
     * @return a bit per lane: set where float32 could not solve
     */
    int solve() {
        return kernel.solveDual(x, y, lambda, most, size, scratch, out);
    }

    /** Solutions, {@code [size x 16]}; the array itself. */
    float[] solutions() {
        return out;
    }
}
