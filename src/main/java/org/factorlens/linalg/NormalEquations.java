package org.factorlens.linalg;

import java.util.Arrays;
import org.factorlens.kernel.Kernel;

/**
 * Scratch space for the normal equations {@code (XᵀX + R) x = Xᵀy} of one row at a time, float32, R diagonal: collect
 * panels of {@code [X | y]}, add R, solve. Not safe for concurrent use; reused from row to row without allocation.
 */
public final class NormalEquations {
    private final Kernel kernel;
    private final float[] gram;
    private final float[] diagonal;
    private int width;

    /**
     * Empty equations.
     *
     * @param kernel what computes
     * @param capacity largest number of unknowns, at least 1
     */
    public NormalEquations(Kernel kernel, int capacity) {
        this.kernel = kernel;
        this.width = capacity + 1;
        this.gram = new float[Kernel.gramLength(width)];
        this.diagonal = new float[capacity];
    }

    /** Number of unknowns. */
    public int size() {
        return width - 1;
    }

    /** Back to no observations and no ridge, for {@code size} unknowns, at least 1 and at most the capacity. */
    public void clear(int size) {
        if (size < 1 || size > diagonal.length) {
            throw new IllegalArgumentException(size + " unknowns, room for " + diagonal.length);
        }
        width = size + 1;
        Arrays.fill(gram, 0, Kernel.gramLength(width), 0);
    }

    /**
     * Adds observations, in order.
     *
     * @param panel {@code [X | y]}, {@code [count x stride]} with slack as {@link Kernel} wants it, not modified
     * @param stride floats from one row of the panel to the next
     * @param count number of observations
     */
    public void addPanel(float[] panel, int stride, int count) {
        kernel.addGram(panel, stride, count, width, gram);
    }

    /** Adds what {@code other}, of the same size, has collected (for rows that were cut). */
    public void addEquations(NormalEquations other) {
        if (width != other.width) {
            throw new IllegalArgumentException(size() + " unknowns and " + other.size());
        }
        for (int i = 0; i < Kernel.gramLength(width); i++) {
            gram[i] += other.gram[i];
        }
    }

    /** Adds {@code ridge} to diagonal entry {@code unknown}. */
    public void addRidge(int unknown, float ridge) {
        gram[Kernel.gramIndex(width, unknown, unknown)] += ridge;
    }

    /** Sets entry {@code unknown} of the right-hand side. */
    public void setRightHandSide(int unknown, float value) {
        gram[Kernel.gramIndex(width, unknown, width - 1)] = value;
    }

    /**
     * Solves by Cholesky, overwriting the equations.
     *
     * @param x {@code [>= size]}, overwritten with the solution
     * @return false where the matrix is not numerically positive definite in float32; {@code x} is then undefined
     */
    public boolean solve(float[] x) {
        if (kernel.factor(gram, width, diagonal) >= 0) {
            return false;
        }
        kernel.backSubstitute(gram, width, diagonal, x);
        return true;
    }
}
