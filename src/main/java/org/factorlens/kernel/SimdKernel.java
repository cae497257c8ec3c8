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
    private static final int TILE = 4;

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
    public void gather(float[] table, int stride, int[] rows, int count, float[] panel) {
        for (int p = 0; p < count; p++) {
            int from = rows[p] * stride;
            int to = Kernel.SLACK + p * stride;
            for (int c = 0; c < stride; c += V) {
                FloatVector.fromArray(SPECIES, table, from + c).intoArray(panel, to + c);
            }
        }
    }

    @Override
    public void addGram(float[] panel, int stride, int count, int width, float[] gram) {
        for (int i = 0; i < width - 1; i += TILE) {
            strip(panel, Kernel.SLACK, stride, count, width, i, gram);
        }
    }

    /** Adds to rows {@code i..i+3} of a Gram matrix: vectors end at the last column, threes first. */
    private static void strip(float[] x, int origin, int stride, int count, int width, int i, float[] gram) {
        int gramStride = Kernel.gramStride(width);
        int to = Kernel.gramIndex(width, i, 0);
        int vectors = (width - i + V - 1) / V;
        int column = width - vectors * V;
        for (; vectors > 4 || vectors == 3; vectors -= 3, column += 3 * V) {
            tile3(x, origin + i, origin + column, stride, count, gram, to + column, gramStride);
        }
        for (; vectors > 1; vectors -= 2, column += 2 * V) {
            tile2(x, origin + i, origin + column, stride, count, gram, to + column, gramStride);
        }
        if (vectors == 1) {
            tile1(x, origin + i, origin + column, stride, count, gram, to + column, gramStride);
        }
    }

    private static void tile3(float[] x, int left, int right, int stride, int count, float[] gram, int to, int by) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, gram, to);
        FloatVector a1 = FloatVector.fromArray(SPECIES, gram, to + V);
        FloatVector a2 = FloatVector.fromArray(SPECIES, gram, to + 2 * V);
        FloatVector b0 = FloatVector.fromArray(SPECIES, gram, to + by);
        FloatVector b1 = FloatVector.fromArray(SPECIES, gram, to + by + V);
        FloatVector b2 = FloatVector.fromArray(SPECIES, gram, to + by + 2 * V);
        FloatVector c0 = FloatVector.fromArray(SPECIES, gram, to + 2 * by);
        FloatVector c1 = FloatVector.fromArray(SPECIES, gram, to + 2 * by + V);
        FloatVector c2 = FloatVector.fromArray(SPECIES, gram, to + 2 * by + 2 * V);
        FloatVector d0 = FloatVector.fromArray(SPECIES, gram, to + 3 * by);
        FloatVector d1 = FloatVector.fromArray(SPECIES, gram, to + 3 * by + V);
        FloatVector d2 = FloatVector.fromArray(SPECIES, gram, to + 3 * by + 2 * V);
        for (int p = 0; p < count; p++) {
            int l = left + p * stride;
            int r = right + p * stride;
            FloatVector r0 = FloatVector.fromArray(SPECIES, x, r);
            FloatVector r1 = FloatVector.fromArray(SPECIES, x, r + V);
            FloatVector r2 = FloatVector.fromArray(SPECIES, x, r + 2 * V);
            FloatVector s = FloatVector.broadcast(SPECIES, x[l]);
            a0 = s.fma(r0, a0);
            a1 = s.fma(r1, a1);
            a2 = s.fma(r2, a2);
            s = FloatVector.broadcast(SPECIES, x[l + 1]);
            b0 = s.fma(r0, b0);
            b1 = s.fma(r1, b1);
            b2 = s.fma(r2, b2);
            s = FloatVector.broadcast(SPECIES, x[l + 2]);
            c0 = s.fma(r0, c0);
            c1 = s.fma(r1, c1);
            c2 = s.fma(r2, c2);
            s = FloatVector.broadcast(SPECIES, x[l + 3]);
            d0 = s.fma(r0, d0);
            d1 = s.fma(r1, d1);
            d2 = s.fma(r2, d2);
        }
        a0.intoArray(gram, to);
        a1.intoArray(gram, to + V);
        a2.intoArray(gram, to + 2 * V);
        b0.intoArray(gram, to + by);
        b1.intoArray(gram, to + by + V);
        b2.intoArray(gram, to + by + 2 * V);
        c0.intoArray(gram, to + 2 * by);
        c1.intoArray(gram, to + 2 * by + V);
        c2.intoArray(gram, to + 2 * by + 2 * V);
        d0.intoArray(gram, to + 3 * by);
        d1.intoArray(gram, to + 3 * by + V);
        d2.intoArray(gram, to + 3 * by + 2 * V);
    }

    private static void tile2(float[] x, int left, int right, int stride, int count, float[] gram, int to, int by) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, gram, to);
        FloatVector a1 = FloatVector.fromArray(SPECIES, gram, to + V);
        FloatVector b0 = FloatVector.fromArray(SPECIES, gram, to + by);
        FloatVector b1 = FloatVector.fromArray(SPECIES, gram, to + by + V);
        FloatVector c0 = FloatVector.fromArray(SPECIES, gram, to + 2 * by);
        FloatVector c1 = FloatVector.fromArray(SPECIES, gram, to + 2 * by + V);
        FloatVector d0 = FloatVector.fromArray(SPECIES, gram, to + 3 * by);
        FloatVector d1 = FloatVector.fromArray(SPECIES, gram, to + 3 * by + V);
        for (int p = 0; p < count; p++) {
            int l = left + p * stride;
            int r = right + p * stride;
            FloatVector r0 = FloatVector.fromArray(SPECIES, x, r);
            FloatVector r1 = FloatVector.fromArray(SPECIES, x, r + V);
            FloatVector s = FloatVector.broadcast(SPECIES, x[l]);
            a0 = s.fma(r0, a0);
            a1 = s.fma(r1, a1);
            s = FloatVector.broadcast(SPECIES, x[l + 1]);
            b0 = s.fma(r0, b0);
            b1 = s.fma(r1, b1);
            s = FloatVector.broadcast(SPECIES, x[l + 2]);
            c0 = s.fma(r0, c0);
            c1 = s.fma(r1, c1);
            s = FloatVector.broadcast(SPECIES, x[l + 3]);
            d0 = s.fma(r0, d0);
            d1 = s.fma(r1, d1);
        }
        a0.intoArray(gram, to);
        a1.intoArray(gram, to + V);
        b0.intoArray(gram, to + by);
        b1.intoArray(gram, to + by + V);
        c0.intoArray(gram, to + 2 * by);
        c1.intoArray(gram, to + 2 * by + V);
        d0.intoArray(gram, to + 3 * by);
        d1.intoArray(gram, to + 3 * by + V);
    }

    private static void tile1(float[] x, int left, int right, int stride, int count, float[] gram, int to, int by) {
        FloatVector a = FloatVector.fromArray(SPECIES, gram, to);
        FloatVector b = FloatVector.fromArray(SPECIES, gram, to + by);
        FloatVector c = FloatVector.fromArray(SPECIES, gram, to + 2 * by);
        FloatVector d = FloatVector.fromArray(SPECIES, gram, to + 3 * by);
        for (int p = 0; p < count; p++) {
            int l = left + p * stride;
            FloatVector r = FloatVector.fromArray(SPECIES, x, right + p * stride);
            a = FloatVector.broadcast(SPECIES, x[l]).fma(r, a);
            b = FloatVector.broadcast(SPECIES, x[l + 1]).fma(r, b);
            c = FloatVector.broadcast(SPECIES, x[l + 2]).fma(r, c);
            d = FloatVector.broadcast(SPECIES, x[l + 3]).fma(r, d);
        }
        a.intoArray(gram, to);
        b.intoArray(gram, to + by);
        c.intoArray(gram, to + 2 * by);
        d.intoArray(gram, to + 3 * by);
    }

    @Override
    public int factor(float[] gram, int width, float[] diagonal) {
        int origin = Kernel.gramIndex(width, 0, 0);
        int stride = Kernel.gramStride(width);
        for (int i = 0; i < width - 1; i += TILE) {
            int rows = Math.min(TILE, width - 1 - i);
            int column = width - (width - i + V - 1) / V * V;
            for (int r = 0; r < rows; r++) {
                int row = origin + (i + r) * stride;
                diagonal[i + r] = gram[row + i + r];
                scale(-1, gram, row, column, width);
            }
            strip(gram, origin, stride, i, width, i, gram);
            for (int r = 0; r < rows; r++) {
                int row = origin + (i + r) * stride;
                float pivot = -gram[row + i + r];
                if (!(pivot > Kernel.PIVOT_SHARE * diagonal[i + r])) {
                    return i + r;
                }
                float reciprocal = 1 / (float) Math.sqrt(pivot);
                diagonal[i + r] = reciprocal;
                scale(-reciprocal, gram, row, column, width);
                for (int q = r + 1; q < rows; q++) {
                    axpy(gram[row + i + q], gram, row, origin + (i + q) * stride, column, width);
                }
            }
        }
        return -1;
    }

    private static void scale(float by, float[] x, int row, int from, int to) {
        FloatVector factor = FloatVector.broadcast(SPECIES, by);
        for (int c = from; c < to; c += V) {
            FloatVector.fromArray(SPECIES, x, row + c).mul(factor).intoArray(x, row + c);
        }
    }

    private static void axpy(float by, float[] x, int from, int into, int begin, int end) {
        FloatVector factor = FloatVector.broadcast(SPECIES, by);
        for (int c = begin; c < end; c += V) {
            FloatVector sum = FloatVector.fromArray(SPECIES, x, into + c);
            FloatVector.fromArray(SPECIES, x, from + c).fma(factor, sum).intoArray(x, into + c);
        }
    }

    @Override
    public void combine(float[] panel, int stride, int count, int width, float[] weights, float[] out) {
        for (int c = 0; c < width; c += V) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int p = 0; p < count; p++) {
                FloatVector row = FloatVector.fromArray(SPECIES, panel, Kernel.SLACK + p * stride + c);
                sum = row.fma(FloatVector.broadcast(SPECIES, weights[p]), sum);
            }
            sum.intoArray(out, c);
        }
    }

    @Override
    public void dots(float[] table, int stride, int[] rows, int count, float[] vector, float[] out) {
        float[] lanes = new float[Kernel.LANES];
        for (int p = 0; p < count; p++) {
            int row = rows[p] * stride;
            for (int l = 0; l < Kernel.LANES; l += V) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int c = l; c < vector.length; c += Kernel.LANES) {
                    FloatVector y = FloatVector.fromArray(SPECIES, vector, c);
                    sum = FloatVector.fromArray(SPECIES, table, row + c).fma(y, sum);
                }
                sum.intoArray(lanes, l);
            }
            out[p] = ScalarKernel.sum(lanes, 0);
        }
    }
}
