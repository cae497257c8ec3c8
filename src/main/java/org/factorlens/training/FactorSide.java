package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.kernel.Kernel;
import org.factorlens.model.FactorModel;

/**
 * Mutable training state of one side: for each row (user or item) its k factors and its bias, as float32. Biases of a
 * model without bias terms are 0.
 *
 * <p>A row is stored as {@code [k factors | 1 | bias | padding]}: with the 1 (which multiplies the other side's bias) in
 * its place, a row is the design row of the joint solve, and one gather fetches all that belongs to it.
 */
final class FactorSide {
    /** Rows start at multiples of 16 bytes from each other. */
    private static final int STRIDE_MULTIPLE = 4;

    /** Where row 0 starts in the table: {@link Kernel} reads a little before it. */
    static final int ORIGIN = Kernel.BLOCK;

    private final int numRows;
    private final int k;
    private final int stride;
    private final float[] table;

    /** All zero. */
    FactorSide(int numRows, int k) {
        this.numRows = numRows;
        this.k = k;
        this.stride = stride(k);
        this.table = new float[Math.addExact(Math.multiplyExact(numRows, stride), ORIGIN)];
        for (int row = 0; row < numRows; row++) {
            table[ORIGIN + row * stride + k] = 1;
        }
    }

    private static int stride(int k) {
        return (k + 2 + STRIDE_MULTIPLE - 1) / STRIDE_MULTIPLE * STRIDE_MULTIPLE;
    }

    int numRows() {
        return numRows;
    }

    int k() {
        return k;
    }

    float factor(int row, int f) {
        return table[ORIGIN + row * stride + f];
    }

    void setFactor(int row, int f, float value) {
        table[ORIGIN + row * stride + f] = value;
    }

    float bias(int row) {
        return table[ORIGIN + row * stride + k + 1];
    }

    void setBias(int row, float value) {
        table[ORIGIN + row * stride + k + 1] = value;
    }

    /** Sets the factors of {@code row} to k {@code values} from {@code first} on, and its bias. */
    void setRow(int row, float[] values, int first, float bias) {
        System.arraycopy(values, first, table, ORIGIN + row * stride, k);
        setBias(row, bias);
    }

    /** Sets the factors of {@code row} to every {@code step}-th of k {@code values} from {@code first} on, and its bias. */
    void setRow(int row, float[] values, int first, int step, float bias) {
        int to = ORIGIN + row * stride;
        for (int f = 0; f < k; f++) {
            table[to + f] = values[first + f * step];
        }
        setBias(row, bias);
    }

    /** Copies the factors of {@code row} to {@code destination}, from {@code first} on. */
    void copyFactors(int row, float[] destination, int first) {
        System.arraycopy(table, ORIGIN + row * stride, destination, first, k);
    }

    /** Copies the factors of {@code row} to every {@code step}-th place of {@code destination}, from {@code first} on. */
    void copyFactors(int row, float[] destination, int first, int step) {
        int from = ORIGIN + row * stride;
        for (int f = 0; f < k; f++) {
            destination[first + f * step] = table[from + f];
        }
    }

    /** All rows, row 0 at {@link #ORIGIN}; the array itself. */
    float[] table() {
        return table;
    }

    /** Takes over a copy of another side's {@link #table()}, of the same shape. */
    void restore(float[] other) {
        if (other.length != table.length) {
            throw new IllegalArgumentException(other.length + " entries for a table of " + table.length);
        }
        System.arraycopy(other, 0, table, 0, table.length);
    }

    /** Floats from one row of {@link #table()} to the next. */
    int stride() {
        return stride;
    }

    /** Mean over all rows of each factor's square. */
    double[] meanSquares() {
        double[] means = new double[k];
        for (int row = 0; row < numRows; row++) {
            for (int f = 0; f < k; f++) {
                means[f] += (double) factor(row, f) * factor(row, f);
            }
        }
        Arrays.setAll(means, f -> means[f] / numRows);
        return means;
    }

    /** An immutable model of this side as users and {@code items}. */
    FactorModel toModel(FactorSide items, double mean) {
        return new FactorModel(k, mean, biases(), items.biases(), factors(), items.factors());
    }

    /** The bias of each row (a copy). */
    float[] biases() {
        float[] biases = new float[numRows];
        for (int row = 0; row < numRows; row++) {
            biases[row] = bias(row);
        }
        return biases;
    }

    private float[] factors() {
        float[] factors = new float[Math.multiplyExact(numRows, k)];
        for (int row = 0; row < numRows; row++) {
            System.arraycopy(table, ORIGIN + row * stride, factors, row * k, k);
        }
        return factors;
    }
}
