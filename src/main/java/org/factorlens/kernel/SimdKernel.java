package org.factorlens.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The SIMD twin. Lanes run across columns, so an entry's sum has the scalar order whatever the vector length; see
 * {@link Kernel}. Public only so that tests can load it once per vector length.
 */
public final class SimdKernel implements KernelOperations {
    private static final int BLOCK = Kernel.BLOCK;

    /** Rows that are factored at once. */
    private static final int STRIP = 4;

    static final VectorSpecies<Float> SPECIES = species(Integer.getInteger("factorlens.kernel.bits", 0));

    /** Lanes of a vector. */
    static final int V = SPECIES.length();

    /** AVX-512 (at any vector length) and 64-bit Arm have 32 vector registers, AVX2 has 16. */
    private static final boolean MANY_REGISTERS = FloatVector.SPECIES_PREFERRED.length() == BLOCK
            || System.getProperty("os.arch").equals("aarch64");

    /**
     * The vector length, {@code factorlens.kernel.bits} or else the machine's own, save that 256 may beat 512 bits: where these
     * take two steps, and in short rows, half the idle lanes at the diagonal (decisions 101 and 106).
     */
    private static VectorSpecies<Float> species(int bits) {
        return switch (bits) {
            case 0 ->
                FloatVector.SPECIES_PREFERRED.length() == BLOCK && !VectorLength.use512()
                        ? FloatVector.SPECIES_256
                        : FloatVector.SPECIES_PREFERRED;
            case 128 -> FloatVector.SPECIES_128;
            case 256 -> FloatVector.SPECIES_256;
            case 512 -> FloatVector.SPECIES_512;
            default ->
                throw new IllegalStateException("factorlens.kernel.bits is " + bits + "; it must be 128, 256 or 512");
        };
    }

    @Override
    public String name() {
        return "simd-" + SPECIES.vectorBitSize();
    }

    @Override
    public void gather(
            float[] table, int origin, int stride, int[] rows, int count, int width, float[] panel, int height) {
        int padding = Kernel.padding(width);
        int end = padding + width;
        for (int c = padding / V * V; c < end; c += V) {
            int from = origin - padding + c;
            int to = panelAt(height, c);
            for (int p = 0; p < count; p++) {
                FloatVector.fromArray(SPECIES, table, from + rows[p] * stride).intoArray(panel, to + p * BLOCK);
            }
        }
    }

    /** Where padded column {@code c} of a panel's row 0 stands. */
    static int panelAt(int height, int c) {
        return c / BLOCK * height * BLOCK + c % BLOCK;
    }

    /** Where padded column {@code c} of a Gram matrix's row 0 stands. */
    private static int gramAt(int c) {
        return Kernel.gramBlock(c / BLOCK) + c % BLOCK;
    }

    @Override
    public void addGram(float[] panel, int height, int count, int width, float[] gram) {
        int end = Kernel.paddedLength(width);
        int first = firstRow(Kernel.padding(width));
        for (int i = first; i < end; i += rowsFrom(i)) {
            addRows(panel, height, 0, 0, count, i, rowsFrom(i), end, gram);
        }
    }

    /** First row of the first strip: the padding rounded down. */
    private static int firstRow(int padding) {
        return padding / STRIP * STRIP;
    }

    /** Rows go by eight, after four where the first strip is the second of its eight. */
    private static int rowsFrom(int i) {
        return i % (2 * STRIP) == 0 ? 2 * STRIP : STRIP;
    }

    /**
     * Adds to rows {@code i} to {@code i + rows}, from the diagonal on, the products of {@code count} rows of {@code x},
     * a panel of {@code height} or (height 0) a Gram matrix: for each, its columns {@code i} to {@code i + rows} at
     * {@code leftShift} times its columns from the diagonal on at {@code rightShift}.
     */
    private static void addRows(
            float[] x, int height, int leftShift, int rightShift, int count, int i, int rows, int end, float[] gram) {
        int left = columnAt(height, i) + leftShift;
        int row = i * BLOCK;
        int c = i / V * V;
        for (; end - c >= 3 * V; c += 3 * V) {
            int r0 = columnAt(height, c) + rightShift;
            int r1 = columnAt(height, c + V) + rightShift;
            int r2 = columnAt(height, c + 2 * V) + rightShift;
            int s0 = gramAt(c) + row;
            int s1 = gramAt(c + V) + row;
            int s2 = gramAt(c + 2 * V) + row;
            if (rows == 2 * STRIP && MANY_REGISTERS) {
                GramTiles.tile8x3(x, left, r0, r1, r2, count, gram, s0, s1, s2);
                continue;
            }
            for (int strip = 0; strip < rows; strip += STRIP) {
                int down = strip * BLOCK;
                GramTiles.tile4x3(x, left + strip, r0, r1, r2, count, gram, s0 + down, s1 + down, s2 + down);
            }
        }
        if (rows == 2 * STRIP && MANY_REGISTERS && end - c == 2 * V) {
            int r0 = columnAt(height, c) + rightShift;
            int r1 = columnAt(height, c + V) + rightShift;
            GramTiles.tile8x2(x, left, r0, r1, count, gram, gramAt(c) + row, gramAt(c + V) + row);
            return;
        }
        for (; c < end; c += V) {
            int right = columnAt(height, c) + rightShift;
            if (rows == 2 * STRIP) {
                GramTiles.tile8x1(x, left, right, count, gram, gramAt(c) + row);
            } else {
                GramTiles.tile4x1(x, left, right, count, gram, gramAt(c) + row);
            }
        }
    }

    private static int columnAt(int height, int c) {
        return height == 0 ? gramAt(c) : panelAt(height, c);
    }

    @Override
    public int factor(float[] gram, int width) {
        int padding = Kernel.padding(width);
        int end = padding + width;
        int multipliers = Kernel.gramLength(width);
        for (int i = firstRow(padding); i < end; i += rowsFrom(i)) {
            int failed = factorRows(gram, padding, end, i, multipliers);
            if (failed >= 0) {
                return failed - padding;
            }
        }
        return -1;
    }

    /** Factors four or eight rows: all pivots above them first, then strip by strip. */
    private static int factorRows(float[] gram, int padding, int end, int i, int multipliers) {
        int rows = rowsFrom(i);
        int first = padding * BLOCK;
        int at = gramAt(i) + i * BLOCK;
        float e0 = gram[at];
        float e1 = gram[at + BLOCK + 1];
        float e2 = gram[at + 2 * BLOCK + 2];
        float e3 = gram[at + 3 * BLOCK + 3];
        float e4 = gram[at + (rows - 4) * (BLOCK + 1)];
        float e5 = gram[at + (rows - 3) * (BLOCK + 1)];
        float e6 = gram[at + (rows - 2) * (BLOCK + 1)];
        float e7 = gram[at + (rows - 1) * (BLOCK + 1)];
        if (i > padding) {
            addRows(gram, 0, multipliers + first, first, i - padding, i, rows, end, gram);
        }
        int failed = factorStrip(gram, padding, end, i, multipliers, e0, e1, e2, e3);
        if (failed >= 0 || rows == STRIP) {
            return failed;
        }
        int above = Math.max(i, padding);
        int shift = above * BLOCK;
        addRows(gram, 0, multipliers + shift, shift, i + STRIP - above, i + STRIP, STRIP, end, gram);
        return factorStrip(gram, padding, end, i + STRIP, multipliers, e4, e5, e6, e7);
    }

    /**
     * Factors rows {@code i..i+3} by themselves; rows of padding, and the right-hand side's own row, get multipliers of
     * 0. The entries are what stood on the diagonal before any pivot.
     */
    private static int factorStrip(
            float[] gram, int padding, int end, int i, int multipliers, float e0, float e1, float e2, float e3) {
        int at = gramAt(i) + i * BLOCK;
        float a01 = gram[at + 1];
        float a02 = gram[at + 2];
        float a03 = gram[at + 3];
        float m0 = i < padding ? 0 : ScalarKernel.negativeReciprocal(gram[at], e0);
        float m01 = a01 * m0;
        float m02 = a02 * m0;
        float m03 = a03 * m0;
        float a11 = Math.fma(m01, a01, gram[at + BLOCK + 1]);
        float a12 = Math.fma(m01, a02, gram[at + BLOCK + 2]);
        float a13 = Math.fma(m01, a03, gram[at + BLOCK + 3]);
        float m1 = i + 1 < padding ? 0 : ScalarKernel.negativeReciprocal(a11, e1);
        float m12 = a12 * m1;
        float m13 = a13 * m1;
        float a22 = Math.fma(m12, a12, Math.fma(m02, a02, gram[at + 2 * BLOCK + 2]));
        float a23 = Math.fma(m12, a13, Math.fma(m02, a03, gram[at + 2 * BLOCK + 3]));
        float m2 = i + 2 < padding ? 0 : ScalarKernel.negativeReciprocal(a22, e2);
        float m23 = a23 * m2;
        float a33 = Math.fma(m23, a23, Math.fma(m13, a13, Math.fma(m03, a03, gram[at + 3 * BLOCK + 3])));
        float m3 = i + 4 == end ? 0 : ScalarKernel.negativeReciprocal(a33, e3);
        if (Float.isNaN(m0 + m1 + m2 + m3)) {
            return Float.isNaN(m0) ? i : Float.isNaN(m1) ? i + 1 : Float.isNaN(m2) ? i + 2 : i + 3;
        }
        for (int c = i / V * V; c < end; c += V) {
            int to = gramAt(c) + i * BLOCK;
            eliminate(gram, to, m01, m02, m03, m12, m13, m23);
            multiply(gram, to, multipliers + to, m0, m1, m2, m3);
        }
        return -1;
    }

    /** One vector of a strip's four rows: each row less its multiples of the rows above it. */
    private static void eliminate(
            float[] gram, int at, float m01, float m02, float m03, float m12, float m13, float m23) {
        FloatVector u0 = FloatVector.fromArray(SPECIES, gram, at);
        FloatVector u1 = FloatVector.fromArray(SPECIES, gram, at + BLOCK);
        FloatVector u2 = FloatVector.fromArray(SPECIES, gram, at + 2 * BLOCK);
        FloatVector u3 = FloatVector.fromArray(SPECIES, gram, at + 3 * BLOCK);
        u1 = u0.fma(FloatVector.broadcast(SPECIES, m01), u1);
        u2 = u0.fma(FloatVector.broadcast(SPECIES, m02), u2);
        u3 = u0.fma(FloatVector.broadcast(SPECIES, m03), u3);
        u2 = u1.fma(FloatVector.broadcast(SPECIES, m12), u2);
        u3 = u1.fma(FloatVector.broadcast(SPECIES, m13), u3);
        u3 = u2.fma(FloatVector.broadcast(SPECIES, m23), u3);
        u1.intoArray(gram, at + BLOCK);
        u2.intoArray(gram, at + 2 * BLOCK);
        u3.intoArray(gram, at + 3 * BLOCK);
    }

    /** One vector of a strip's multipliers: its four rows, each times its own factor. */
    private static void multiply(float[] gram, int from, int to, float m0, float m1, float m2, float m3) {
        FloatVector u0 = FloatVector.fromArray(SPECIES, gram, from);
        FloatVector u1 = FloatVector.fromArray(SPECIES, gram, from + BLOCK);
        FloatVector u2 = FloatVector.fromArray(SPECIES, gram, from + 2 * BLOCK);
        FloatVector u3 = FloatVector.fromArray(SPECIES, gram, from + 3 * BLOCK);
        u0.mul(FloatVector.broadcast(SPECIES, m0)).intoArray(gram, to);
        u1.mul(FloatVector.broadcast(SPECIES, m1)).intoArray(gram, to + BLOCK);
        u2.mul(FloatVector.broadcast(SPECIES, m2)).intoArray(gram, to + 2 * BLOCK);
        u3.mul(FloatVector.broadcast(SPECIES, m3)).intoArray(gram, to + 3 * BLOCK);
    }

    @Override
    public void backSubstitute(float[] gram, int width, float[] x) {
        int padding = Kernel.padding(width);
        int end = padding + width;
        int multipliers = Kernel.gramLength(width);
        for (int c = 0; c < end; c += V) {
            FloatVector.zero(SPECIES).intoArray(x, c);
        }
        for (int i = end - STRIP; i > padding - STRIP; i -= STRIP) {
            int strip = multipliers + i * BLOCK;
            for (int l = 0; l < BLOCK; l += V) {
                laneSums(gram, strip, (i + STRIP) / BLOCK * BLOCK + l, end, x, l);
            }
            solveStrip(gram, strip + gramAt(i), strip + gramAt(end - 1), x, end, i);
        }
    }

    /** The four unknowns from {@code i} on, whose sums over later columns stand in the scratch space. */
    private static void solveStrip(float[] gram, int strip, int rightHandSide, float[] x, int end, int i) {
        float x3 = 0;
        float x2 = ScalarKernel.sum(x, end + 2 * BLOCK) - gram[rightHandSide + 2 * BLOCK];
        float x1 = ScalarKernel.sum(x, end + BLOCK) - gram[rightHandSide + BLOCK];
        float x0 = ScalarKernel.sum(x, end) - gram[rightHandSide];
        if (i + STRIP < end) {
            x3 = ScalarKernel.sum(x, end + 3 * BLOCK) - gram[rightHandSide + 3 * BLOCK];
            x2 = Math.fma(gram[strip + 2 * BLOCK + 3], x3, x2);
            x1 = Math.fma(gram[strip + BLOCK + 3], x3, x1);
            x0 = Math.fma(gram[strip + 3], x3, x0);
        }
        x1 = Math.fma(gram[strip + BLOCK + 2], x2, x1);
        x0 = Math.fma(gram[strip + 2], x2, x0);
        x0 = Math.fma(gram[strip + 1], x1, x0);
        x[i + 3] = x3;
        x[i + 2] = x2;
        x[i + 1] = x1;
        x[i] = x0;
    }

    /** Sums over the columns from {@code c} on, every 16th vector, for the four rows from {@code row} on. */
    private static void laneSums(float[] gram, int row, int from, int end, float[] x, int lane) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int c = from; c < end; c += BLOCK) {
            int at = row + gramAt(c);
            FloatVector y = FloatVector.fromArray(SPECIES, x, c);
            s0 = FloatVector.fromArray(SPECIES, gram, at).fma(y, s0);
            s1 = FloatVector.fromArray(SPECIES, gram, at + BLOCK).fma(y, s1);
            s2 = FloatVector.fromArray(SPECIES, gram, at + 2 * BLOCK).fma(y, s2);
            s3 = FloatVector.fromArray(SPECIES, gram, at + 3 * BLOCK).fma(y, s3);
        }
        s0.intoArray(x, end + lane);
        s1.intoArray(x, end + lane + BLOCK);
        s2.intoArray(x, end + lane + 2 * BLOCK);
        s3.intoArray(x, end + lane + 3 * BLOCK);
    }

    @Override
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
        PanelSums.combine(panel, height, count, width, weights, firstWeight, stride, rows, out);
    }

    @Override
    public void subtractProducts(float[] x, float[] vectors, int count, int size, float[] y) {
        for (int lane = 0; lane < BLOCK; lane += V) {
            LockstepDual.subtractProducts(x, vectors, count, size, y, lane);
        }
    }

    @Override
    public int solveDual(float[] x, float[] y, float[] lambda, int count, int size, float[] scratch, float[] out) {
        LockstepDual.gram(x, y, lambda, count, size, scratch);
        int failed = LockstepDual.factor(scratch, count);
        for (int lane = 0; lane < BLOCK; lane += V) {
            LockstepDual.solve(scratch, count, lane);
        }
        LockstepDual.combine(x, scratch, count, size, out);
        return failed;
    }

    @Override
    public void dots(
            float[] table,
            int origin,
            int stride,
            int[] rows,
            int count,
            int width,
            float[] vector,
            float[] lanes,
            float[] out) {
        TableRows.dots(table, origin, stride, rows, count, width, vector, lanes, out);
    }

    @Override
    public void sumRows(
            float[] table, int origin, int stride, int[] rows, int count, int width, float[] weights, float[] out) {
        TableRows.sumRows(table, origin, stride, rows, count, width, weights, out);
    }
}
