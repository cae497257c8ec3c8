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

    /**
     * {@code [XXᵀ + λI | y]}, on and above the diagonal; what lies below it is overwritten too. All lanes of a tile follow each
     * other, as they share cache lines.
     */
    static void gram(float[] x, float[] y, float[] lambda, int count, int size, float[] u) {
        for (int i = 0; i + 1 < count; i += 2) {
            int j = i;
            for (; j + 4 <= count; j += 4) {
                for (int lane = 0; lane < BLOCK; lane += SimdKernel.V) {
                    tile2x4(x, i, j, count, size, u, lane);
                }
            }
            for (; j < count; j++) {
                for (int lane = 0; lane < BLOCK; lane += SimdKernel.V) {
                    tile2x1(x, i, j, count, size, u, lane);
                }
            }
        }
        for (int lane = 0; lane < BLOCK; lane += SimdKernel.V) {
            if (count % 2 > 0) {
                dot(x, count - 1, count, size, u, lane);
            }
            border(y, lambda, count, u, lane);
        }
    }

    /** Adds λ to the diagonal, keeps it, and sets the last column to y. */
    private static void border(float[] y, float[] lambda, int count, float[] u, int lane) {
        FloatVector ridge = FloatVector.fromArray(SimdKernel.SPECIES, lambda, lane);
        for (int i = 0; i < count; i++) {
            int at = entry(i, i, count, lane);
            FloatVector entry = FloatVector.fromArray(SimdKernel.SPECIES, u, at).add(ridge);
            entry.intoArray(u, at);
            entry.intoArray(u, (count * (count + 1) + i) * BLOCK + lane);
            FloatVector.fromArray(SimdKernel.SPECIES, y, i * BLOCK + lane).intoArray(u, entry(i, count, count, lane));
        }
    }

    /** Where entry (i, j) of a lane's system stands. */
    private static int entry(int i, int j, int count, int lane) {
        return (i * (count + 1) + j) * BLOCK + lane;
    }

    /** Entries of two rows of the Gram matrix and four columns: eight sums for six reads. */
    private static void tile2x4(float[] x, int i, int j, int count, int size, float[] u, int lane) {
        FloatVector a0 = FloatVector.zero(SimdKernel.SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        int row = size * BLOCK;
        int left = i * row + lane;
        int below = left + row;
        int right = j * row + lane;
        int r1 = right + row;
        int r2 = r1 + row;
        int r3 = r2 + row;
        for (int f = 0; f < row; f += BLOCK) {
            FloatVector a = FloatVector.fromArray(SimdKernel.SPECIES, x, left + f);
            FloatVector b = FloatVector.fromArray(SimdKernel.SPECIES, x, below + f);
            FloatVector x0 = FloatVector.fromArray(SimdKernel.SPECIES, x, right + f);
            a0 = a.fma(x0, a0);
            b0 = b.fma(x0, b0);
            FloatVector x1 = FloatVector.fromArray(SimdKernel.SPECIES, x, r1 + f);
            a1 = a.fma(x1, a1);
            b1 = b.fma(x1, b1);
            FloatVector x2 = FloatVector.fromArray(SimdKernel.SPECIES, x, r2 + f);
            a2 = a.fma(x2, a2);
            b2 = b.fma(x2, b2);
            FloatVector x3 = FloatVector.fromArray(SimdKernel.SPECIES, x, r3 + f);
            a3 = a.fma(x3, a3);
            b3 = b.fma(x3, b3);
        }
        int at = entry(i, j, count, lane);
        int down = (count + 1) * BLOCK;
        a0.intoArray(u, at);
        a1.intoArray(u, at + BLOCK);
        a2.intoArray(u, at + 2 * BLOCK);
        a3.intoArray(u, at + 3 * BLOCK);
        b0.intoArray(u, at + down);
        b1.intoArray(u, at + down + BLOCK);
        b2.intoArray(u, at + down + 2 * BLOCK);
        b3.intoArray(u, at + down + 3 * BLOCK);
    }

    /** Entries of two rows and one column. */
    private static void tile2x1(float[] x, int i, int j, int count, int size, float[] u, int lane) {
        FloatVector a0 = FloatVector.zero(SimdKernel.SPECIES);
        FloatVector b0 = a0;
        int row = size * BLOCK;
        int left = i * row + lane;
        int below = left + row;
        int right = j * row + lane;
        for (int f = 0; f < row; f += BLOCK) {
            FloatVector x0 = FloatVector.fromArray(SimdKernel.SPECIES, x, right + f);
            a0 = FloatVector.fromArray(SimdKernel.SPECIES, x, left + f).fma(x0, a0);
            b0 = FloatVector.fromArray(SimdKernel.SPECIES, x, below + f).fma(x0, b0);
        }
        a0.intoArray(u, entry(i, j, count, lane));
        b0.intoArray(u, entry(i + 1, j, count, lane));
    }

    /** One entry on the diagonal. */
    private static void dot(float[] x, int i, int count, int size, float[] u, int lane) {
        FloatVector sum = FloatVector.zero(SimdKernel.SPECIES);
        int from = i * size * BLOCK + lane;
        for (int f = 0; f < size * BLOCK; f += BLOCK) {
            FloatVector y = FloatVector.fromArray(SimdKernel.SPECIES, x, from + f);
            sum = y.fma(y, sum);
        }
        sum.intoArray(u, entry(i, i, count, lane));
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

    /** {@code out = Xᵀw}, four columns at a time, so that sums do not wait for each other. */
    static void combine(float[] x, float[] u, int count, int size, float[] out) {
        int f = 0;
        for (; f + 4 <= size; f += 4) {
            for (int lane = 0; lane < BLOCK; lane += SimdKernel.V) {
                combineFour(x, u, count, size, out, f * BLOCK + lane);
            }
        }
        for (; f < size; f++) {
            for (int lane = 0; lane < BLOCK; lane += SimdKernel.V) {
                combineOne(x, u, count, size, out, f * BLOCK + lane);
            }
        }
    }

    private static void combineOne(float[] x, float[] u, int count, int size, float[] out, int at) {
        FloatVector sum = FloatVector.zero(SimdKernel.SPECIES);
        for (int p = 0; p < count; p++) {
            sum = FloatVector.fromArray(SimdKernel.SPECIES, u, entry(p, count, count, at % BLOCK))
                    .fma(FloatVector.fromArray(SimdKernel.SPECIES, x, p * size * BLOCK + at), sum);
        }
        sum.intoArray(out, at);
    }

    private static void combineFour(float[] x, float[] u, int count, int size, float[] out, int at) {
        FloatVector s0 = FloatVector.zero(SimdKernel.SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int p = 0; p < count; p++) {
            int from = p * size * BLOCK + at;
            FloatVector w = FloatVector.fromArray(SimdKernel.SPECIES, u, entry(p, count, count, at % BLOCK));
            s0 = w.fma(FloatVector.fromArray(SimdKernel.SPECIES, x, from), s0);
            s1 = w.fma(FloatVector.fromArray(SimdKernel.SPECIES, x, from + BLOCK), s1);
            s2 = w.fma(FloatVector.fromArray(SimdKernel.SPECIES, x, from + 2 * BLOCK), s2);
            s3 = w.fma(FloatVector.fromArray(SimdKernel.SPECIES, x, from + 3 * BLOCK), s3);
        }
        s0.intoArray(out, at);
        s1.intoArray(out, at + BLOCK);
        s2.intoArray(out, at + 2 * BLOCK);
        s3.intoArray(out, at + 3 * BLOCK);
    }
}
