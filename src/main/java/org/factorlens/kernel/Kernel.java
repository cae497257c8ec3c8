package org.factorlens.kernel;

import java.util.Objects;

/**
 * Numeric kernels on float32, behind argument checks. Every sum runs over ratings (or pivots) in ascending order with one
 * fused multiply-add per term, so results have the same bits for the scalar and the SIMD twin and for every vector
 * length.
 *
 * <p>Shapes. A <em>table</em> or <em>panel</em> is row-major with {@code stride} floats a row, of which the first
 * {@code width} count. Vector loads may run over the ends: a panel begins at index {@link #SLACK} and both need
 * {@code SLACK} more floats after the last row; what stands there must be finite and does not reach a result. An
 * <em>augmented Gram matrix</em> of {@code width} columns holds rows {@code 0..width-2} of {@code XᵀX}, upper triangle,
 * so that the last column is the right-hand side of the normal equations; {@link #gramIndex} places its entries.
 *
 * <p>Instances are immutable and safe to share between threads; all arrays belong to the caller.
 */
public final class Kernel {
    /** Floats that vector loads may touch before and after a panel, and after a table. */
    public static final int SLACK = 16;

    /** Lanes of the fixed structure in which {@link #dots} sums. */
    static final int LANES = 16;

    /** Rows that a Gram matrix has beyond its last, for tiles that run over its lower edge. */
    static final int TILE_ROWS = 8;

    /**
     * Below this share of the diagonal entry a pivot counts as not positive: float32 has about 2^-24 of relative
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

    /** Length of an array for panels of {@code count} rows of {@code stride} floats. */
    public static int panelLength(int count, int stride) {
        return Math.addExact(Math.multiplyExact(count, stride), 2 * SLACK);
    }

    /** Length of an array for an augmented Gram matrix of {@code width} columns. */
    public static int gramLength(int width) {
        return Math.addExact(Math.multiplyExact(width + TILE_ROWS, gramStride(width)), 2 * SLACK);
    }

    /** Index of entry ({@code row}, {@code column}) in an augmented Gram matrix of {@code width} columns. */
    public static int gramIndex(int width, int row, int column) {
        return SLACK + (row + 1) * gramStride(width) - width + column;
    }

    /** Floats from one row of a Gram matrix to the next: columns end at a multiple, so the longest rows waste least. */
    public static int gramStride(int width) {
        return (width + LANES - 1) / LANES * LANES;
    }

    /**
     * Copies rows of a table into a panel.
     *
     * @param table {@code [numRows x stride]} and slack, not modified
     * @param stride floats from one row to the next, in table and panel
     * @param rows indices of the rows to copy, {@code [>= count]}, not modified
     * @param count number of rows to copy
     * @param panel {@code [>= panelLength(count, stride)]}, overwritten
     */
    public void gather(float[] table, int stride, int[] rows, int count, float[] panel) {
        Objects.checkFromIndexSize(0, count, rows.length);
        requireLength(panel, panelLength(count, stride));
        operations.gather(table, stride, rows, count, panel);
    }

    /**
     * Adds the augmented Gram matrix of a panel: entry (i, j) with {@code i <= j} becomes
     * {@code fma(x[p][i], x[p][j], entry)} for p = 0, 1, … {@code count-1}. Entries below the diagonal hold nothing
     * meaningful.
     *
     * @param panel {@code [count x stride]} and slack, the first {@code width} columns used, not modified
     * @param stride floats from one row to the next, at least {@code width}
     * @param count number of rows
     * @param width number of columns, the right-hand side included, at least 2
     * @param gram {@code [gramLength(width)]}, added to
     */
    public void addGram(float[] panel, int stride, int count, int width, float[] gram) {
        requireLength(panel, panelLength(count, stride));
        requireWidth(width, stride);
        requireLength(gram, gramLength(width));
        operations.addGram(panel, stride, count, width, gram);
    }

    /**
     * Factors an augmented Gram matrix {@code [A | y]} in place into {@code [U | z]} with {@code UᵀU = A} and
     * {@code Uᵀz = y} (Cholesky, in strips of rows), stopping at a pivot below {@code 2^-17} of its diagonal entry.
     *
     * @param gram {@code [gramLength(width)]}, overwritten
     * @param width number of columns, the right-hand side included, at least 2
     * @param diagonal {@code [>= width - 1]}, overwritten with the reciprocals of U's diagonal
     * @return -1, or the first row whose pivot is not positive (or NaN): A is not numerically positive definite
     */
    public int factor(float[] gram, int width, float[] diagonal) {
        requireWidth(width, width);
        requireLength(gram, gramLength(width));
        requireLength(diagonal, width - 1);
        return operations.factor(gram, width, diagonal);
    }

    /**
     * Solves {@code U x = z} by columns, last to first: {@code z[i] = fma(-x[j], U[i][j], z[i])} for i below j.
     *
     * @param gram {@code [U | z]} as {@link #factor} leaves it; its last column is overwritten
     * @param width number of columns, the right-hand side included
     * @param diagonal reciprocals of U's diagonal, {@code [>= width - 1]}, not modified
     * @param x {@code [>= width - 1]}, overwritten with the solution
     */
    public void backSubstitute(float[] gram, int width, float[] diagonal, float[] x) {
        requireWidth(width, width);
        requireLength(gram, gramLength(width));
        requireLength(diagonal, width - 1);
        requireLength(x, width - 1);
        BackSubstitution.solve(gram, width, diagonal, x);
    }

    /**
     * The weighted sum of a panel's rows: {@code out[c] = fma(weights[p], x[p][c], out[c])} for p = 0, 1, …
     * {@code count-1}, from 0.
     *
     * @param panel {@code [count x stride]} and slack, not modified
     * @param stride floats from one row to the next, at least {@code width}
     * @param count number of rows
     * @param width number of columns
     * @param weights {@code [>= count]}, not modified
     * @param out {@code [>= width + SLACK]}, its first {@code width} overwritten, the slack with anything
     */
    public void combine(float[] panel, int stride, int count, int width, float[] weights, float[] out) {
        requireLength(panel, panelLength(count, stride));
        requireLength(weights, count);
        requireLength(out, width + SLACK);
        operations.combine(panel, stride, count, width, weights, out);
    }

    /**
     * Dot products of rows of a table with one vector. Lane l of 16 sums the terms l, l + 16, … by fused multiply-add
     * from 0; lanes l and l + 8 are added, of these l and l + 4, then l and l + 2, then the last two.
     *
     * @param table {@code [numRows x stride]} and slack, not modified
     * @param stride floats from one row to the next
     * @param rows indices of rows, {@code [>= count]}, not modified
     * @param count number of rows
     * @param vector a multiple of 16 floats in {@code [stride, stride + SLACK]}, zero beyond what counts, not modified
     * @param out {@code [>= count]}, overwritten with the products
     */
    public void dots(float[] table, int stride, int[] rows, int count, float[] vector, float[] out) {
        Objects.checkFromIndexSize(0, count, rows.length);
        requireLength(out, count);
        if (vector.length % LANES != 0 || vector.length > stride + SLACK) {
            throw new IllegalArgumentException("vector of " + vector.length + " floats for rows of " + stride);
        }
        operations.dots(table, stride, rows, count, vector, out);
    }

    private static void requireLength(float[] array, int length) {
        if (array.length < length) {
            throw new IllegalArgumentException("array of " + array.length + " floats, " + length + " needed");
        }
    }

    private static void requireWidth(int width, int stride) {
        if (width < 2 || width > stride) {
            throw new IllegalArgumentException("width " + width + " outside 2.." + stride);
        }
    }
}
