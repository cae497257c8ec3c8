package org.factorlens.training;

import org.factorlens.kernel.Kernel;

/**
 * One side as the other side's rows see it, in coordinates in which these have unit covariance: with {@code Σ = L Lᵀ} and
 * {@code θ = L u}, the product {@code xᵀθ} is {@code (Lᵀx)ᵀu}, where x is {@code [factors, 1]}. Rows are stored as
 * {@code [Lᵀx | bias]}. The prior precision of u is 1 in every direction, so that a draw is a ridge regression with one
 * penalty and a perturbed right-hand side.
 */
final class WhitenedTable {
    static final int ORIGIN = Kernel.BLOCK;
    private static final int ROWS_AT_ONCE = 1024;

    private final Kernel kernel;
    private final int size;
    private final int stride;
    private final float[] table;
    private final float[] forward;
    private final float[] back;

    /** A table for {@code numRows} rows of {@code size} entries. */
    WhitenedTable(Kernel kernel, int numRows, int size) {
        this.kernel = kernel;
        this.size = size;
        this.stride = (size + 4) / 4 * 4;
        this.table = new float[Math.addExact(Math.multiplyExact(numRows, stride), ORIGIN)];
        this.forward = new float[Kernel.panelLength(size, size)];
        this.back = new float[Kernel.panelLength(size, size)];
    }

    /**
     * Fills the table.
     *
     * @param side whose rows are transformed, not modified
     * @param root L of the other side, {@code [size x size]}, row-major, lower triangle
     */
    void fill(FactorSide side, double[] root, Workers workers) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                forward[Kernel.panelIndex(size, size, i, j)] = (float) root[i * size + j];
                back[Kernel.panelIndex(size, size, j, i)] = (float) root[i * size + j];
            }
        }
        int tasks = (side.numRows() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        workers.run(tasks, (worker, task) -> {
            float[] transformed = new float[Kernel.paddedLength(size)];
            int end = Math.min(side.numRows(), (task + 1) * ROWS_AT_ONCE);
            for (int row = task * ROWS_AT_ONCE; row < end; row++) {
                int from = FactorSide.ORIGIN + row * side.stride();
                kernel.combine(forward, size, size, size, side.table(), from, transformed);
                int to = ORIGIN + row * stride;
                System.arraycopy(transformed, Kernel.padding(size), table, to, size);
                table[to + size] = side.bias(row);
            }
        });
    }

    /**
     * {@code L u}, back in the coordinates of the model.
     *
     * @param u holds the vector from {@code first} on, not modified
     * @param out padded vector of {@code size}, overwritten
     */
    void unwhiten(float[] u, int first, float[] out) {
        kernel.combine(back, size, size, size, u, first, out);
    }

    /** All rows, row 0 at {@link #ORIGIN}; the array itself. */
    float[] table() {
        return table;
    }

    int stride() {
        return stride;
    }

    /** Copies {@code Lᵀx} of {@code row} to every {@code step}-th place of {@code destination}, from {@code first} on. */
    void copyRow(int row, float[] destination, int first, int step) {
        int from = ORIGIN + row * stride;
        for (int i = 0; i < size; i++) {
            destination[first + i * step] = table[from + i];
        }
    }

    /** Entry {@code i} of {@code row}; the bias is entry {@code size}. */
    float entry(int row, int i) {
        return table[ORIGIN + row * stride + i];
    }
}
