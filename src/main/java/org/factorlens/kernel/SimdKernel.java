package org.factorlens.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The SIMD twin. Lanes run across columns, so an entry's sum has the scalar order whatever the vector length; see
 * {@link Kernel}. Public only so that tests can load it once per vector length.
 */
public final class SimdKernel implements KernelOperations {
    private static final VectorSpecies<Float> SPECIES = species(Integer.getInteger("factorlens.kernel.bits", 0));
    private static final int V = SPECIES.length();
    private static final boolean MANY_REGISTERS = FloatVector.SPECIES_PREFERRED.length() == Kernel.BLOCK;
    private static final int BLOCK = Kernel.BLOCK;
    private static final int STRIP = 4;

    private static VectorSpecies<Float> species(int bits) {
        return switch (bits) {
            case 0 -> FloatVector.SPECIES_PREFERRED;
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
    private static int panelAt(int height, int c) {
        return c / BLOCK * height * BLOCK + c % BLOCK;
    }

    /** Where padded column {@code c} of a Gram matrix's row 0 stands. */
    private static int gramAt(int c) {
        return Kernel.gramBlock(c / BLOCK) + c % BLOCK;
    }

    @Override
    public void addGram(float[] panel, int height, int count, int width, float[] gram) {
        int padding = Kernel.padding(width);
        int end = padding + width;
        int i = padding / STRIP * STRIP;
        if (i % (2 * STRIP) != 0) {
            int left = panelAt(height, i);
            int row = i * BLOCK;
            int c = i / V * V;
            for (; end - c >= 3 * V; c += 3 * V) {
                tile4x3(
                        panel,
                        left,
                        panelAt(height, c),
                        panelAt(height, c + V),
                        panelAt(height, c + 2 * V),
                        count,
                        gram,
                        gramAt(c) + row,
                        gramAt(c + V) + row,
                        gramAt(c + 2 * V) + row);
            }
            for (; c < end; c += V) {
                tile4x1(panel, left, panelAt(height, c), count, gram, gramAt(c) + row);
            }
            i += STRIP;
        }
        for (; i < end; i += 2 * STRIP) {
            int left = panelAt(height, i);
            int row = i * BLOCK;
            int c = i / V * V;
            for (; end - c >= 3 * V; c += 3 * V) {
                int r0 = panelAt(height, c);
                int r1 = panelAt(height, c + V);
                int r2 = panelAt(height, c + 2 * V);
                int s0 = gramAt(c) + row;
                int s1 = gramAt(c + V) + row;
                int s2 = gramAt(c + 2 * V) + row;
                if (MANY_REGISTERS) {
                    tile8x3(panel, left, r0, r1, r2, count, gram, s0, s1, s2);
                } else {
                    int below = STRIP * BLOCK;
                    tile4x3(panel, left, r0, r1, r2, count, gram, s0, s1, s2);
                    tile4x3(panel, left + STRIP, r0, r1, r2, count, gram, s0 + below, s1 + below, s2 + below);
                }
            }
            for (; c < end; c += V) {
                tile8x1(panel, left, panelAt(height, c), count, gram, gramAt(c) + row);
            }
        }
    }

    /** Eight rows by three vectors: 24 sums, for machines with 32 vector registers. */
    private static void tile8x3(
            float[] x, int l, int r0, int r1, int r2, int count, float[] sum, int s0, int s1, int s2) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, sum, s0);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sum, s0 + BLOCK);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sum, s0 + 2 * BLOCK);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sum, s0 + 3 * BLOCK);
        FloatVector e0 = FloatVector.fromArray(SPECIES, sum, s0 + 4 * BLOCK);
        FloatVector f0 = FloatVector.fromArray(SPECIES, sum, s0 + 5 * BLOCK);
        FloatVector g0 = FloatVector.fromArray(SPECIES, sum, s0 + 6 * BLOCK);
        FloatVector h0 = FloatVector.fromArray(SPECIES, sum, s0 + 7 * BLOCK);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sum, s1);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sum, s1 + BLOCK);
        FloatVector c1 = FloatVector.fromArray(SPECIES, sum, s1 + 2 * BLOCK);
        FloatVector d1 = FloatVector.fromArray(SPECIES, sum, s1 + 3 * BLOCK);
        FloatVector e1 = FloatVector.fromArray(SPECIES, sum, s1 + 4 * BLOCK);
        FloatVector f1 = FloatVector.fromArray(SPECIES, sum, s1 + 5 * BLOCK);
        FloatVector g1 = FloatVector.fromArray(SPECIES, sum, s1 + 6 * BLOCK);
        FloatVector h1 = FloatVector.fromArray(SPECIES, sum, s1 + 7 * BLOCK);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sum, s2);
        FloatVector b2 = FloatVector.fromArray(SPECIES, sum, s2 + BLOCK);
        FloatVector c2 = FloatVector.fromArray(SPECIES, sum, s2 + 2 * BLOCK);
        FloatVector d2 = FloatVector.fromArray(SPECIES, sum, s2 + 3 * BLOCK);
        FloatVector e2 = FloatVector.fromArray(SPECIES, sum, s2 + 4 * BLOCK);
        FloatVector f2 = FloatVector.fromArray(SPECIES, sum, s2 + 5 * BLOCK);
        FloatVector g2 = FloatVector.fromArray(SPECIES, sum, s2 + 6 * BLOCK);
        FloatVector h2 = FloatVector.fromArray(SPECIES, sum, s2 + 7 * BLOCK);
        for (int p = 0; p < count; p++) {
            int at = p * BLOCK;
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, r0 + at);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, r1 + at);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, r2 + at);
            FloatVector a = FloatVector.broadcast(SPECIES, x[l + at]);
            a0 = a.fma(x0, a0);
            a1 = a.fma(x1, a1);
            a2 = a.fma(x2, a2);
            FloatVector b = FloatVector.broadcast(SPECIES, x[l + at + 1]);
            b0 = b.fma(x0, b0);
            b1 = b.fma(x1, b1);
            b2 = b.fma(x2, b2);
            FloatVector c = FloatVector.broadcast(SPECIES, x[l + at + 2]);
            c0 = c.fma(x0, c0);
            c1 = c.fma(x1, c1);
            c2 = c.fma(x2, c2);
            FloatVector d = FloatVector.broadcast(SPECIES, x[l + at + 3]);
            d0 = d.fma(x0, d0);
            d1 = d.fma(x1, d1);
            d2 = d.fma(x2, d2);
            FloatVector e = FloatVector.broadcast(SPECIES, x[l + at + 4]);
            e0 = e.fma(x0, e0);
            e1 = e.fma(x1, e1);
            e2 = e.fma(x2, e2);
            FloatVector f = FloatVector.broadcast(SPECIES, x[l + at + 5]);
            f0 = f.fma(x0, f0);
            f1 = f.fma(x1, f1);
            f2 = f.fma(x2, f2);
            FloatVector g = FloatVector.broadcast(SPECIES, x[l + at + 6]);
            g0 = g.fma(x0, g0);
            g1 = g.fma(x1, g1);
            g2 = g.fma(x2, g2);
            FloatVector h = FloatVector.broadcast(SPECIES, x[l + at + 7]);
            h0 = h.fma(x0, h0);
            h1 = h.fma(x1, h1);
            h2 = h.fma(x2, h2);
        }
        a0.intoArray(sum, s0);
        b0.intoArray(sum, s0 + BLOCK);
        c0.intoArray(sum, s0 + 2 * BLOCK);
        d0.intoArray(sum, s0 + 3 * BLOCK);
        e0.intoArray(sum, s0 + 4 * BLOCK);
        f0.intoArray(sum, s0 + 5 * BLOCK);
        g0.intoArray(sum, s0 + 6 * BLOCK);
        h0.intoArray(sum, s0 + 7 * BLOCK);
        a1.intoArray(sum, s1);
        b1.intoArray(sum, s1 + BLOCK);
        c1.intoArray(sum, s1 + 2 * BLOCK);
        d1.intoArray(sum, s1 + 3 * BLOCK);
        e1.intoArray(sum, s1 + 4 * BLOCK);
        f1.intoArray(sum, s1 + 5 * BLOCK);
        g1.intoArray(sum, s1 + 6 * BLOCK);
        h1.intoArray(sum, s1 + 7 * BLOCK);
        a2.intoArray(sum, s2);
        b2.intoArray(sum, s2 + BLOCK);
        c2.intoArray(sum, s2 + 2 * BLOCK);
        d2.intoArray(sum, s2 + 3 * BLOCK);
        e2.intoArray(sum, s2 + 4 * BLOCK);
        f2.intoArray(sum, s2 + 5 * BLOCK);
        g2.intoArray(sum, s2 + 6 * BLOCK);
        h2.intoArray(sum, s2 + 7 * BLOCK);
    }

    /** Eight rows by one vector: what remains at the right. */
    private static void tile8x1(float[] x, int l, int r0, int count, float[] sum, int s0) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, sum, s0);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sum, s0 + BLOCK);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sum, s0 + 2 * BLOCK);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sum, s0 + 3 * BLOCK);
        FloatVector e0 = FloatVector.fromArray(SPECIES, sum, s0 + 4 * BLOCK);
        FloatVector f0 = FloatVector.fromArray(SPECIES, sum, s0 + 5 * BLOCK);
        FloatVector g0 = FloatVector.fromArray(SPECIES, sum, s0 + 6 * BLOCK);
        FloatVector h0 = FloatVector.fromArray(SPECIES, sum, s0 + 7 * BLOCK);
        for (int p = 0; p < count; p++) {
            int at = p * BLOCK;
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, r0 + at);
            FloatVector a = FloatVector.broadcast(SPECIES, x[l + at]);
            a0 = a.fma(x0, a0);
            FloatVector b = FloatVector.broadcast(SPECIES, x[l + at + 1]);
            b0 = b.fma(x0, b0);
            FloatVector c = FloatVector.broadcast(SPECIES, x[l + at + 2]);
            c0 = c.fma(x0, c0);
            FloatVector d = FloatVector.broadcast(SPECIES, x[l + at + 3]);
            d0 = d.fma(x0, d0);
            FloatVector e = FloatVector.broadcast(SPECIES, x[l + at + 4]);
            e0 = e.fma(x0, e0);
            FloatVector f = FloatVector.broadcast(SPECIES, x[l + at + 5]);
            f0 = f.fma(x0, f0);
            FloatVector g = FloatVector.broadcast(SPECIES, x[l + at + 6]);
            g0 = g.fma(x0, g0);
            FloatVector h = FloatVector.broadcast(SPECIES, x[l + at + 7]);
            h0 = h.fma(x0, h0);
        }
        a0.intoArray(sum, s0);
        b0.intoArray(sum, s0 + BLOCK);
        c0.intoArray(sum, s0 + 2 * BLOCK);
        d0.intoArray(sum, s0 + 3 * BLOCK);
        e0.intoArray(sum, s0 + 4 * BLOCK);
        f0.intoArray(sum, s0 + 5 * BLOCK);
        g0.intoArray(sum, s0 + 6 * BLOCK);
        h0.intoArray(sum, s0 + 7 * BLOCK);
    }

    /** Four rows by three vectors: twelve sums, for 16 vector registers and for strips of four rows. */
    private static void tile4x3(
            float[] x, int l, int r0, int r1, int r2, int count, float[] sum, int s0, int s1, int s2) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, sum, s0);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sum, s0 + BLOCK);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sum, s0 + 2 * BLOCK);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sum, s0 + 3 * BLOCK);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sum, s1);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sum, s1 + BLOCK);
        FloatVector c1 = FloatVector.fromArray(SPECIES, sum, s1 + 2 * BLOCK);
        FloatVector d1 = FloatVector.fromArray(SPECIES, sum, s1 + 3 * BLOCK);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sum, s2);
        FloatVector b2 = FloatVector.fromArray(SPECIES, sum, s2 + BLOCK);
        FloatVector c2 = FloatVector.fromArray(SPECIES, sum, s2 + 2 * BLOCK);
        FloatVector d2 = FloatVector.fromArray(SPECIES, sum, s2 + 3 * BLOCK);
        for (int p = 0; p < count; p++) {
            int at = p * BLOCK;
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, r0 + at);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, r1 + at);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, r2 + at);
            FloatVector a = FloatVector.broadcast(SPECIES, x[l + at]);
            a0 = a.fma(x0, a0);
            a1 = a.fma(x1, a1);
            a2 = a.fma(x2, a2);
            FloatVector b = FloatVector.broadcast(SPECIES, x[l + at + 1]);
            b0 = b.fma(x0, b0);
            b1 = b.fma(x1, b1);
            b2 = b.fma(x2, b2);
            FloatVector c = FloatVector.broadcast(SPECIES, x[l + at + 2]);
            c0 = c.fma(x0, c0);
            c1 = c.fma(x1, c1);
            c2 = c.fma(x2, c2);
            FloatVector d = FloatVector.broadcast(SPECIES, x[l + at + 3]);
            d0 = d.fma(x0, d0);
            d1 = d.fma(x1, d1);
            d2 = d.fma(x2, d2);
        }
        a0.intoArray(sum, s0);
        b0.intoArray(sum, s0 + BLOCK);
        c0.intoArray(sum, s0 + 2 * BLOCK);
        d0.intoArray(sum, s0 + 3 * BLOCK);
        a1.intoArray(sum, s1);
        b1.intoArray(sum, s1 + BLOCK);
        c1.intoArray(sum, s1 + 2 * BLOCK);
        d1.intoArray(sum, s1 + 3 * BLOCK);
        a2.intoArray(sum, s2);
        b2.intoArray(sum, s2 + BLOCK);
        c2.intoArray(sum, s2 + 2 * BLOCK);
        d2.intoArray(sum, s2 + 3 * BLOCK);
    }

    /** Four rows by one vector. */
    private static void tile4x1(float[] x, int l, int r0, int count, float[] sum, int s0) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, sum, s0);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sum, s0 + BLOCK);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sum, s0 + 2 * BLOCK);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sum, s0 + 3 * BLOCK);
        for (int p = 0; p < count; p++) {
            int at = p * BLOCK;
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, r0 + at);
            FloatVector a = FloatVector.broadcast(SPECIES, x[l + at]);
            a0 = a.fma(x0, a0);
            FloatVector b = FloatVector.broadcast(SPECIES, x[l + at + 1]);
            b0 = b.fma(x0, b0);
            FloatVector c = FloatVector.broadcast(SPECIES, x[l + at + 2]);
            c0 = c.fma(x0, c0);
            FloatVector d = FloatVector.broadcast(SPECIES, x[l + at + 3]);
            d0 = d.fma(x0, d0);
        }
        a0.intoArray(sum, s0);
        b0.intoArray(sum, s0 + BLOCK);
        c0.intoArray(sum, s0 + 2 * BLOCK);
        d0.intoArray(sum, s0 + 3 * BLOCK);
    }

    @Override
    public int factor(float[] gram, int width) {
        int padding = Kernel.padding(width);
        int end = padding + width;
        for (int i = padding / STRIP * STRIP; i < end; i += STRIP) {
            int failed = factorStrip(gram, padding, end, i, Kernel.gramLength(width));
            if (failed >= 0) {
                return failed - padding;
            }
        }
        return -1;
    }

    private static int factorStrip(float[] gram, int padding, int end, int i, int multipliers) {
        int diagonal = gramAt(i) + i * BLOCK;
        float e0 = gram[diagonal];
        float e1 = gram[diagonal + BLOCK + 1];
        float e2 = gram[diagonal + 2 * BLOCK + 2];
        float e3 = gram[diagonal + 3 * BLOCK + 3];
        int row = i * BLOCK;
        int first = padding * BLOCK;
        int pivots = i - padding;
        if (pivots > 0) {
            int left = multipliers + gramAt(i) + first;
            int c = i / V * V;
            for (; end - c >= 3 * V; c += 3 * V) {
                int r0 = gramAt(c);
                int r1 = gramAt(c + V);
                int r2 = gramAt(c + 2 * V);
                tile4x3(gram, left, r0 + first, r1 + first, r2 + first, pivots, gram, r0 + row, r1 + row, r2 + row);
            }
            for (; c < end; c += V) {
                tile4x1(gram, left, gramAt(c) + first, pivots, gram, gramAt(c) + row);
            }
        }
        float a01 = gram[diagonal + 1];
        float a02 = gram[diagonal + 2];
        float a03 = gram[diagonal + 3];
        float d0 = gram[diagonal];
        float m0 = 0;
        if (i >= padding) {
            if (!(d0 > Kernel.PIVOT_SHARE * e0)) {
                return i;
            }
            m0 = -1 / d0;
        }
        float m01 = a01 * m0;
        float m02 = a02 * m0;
        float m03 = a03 * m0;
        float d1 = Math.fma(m01, a01, gram[diagonal + BLOCK + 1]);
        float a12 = Math.fma(m01, a02, gram[diagonal + BLOCK + 2]);
        float a13 = Math.fma(m01, a03, gram[diagonal + BLOCK + 3]);
        float m1 = 0;
        if (i + 1 >= padding) {
            if (!(d1 > Kernel.PIVOT_SHARE * e1)) {
                return i + 1;
            }
            m1 = -1 / d1;
        }
        float m12 = a12 * m1;
        float m13 = a13 * m1;
        float d2 = Math.fma(m12, a12, Math.fma(m02, a02, gram[diagonal + 2 * BLOCK + 2]));
        float a23 = Math.fma(m12, a13, Math.fma(m02, a03, gram[diagonal + 2 * BLOCK + 3]));
        float m2 = 0;
        if (i + 2 >= padding) {
            if (!(d2 > Kernel.PIVOT_SHARE * e2)) {
                return i + 2;
            }
            m2 = -1 / d2;
        }
        float m23 = a23 * m2;
        float m3 = 0;
        if (i + 3 < end - 1) {
            float d3 = Math.fma(m23, a23, Math.fma(m13, a13, Math.fma(m03, a03, gram[diagonal + 3 * BLOCK + 3])));
            if (!(d3 > Kernel.PIVOT_SHARE * e3)) {
                return i + 3;
            }
            m3 = -1 / d3;
        }
        for (int c = i / V * V; c < end; c += V) {
            int at = gramAt(c) + row;
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
            u0.mul(FloatVector.broadcast(SPECIES, m0)).intoArray(gram, multipliers + at);
            u1.mul(FloatVector.broadcast(SPECIES, m1)).intoArray(gram, multipliers + at + BLOCK);
            u2.mul(FloatVector.broadcast(SPECIES, m2)).intoArray(gram, multipliers + at + 2 * BLOCK);
            u3.mul(FloatVector.broadcast(SPECIES, m3)).intoArray(gram, multipliers + at + 3 * BLOCK);
        }
        return -1;
    }

    @Override
    public void backSubstitute(float[] gram, int width, float[] x) {
        int padding = Kernel.padding(width);
        int end = padding + width;
        int multipliers = Kernel.gramLength(width);
        for (int c = 0; c < end; c += V) {
            FloatVector.zero(SPECIES).intoArray(x, c);
        }
        for (int i = (end - 1) / STRIP * STRIP; i > padding - STRIP; i -= STRIP) {
            int firstBlock = (i + STRIP) / BLOCK * BLOCK;
            for (int l = 0; l < BLOCK; l += V) {
                laneSums(gram, multipliers + i * BLOCK, firstBlock + l, end, x, l);
            }
            int rhs = multipliers + gramAt(end - 1) + i * BLOCK;
            int strip = multipliers + gramAt(i) + i * BLOCK;
            float x3 = 0;
            if (i + 3 < end - 1) {
                x3 = ScalarKernel.sum(x, end + 3 * BLOCK) - gram[rhs + 3 * BLOCK];
            }
            float x2 = ScalarKernel.sum(x, end + 2 * BLOCK) - gram[rhs + 2 * BLOCK];
            float x1 = ScalarKernel.sum(x, end + BLOCK) - gram[rhs + BLOCK];
            float x0 = ScalarKernel.sum(x, end) - gram[rhs];
            if (i + 3 < end - 1) {
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
            float[] panel, int height, int count, int width, float[] weights, int firstWeight, float[] out) {
        int end = Kernel.paddedLength(width);
        for (int c = 0; c < end; c += V) {
            int column = panelAt(height, c);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int p = 0; p < count; p++) {
                FloatVector row = FloatVector.fromArray(SPECIES, panel, column + p * BLOCK);
                sum = row.fma(FloatVector.broadcast(SPECIES, weights[firstWeight + p]), sum);
            }
            sum.intoArray(out, c);
        }
    }

    @Override
    public void dots(
            float[] table, int origin, int stride, int[] rows, int count, int width, float[] vector, float[] out) {
        float[] lanes = new float[BLOCK];
        int padding = Kernel.padding(width);
        int end = padding + width;
        for (int p = 0; p < count; p++) {
            int row = origin + rows[p] * stride - padding;
            for (int l = 0; l < BLOCK; l += V) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int c = l; c < end; c += BLOCK) {
                    FloatVector y = FloatVector.fromArray(SPECIES, vector, c);
                    sum = FloatVector.fromArray(SPECIES, table, row + c).fma(y, sum);
                }
                sum.intoArray(lanes, l);
            }
            out[p] = ScalarKernel.sum(lanes, 0);
        }
    }
}
