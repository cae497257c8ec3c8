package org.factorlens.linalg;

import java.util.Arrays;
import org.factorlens.kernel.Kernel;

/**
 * Scratch space for the normal equations {@code (XᵀX + R) x = Xᵀy} of one row at a time, float32, R diagonal: collect
 * panels of {@code [X | y]}, add R, solve. Not safe for concurrent use; reused from row to row without allocation.
 */
public final class NormalEquations {
    private final Kernel kernel;
    private final int capacity;
    private final float[] gram;
    private int width;

    /**
     * Empty equations.
     *
     * @param kernel what computes
     * @param capacity largest number of unknowns, at least 1
     */
    public NormalEquations(Kernel kernel, int capacity) {
        this.kernel = kernel;
        this.capacity = capacity;
        this.width = capacity + 1;
        this.gram = new float[Math.multiplyExact(2, Kernel.gramLength(width))];
    }

    /** Number of unknowns. */
    public int size() {
        return width - 1;
    }

    /** Back to no observations and no ridge, for {@code size} unknowns, at least 1 and at most the capacity. */
    public void clear(int size) {
        if (size < 1 || size > capacity) {
            throw new IllegalArgumentException(size + " unknowns, room for " + capacity);
        }
        width = size + 1;
        Arrays.fill(gram, 0, Kernel.gramLength(width), 0);
    }

    /**
     * Adds observations, in order.
     *
     * @param panel {@code [X | y]}, {@code [count x size + 1]} in the blocks of {@link Kernel}, not modified
     * @param height rows that the panel has room for
     * @param count number of observations
     */
    public void addPanel(float[] panel, int height, int count) {
        kernel.addGram(panel, height, count, width, gram);
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

    /** Entry {@code unknown} of the right-hand side. */
    public float rightHandSide(int unknown) {
        return gram[Kernel.gramIndex(width, unknown, width - 1)];
    }

    /** Entry {@code (row, column)} of the matrix, {@code row <= column}. */
    public float entry(int row, int column) {
        return gram[Kernel.gramIndex(width, row, column)];
    }

    /**
     * Takes the last unknown out by giving it {@code value}: its part moves to the right-hand side, and what is left of its
     * row says that it is 0.
     */
    public void fixLast(float value) {
        int last = size() - 1;
        for (int unknown = 0; unknown < last; unknown++) {
            int at = Kernel.gramIndex(width, unknown, last);
            gram[Kernel.gramIndex(width, unknown, width - 1)] -= value * gram[at];
            gram[at] = 0;
        }
        gram[Kernel.gramIndex(width, last, last)] = 1;
        setRightHandSide(last, 0);
    }

    /** Sets entry {@code unknown} of the right-hand side. */
    public void setRightHandSide(int unknown, float value) {
        gram[Kernel.gramIndex(width, unknown, width - 1)] = value;
    }

    /** Where {@link #solve} leaves the first unknown. */
    public int firstUnknown() {
        return Kernel.padding(width);
    }

    /** Length of the array that {@link #solve} needs for {@code size} unknowns. */
    public static int solutionLength(int size) {
        return Kernel.paddedLength(size + 1) + Kernel.SCRATCH;
    }

    /**
     * Solves by Cholesky, overwriting the equations.
     *
     * @param x {@code [>= solutionLength(size)]}, overwritten; the solution begins at {@link #firstUnknown}
     * @return false where the matrix is not numerically positive definite in float32; {@code x} is then undefined
     */
    public boolean solve(float[] x) {
        if (kernel.factor(gram, width) >= 0) {
            return false;
        }
        kernel.backSubstitute(gram, width, x);
        return true;
    }

    /**
     * Draws from the normal distribution with mean {@code A⁻¹y} and covariance {@code deviation² A⁻¹}, overwriting the
     * equations: with {@code A = UᵀD⁻¹U} it is the solution of {@code Ux = z + deviation D^½ n}, so that a draw costs no
     * more than a solution.
     *
     * @param normals n, independent standard normal draws, {@code [>= size]}, not modified
     * @param deviation at least 0
     * @param x as in {@link #solve}
     * @return false where the matrix is not numerically positive definite in float32; {@code x} is then undefined
     */
    public boolean draw(float[] normals, float deviation, float[] x) {
        if (kernel.factor(gram, width) >= 0) {
            return false;
        }
        int multipliers = Kernel.gramLength(width);
        for (int i = 0; i < size(); i++) {
            float pivot = gram[Kernel.gramIndex(width, i, i)];
            gram[multipliers + Kernel.gramIndex(width, i, width - 1)] -=
                    deviation * normals[i] / (float) Math.sqrt(pivot);
        }
        kernel.backSubstitute(gram, width, x);
        return true;
    }
}
