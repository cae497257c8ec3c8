package org.factorlens.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * The steps of {@link Kernel#solveDual} for one vector of lanes each. The scratch space holds the systems,
 * {@code [count x count + 1 x 16]}: on and above the diagonal U and z, below it the multipliers, transposed, and on the
 * diagonal, once a pivot is done, its negative reciprocal; behind them the diagonal entries before any pivot.
 */
final class LockstepDual {
    private static final int BLOCK = Kernel.BLOCK;

    private LockstepDual() {}

    /** {@code y - Xv}, in place of y. */
    static void subtractProducts(float[] x, float[] vectors, int count, int size, float[] y, int lane) {
        for (int p = 0; p < count; p++) {
            FloatVector sum = FloatVector.zero(SimdKernel.SPECIES);
            int from = p * size * BLOCK;
            for (int f = lane; f < size * BLOCK; f += BLOCK) {
                sum = FloatVector.fromArray(SimdKernel.SPECIES, x, from + f)
                        .fma(FloatVector.fromArray(SimdKernel.SPECIES, vectors, f), sum);
            }
            FloatVector.fromArray(SimdKernel.SPECIES, y, p * BLOCK + lane)
                    .sub(sum)
                    .intoArray(y, p * BLOCK + lane);
        }
    }

    /** {@code [XXᵀ + λI | y]}, on and above the diagonal. */
    static void gram(float[] x, float[] y, float[] lambda, int count, int size, float[] u, int lane) {
        FloatVector ridge = FloatVector.fromArray(SimdKernel.SPECIES, lambda, lane);
        int row = size * BLOCK;
        for (int i = 0; i < count; i++) {
            int at = i * (count + 1) * BLOCK + lane;
            int left = i * row + lane;
            int j = i;
            for (; j + 4 <= count; j += 4) {
                dots(x, left, j * row + lane, row, u, at + j * BLOCK);
            }
            for (; j < count; j++) {
                dot(x, left, j * row + lane, row, u, at + j * BLOCK);
            }
            FloatVector entry =
                    FloatVector.fromArray(SimdKernel.SPECIES, u, at + i * BLOCK).add(ridge);
            entry.intoArray(u, at + i * BLOCK);
            entry.intoArray(u, (count * (count + 1) + i) * BLOCK + lane);
            FloatVector.fromArray(SimdKernel.SPECIES, y, i * BLOCK + lane).intoArray(u, at + count * BLOCK);
        }
    }

    /** Four entries of a row of the Gram matrix. */
    private static void dots(float[] x, int left, int right, int row, float[] u, int at) {
        FloatVector a = FloatVector.zero(SimdKernel.SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int r1 = right + row;
        int r2 = r1 + row;
        int r3 = r2 + row;
        for (int f = 0; f < row; f += BLOCK) {
            FloatVector y = FloatVector.fromArray(SimdKernel.SPECIES, x, left + f);
            a = y.fma(FloatVector.fromArray(SimdKernel.SPECIES, x, right + f), a);
            b = y.fma(FloatVector.fromArray(SimdKernel.SPECIES, x, r1 + f), b);
            c = y.fma(FloatVector.fromArray(SimdKernel.SPECIES, x, r2 + f), c);
            d = y.fma(FloatVector.fromArray(SimdKernel.SPECIES, x, r3 + f), d);
        }
        a.intoArray(u, at);
        b.intoArray(u, at + BLOCK);
        c.intoArray(u, at + 2 * BLOCK);
        d.intoArray(u, at + 3 * BLOCK);
    }

    /** One entry of the Gram matrix. */
    private static void dot(float[] x, int left, int right, int row, float[] u, int at) {
        FloatVector sum = FloatVector.zero(SimdKernel.SPECIES);
        for (int f = 0; f < row; f += BLOCK) {
            FloatVector y = FloatVector.fromArray(SimdKernel.SPECIES, x, left + f);
            sum = y.fma(FloatVector.fromArray(SimdKernel.SPECIES, x, right + f), sum);
        }
        sum.intoArray(u, at);
    }

    /** Factors all lanes; a bit is set for each lane that is not positive definite. */
    static int factor(float[] u, int count) {
        int failed = 0;
        for (int i = 0; i < count; i++) {
            int diagonal = i * (count + 2) * BLOCK;
            int entries = (count * (count + 1) + i) * BLOCK;
            for (int lane = 0; lane < BLOCK; lane++) {
                float reciprocal = ScalarKernel.negativeReciprocal(u[diagonal + lane], u[entries + lane]);
                u[diagonal + lane] = reciprocal;
                failed |= Float.isNaN(reciprocal) ? 1 << lane : 0;
            }
            for (int row = i + 1; row < count; row++) {
                for (int lane = 0; lane < BLOCK; lane += SimdKernel.V) {
                    eliminate(
                            u,
                            (i * (count + 1) + row) * BLOCK + lane,
                            diagonal + lane,
                            row * (count + 1) * BLOCK,
                            i,
                            count - row);
                }
            }
        }
        return failed;
    }

    /** Row {@code row} less its multiple of pivot row i, which begins at {@code pivotRow} above the row's diagonal. */
    private static void eliminate(float[] u, int pivotRow, int diagonal, int row, int i, int columns) {
        int lane = diagonal % BLOCK;
        FloatVector multiplier = FloatVector.fromArray(SimdKernel.SPECIES, u, pivotRow)
                .mul(FloatVector.fromArray(SimdKernel.SPECIES, u, diagonal));
        multiplier.intoArray(u, row + i * BLOCK + lane);
        int to = row + pivotRow - diagonal + i * BLOCK + lane;
        for (int j = 0; j <= columns * BLOCK; j += BLOCK) {
            FloatVector entry = FloatVector.fromArray(SimdKernel.SPECIES, u, to + j);
            multiplier
                    .fma(FloatVector.fromArray(SimdKernel.SPECIES, u, pivotRow + j), entry)
                    .intoArray(u, to + j);
        }
    }

    /** Solves {@code U w = z} in place of z. */
    static void solve(float[] u, int count, int lane) {
        int row = (count + 1) * BLOCK;
        for (int i = count - 1; i >= 0; i--) {
            int z = i * row + count * BLOCK + lane;
            FloatVector w = FloatVector.zero(SimdKernel.SPECIES)
                    .sub(FloatVector.fromArray(SimdKernel.SPECIES, u, z)
                            .mul(FloatVector.fromArray(SimdKernel.SPECIES, u, i * (row + BLOCK) + lane)));
            for (int j = (i + 1) * row + lane; j < count * row; j += row) {
                w = FloatVector.fromArray(SimdKernel.SPECIES, u, j + i * BLOCK)
                        .fma(FloatVector.fromArray(SimdKernel.SPECIES, u, j + count * BLOCK), w);
            }
            w.intoArray(u, z);
        }
    }

    /** {@code out = Xᵀw}. */
    static void combine(float[] x, float[] u, int count, int size, float[] out, int lane) {
        int row = (count + 1) * BLOCK;
        for (int f = lane; f < size * BLOCK; f += BLOCK) {
            FloatVector sum = FloatVector.zero(SimdKernel.SPECIES);
            for (int p = 0; p < count; p++) {
                sum = FloatVector.fromArray(SimdKernel.SPECIES, u, p * row + count * BLOCK + lane)
                        .fma(FloatVector.fromArray(SimdKernel.SPECIES, x, p * size * BLOCK + f), sum);
            }
            sum.intoArray(out, f);
        }
    }
}
