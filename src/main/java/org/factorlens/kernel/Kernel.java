package org.factorlens.kernel;

import java.util.Objects;

/**
 * Numeric kernels on float32, behind argument checks. Every sum runs over ratings (or pivots) in ascending order with one
 * fused multiply-add per term, so results have the same bits for the scalar and the SIMD twin and for every vector
 * length.
 *
 * <p>Shapes. A <em>table</em> is row-major: row r begins at {@code origin + r * stride}, and 15 floats before row 0 may
 * be read. Everything else is stored in <em>blocks</em> of 16 columns, so that inner loops run over memory at a constant
 * step: a matrix of {@code width} columns has {@code blocks(width)} blocks, its columns end at the end of the last
 * block, and what precedes them in the first block is <em>padding</em>, which must be finite, holds anything and does
 * not reach a result.
 *
 * <ul>
 *   <li>A <em>panel</em> {@code [count x width]} in room for {@code height} rows: see {@link #panelIndex}.
 *   <li>An <em>augmented Gram matrix</em> of {@code width} columns holds rows {@code 0..width-2} of {@code XᵀX}, on and
 *       above the diagonal, so that its last column is the right-hand side of the normal equations: see
 *       {@link #gramIndex}. Blocks are only as high as the triangle.
 *   <li>A <em>padded vector</em> is {@code padding(width)} floats and then {@code width} that count.
 * </ul>
 *
 * <p>Instances are immutable and safe to share between threads; all arrays belong to the caller.
 */
public final class Kernel {
    /** Columns of a block: the floats of the longest vector, and of a cache line. */
    public static final int BLOCK = 16;

    /** Dot products that are under way at once. */
    static final int DOTS_AT_ONCE = 64;

    /** Scratch space of {@link #backSubstitute} and {@link #dots}, in floats. */
    public static final int SCRATCH = (DOTS_AT_ONCE + 1) * BLOCK;

    /**
     * Up to this share of its diagonal entry a pivot counts as not positive: float32 has about 2^-24 of relative
     * precision, so at most seven bits of such a pivot would be right.
     */
    static final float PIVOT_SHARE = 0x1p-17f;

    private static final Kernel SELECTED = new Kernel(KernelChoice.select(System.getProperty("factorlens.kernel")));

    private final KernelOperations operations;

    Kernel(KernelOperations operations) {
        this.operations = operations;
    }

    /**
     * The kernel of this JVM: SIMD where the module {@code jdk.incubator.vector} is present, else scalar; the system
     * property {@code factorlens.kernel} ({@code scalar} or {@code simd}) forces one.
     */
    public static Kernel selected() {
        return SELECTED;
    }

    /** The scalar twin. */
    public static Kernel scalar() {
        return new Kernel(new ScalarKernel());
    }

    /** Name for provenance, such as {@code scalar} or {@code simd-512}. */
    public String name() {
        return operations.name();
    }

    /** Number of blocks of a matrix with {@code width} columns. */
    public static int blocks(int width) {
        return (width + BLOCK - 1) / BLOCK;
    }

    /** Floats before the first column, {@code 0..15}. */
    public static int padding(int width) {
        return blocks(width) * BLOCK - width;
    }

    /** Length of a padded vector. */
    public static int paddedLength(int width) {
        return blocks(width) * BLOCK;
    }

    /** Length of a panel with room for {@code height} rows of {@code width} columns. */
    public static int panelLength(int height, int width) {
        return Math.multiplyExact(height, paddedLength(width));
    }

    /** Index in a panel of {@code row} and {@code column}. */
    public static int panelIndex(int height, int width, int row, int column) {
        int padded = padding(width) + column;
        return (padded / BLOCK * height + row) * BLOCK + padded % BLOCK;
    }

    /** Length of an augmented Gram matrix of {@code width} columns. */
    public static int gramLength(int width) {
        return Math.multiplyExact(BLOCK * BLOCK / 2, Math.multiplyExact(blocks(width), blocks(width) + 1));
    }

    /** Index in an augmented Gram matrix of {@code row} and {@code column}, where {@code row <= column}. */
    public static int gramIndex(int width, int row, int column) {
        int padded = padding(width) + column;
        return gramBlock(padded / BLOCK) + (padding(width) + row) * BLOCK + padded % BLOCK;
    }

    /** Where block {@code block} of a Gram matrix begins: the blocks before it are 16, 32, … rows high. */
    static int gramBlock(int block) {
        return BLOCK * BLOCK / 2 * block * (block + 1);
    }

    /**
     * Copies the first {@code width} columns of rows of a table into a panel.
     *
     * @param table {@code [numRows x stride]}, not modified
     * @param origin where row 0 begins, at least 15
     * @param stride floats from one row to the next, at least {@code width}
     * @param rows indices of the rows to copy, {@code [>= count]}, not modified
     * @param count number of rows to copy
     * @param width number of columns to copy
     * @param panel overwritten
     * @param height rows that the panel has room for, at least {@code count}
     */
    public void gather(
            float[] table, int origin, int stride, int[] rows, int count, int width, float[] panel, int height) {
        requireTable(origin, stride, width);
        Objects.checkFromIndexSize(0, count, rows.length);
        requirePanel(panel, height, count, width);
        operations.gather(table, origin, stride, rows, count, width, panel, height);
    }

    /**
     * Adds the augmented Gram matrix of a panel: entry (i, j) with {@code i <= j} becomes
     * {@code fma(x[p][i], x[p][j], entry)} for p = 0, 1, … {@code count-1}.
     *
     * @param panel X, the right-hand side as its last column, not modified
     * @param height rows that the panel has room for
     * @param count number of rows
     * @param width number of columns, the right-hand side included, at least 2
     * @param gram added to
     */
    public void addGram(float[] panel, int height, int count, int width, float[] gram) {
        requirePanel(panel, height, count, width);
        requireGram(gram, width);
        operations.addGram(panel, height, count, width, gram);
    }

    /**
     * Factors an augmented Gram matrix {@code [A | y]} by Cholesky without square roots, {@code A = UᵀD⁻¹U} with D the
     * diagonal of U: entry (i, j) becomes {@code fma(m[p][i], u[p][j], entry)} for the pivots p = 0, 1, … i-1, where
     * {@code m[p][j] = u[p][j] * (-1 / u[p][p])}. Stops at a pivot of at most {@code 2^-17} of its diagonal entry.
     *
     * @param gram {@code [A | y]}, overwritten with {@code [U | z]}, {@code UᵀD⁻¹z = y}, and behind it room of the same
     *     shape for the multipliers {@code M = -D⁻¹[U | z]}, together {@code 2 * gramLength(width)}
     * @param width number of columns, the right-hand side included, at least 2
     * @return -1, or the first row whose pivot is too small or NaN: A is not numerically positive definite
     */
    public int factor(float[] gram, int width) {
        requireFactored(gram, width);
        return operations.factor(gram, width);
    }

    /**
     * Solves {@code U x = z}, last unknown first. Rows go in strips of four that end at the last padded row but one; a
     * row's terms beyond its strip are summed in 16 lanes as {@link #dots} does, and then with its right-hand side,
     * {@code sum - m[i][size]}; terms within the strip follow one by one, the last column first.
     *
     * @param gram as {@link #factor} leaves it, not modified
     * @param width number of columns, the right-hand side included
     * @param x padded vector and {@link #SCRATCH} floats more, overwritten; the vector's last float is 0, the solution
     *     stands before it
     */
    public void backSubstitute(float[] gram, int width, float[] x) {
        requireFactored(gram, width);
        requireLength(x, paddedLength(width) + SCRATCH);
        operations.backSubstitute(gram, width, x);
    }

    /**
     * Weighted sums of a panel's rows, one for each of several rows of weights:
     * {@code out[r][c] = fma(weights[r][p], x[p][c], out[r][c])} for p = 0, 1, … {@code count-1}, from 0.
     *
     * @param panel not modified
     * @param height rows that the panel has room for
     * @param count number of its rows
     * @param width number of columns
     * @param weights not modified
     * @param firstWeight where the first row of weights begins
     * @param stride floats from one row of weights to the next
     * @param rows number of rows of weights
     * @param out a padded vector for each, one after the other, overwritten
     */
    public void combine(
            float[] panel,
            int height,
            int count,
            int width,
            float[] weights,
            int firstWeight,
            int stride,
            int rows,
            float[] out) {
        requirePanel(panel, height, count, width);
        if (rows > 0) {
            Objects.checkIndex(firstWeight, weights.length + 1);
            requireLength(weights, Math.addExact(Math.multiplyExact(rows - 1, stride), firstWeight + count));
        }
        requireLength(out, Math.multiplyExact(rows, paddedLength(width)));
        operations.combine(panel, height, count, width, weights, firstWeight, stride, rows, out);
    }

    /**
     * Takes from the targets of {@link #solveDual} what a vector per lane predicts: {@code y[p] - (0 + x[p][0] v[0] + …)}, the
     * sum over the columns in order.
     *
     * @param x {@code [count x size x 16]}, not modified
     * @param vectors v, {@code [size x 16]}, not modified
     * @param count number of observations
     * @param size columns of X
     * @param y {@code [count x 16]}, overwritten
     */
    public void subtractProducts(float[] x, float[] vectors, int count, int size, float[] y) {
        requireLength(x, Math.multiplyExact(BLOCK, Math.multiplyExact(count, size)));
        requireLength(vectors, Math.multiplyExact(BLOCK, size));
        requireLength(y, Math.multiplyExact(BLOCK, count));
        operations.subtractProducts(x, vectors, count, size, y);
    }

    /** Floats of scratch space that {@link #solveDual} needs. */
    public static int dualScratch(int count) {
        return Math.multiplyExact(BLOCK, Math.multiplyExact(count, count + 2));
    }

    /**
     * Solves 16 ridge regressions at once, lane by lane, in the dual form: {@code w = (XXᵀ + λI)⁻¹ y},
     * {@code out = Xᵀw}. The Gram entries are sums over the columns in order; the factorization is that of
     * {@link #factor}; unknown i is {@code 0 - m[i][count]}, to which {@code m[i][j] w[j]} is added for j = i+1, i+2, …;
     * out is a sum over the observations in order. A lane with fewer observations than {@code count} has zeros for the
     * others, which change no bit. Lanes do not influence each other.
     *
     * @param x {@code [count x size x 16]}, not modified
     * @param y targets, {@code [count x 16]}, not modified
     * @param lambda penalties, {@code [16]}, above 0, not modified
     * @param count largest number of observations of a lane, at least 1
     * @param size columns of X, at least 1
     * @param scratch {@code [dualScratch(count)]}, overwritten
     * @param out {@code [size x 16]}, overwritten; meaningless in lanes that are not positive definite
     * @return a bit per lane: set where a pivot was at most {@code 2^-17} of its diagonal entry, or NaN
     */
    public int solveDual(float[] x, float[] y, float[] lambda, int count, int size, float[] scratch, float[] out) {
        if (count < 1 || size < 1) {
            throw new IllegalArgumentException(count + " observations of " + size + " columns");
        }
        requireLength(x, Math.multiplyExact(BLOCK, Math.multiplyExact(count, size)));
        requireLength(y, Math.multiplyExact(BLOCK, count));
        requireLength(lambda, BLOCK);
        requireLength(scratch, dualScratch(count));
        requireLength(out, Math.multiplyExact(BLOCK, size));
        return operations.solveDual(x, y, lambda, count, size, scratch, out);
    }

    /**
     * Dot products of the first {@code width} columns of rows of a table with one vector. Lane l of 16 sums the padded
     * columns l, l + 16, … by fused multiply-add from 0; lanes l and l + 8 are added, of these l and l + 4, then l and
     * l + 2, then the last two.
     *
     * @param table {@code [numRows x stride]}, not modified
     * @param origin where row 0 begins, at least 15
     * @param stride floats from one row to the next, at least {@code width}
     * @param rows indices of rows, {@code [>= count]}, not modified
     * @param count number of rows
     * @param width number of columns
     * @param vector padded vector, its padding zero, not modified
     * @param scratch {@link #SCRATCH} floats, overwritten
     * @param out {@code [>= count]}, overwritten with the products
     */
    public void dots(
            float[] table,
            int origin,
            int stride,
            int[] rows,
            int count,
            int width,
            float[] vector,
            float[] scratch,
            float[] out) {
        requireTable(origin, stride, width);
        Objects.checkFromIndexSize(0, count, rows.length);
        requireLength(vector, paddedLength(width));
        requireLength(scratch, SCRATCH);
        requireLength(out, count);
        operations.dots(table, origin, stride, rows, count, width, vector, scratch, out);
    }

    /**
     * The weighted sum of the first {@code width} columns of rows of a table: {@code out[c] = fma(weights[p], x[p][c], out[c])}
     * for p = 0, 1, … {@code count-1}, from 0.
     *
     * @param table {@code [numRows x stride]}, not modified
     * @param origin where row 0 begins, at least 15
     * @param stride floats from one row to the next, at least {@code width}
     * @param rows indices of rows, {@code [>= count]}, not modified
     * @param count number of rows
     * @param width number of columns
     * @param weights {@code [>= count]}, not modified
     * @param out padded vector, overwritten
     */
    public void sumRows(
            float[] table, int origin, int stride, int[] rows, int count, int width, float[] weights, float[] out) {
        requireTable(origin, stride, width);
        Objects.checkFromIndexSize(0, count, rows.length);
        requireLength(weights, count);
        requireLength(out, paddedLength(width));
        operations.sumRows(table, origin, stride, rows, count, width, weights, out);
    }

    private static void requireTable(int origin, int stride, int width) {
        if (origin < BLOCK - 1 || width < 1 || width > stride) {
            throw new IllegalArgumentException(
                    "table at " + origin + " with rows of " + stride + " floats, " + width + " wanted");
        }
    }

    private static void requirePanel(float[] panel, int height, int count, int width) {
        if (count < 0 || count > height) {
            throw new IllegalArgumentException(count + " rows in a panel for " + height);
        }
        requireLength(panel, panelLength(height, width));
    }

    private static void requireGram(float[] gram, int width) {
        if (width < 2) {
            throw new IllegalArgumentException("width must be at least 2: " + width);
        }
        requireLength(gram, gramLength(width));
    }

    private static void requireFactored(float[] gram, int width) {
        requireGram(gram, width);
        requireLength(gram, 2 * gramLength(width));
    }

    private static void requireLength(float[] array, int length) {
        if (array.length < length) {
            throw new IllegalArgumentException("array of " + array.length + " floats, " + length + " needed");
        }
    }
}
