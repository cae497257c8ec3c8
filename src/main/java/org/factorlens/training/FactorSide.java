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
    /** Rows start at multiples of 16 bytes. */
    private static final int STRIDE_MULTIPLE = 4;

    private final int numRows;
    private final int k;
    private final int stride;
    private final float[] table;

    /** All zero. */
    FactorSide(int numRows, int k) {
        this.numRows = numRows;
        this.k = k;
        this.stride = stride(k);
        this.table = new float[Math.addExact(Math.multiplyExact(numRows, stride), Kernel.SLACK)];
        for (int row = 0; row < numRows; row++) {
            table[row * stride + k] = 1;
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
        return table[row * stride + f];
    }

    void setFactor(int row, int f, float value) {
        table[row * stride + f] = value;
    }

    float bias(int row) {
        return table[row * stride + k + 1];
    }

    void setBias(int row, float value) {
        table[row * stride + k + 1] = value;
    }

    /** Sets the factors of {@code row} to the first k of {@code values}, and its bias. */
    void setRow(int row, float[] values, float bias) {
        System.arraycopy(values, 0, table, row * stride, k);
        setBias(row, bias);
    }

    /** Sets factors and bias of {@code row} to 0. */
    void clearRow(int row) {
        Arrays.fill(table, row * stride, row * stride + k, 0);
        setBias(row, 0);
    }

    /** Copies the factors of {@code row} to the start of {@code destination}. */
    void copyFactors(int row, float[] destination) {
        System.arraycopy(table, row * stride, destination, 0, k);
    }

    /** All rows, {@code [numRows x stride]} and slack as {@link Kernel} wants it; the array itself. */
    float[] table() {
        return table;
    }

    /** Floats from one row of {@link #table()} to the next. */
    int stride() {
        return stride;
    }

    /** An immutable model of this side as users and {@code items}. */
    FactorModel toModel(FactorSide items, double mean) {
        return new FactorModel(k, mean, biases(), items.biases(), factors(), items.factors());
    }

    private float[] biases() {
        float[] biases = new float[numRows];
        for (int row = 0; row < numRows; row++) {
            biases[row] = bias(row);
        }
        return biases;
    }

    private float[] factors() {
        float[] factors = new float[Math.multiplyExact(numRows, k)];
        for (int row = 0; row < numRows; row++) {
            System.arraycopy(table, row * stride, factors, row * k, k);
        }
        return factors;
    }
}
