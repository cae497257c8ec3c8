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

    private final int size;
    private final int stride;
    private final float[] table;
    private final RowTransform forward;
    private final RowTransform back;

    /** A table for {@code numRows} rows of {@code size} entries. */
    WhitenedTable(Kernel kernel, int numRows, int size) {
        this.size = size;
        this.stride = (size + 4) / 4 * 4;
        this.table = new float[Math.addExact(Math.multiplyExact(numRows, stride), ORIGIN)];
        this.forward = new RowTransform(kernel, size, size);
        this.back = new RowTransform(kernel, size, size);
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
                forward.set(i, j, root[i * size + j]);
                back.set(j, i, root[i * size + j]);
            }
        }
        int tasks = (side.numRows() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        workers.run(tasks, (worker, task) -> {
            int first = task * ROWS_AT_ONCE;
            int end = Math.min(side.numRows(), first + ROWS_AT_ONCE);
            int from = FactorSide.ORIGIN + first * side.stride();
            int to = ORIGIN + first * stride;
            forward.apply(
                    side.table(), from, side.stride(), end - first, table, to, stride, RowTransform.scratch(size));
            for (int row = first; row < end; row++) {
                table[ORIGIN + row * stride + size] = side.bias(row);
            }
        });
    }

    /** {@code u -> L u}, back to the coordinates of the model. */
    RowTransform back() {
        return back;
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
