package org.factorlens.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles of a Gram matrix: each adds to its sums, for {@code count} observations, the products of some columns with some
 * vectors of columns. {@code l} is where the columns begin in {@code x}, {@code r0..r2} where the vectors do, {@code s0..s2}
 * where their sums stand. One method a shape, so that all sums stay in registers.
 */
final class GramTiles {
    private static final VectorSpecies<Float> SPECIES = SimdKernel.SPECIES;
    private static final int BLOCK = Kernel.BLOCK;

    private GramTiles() {}

    /** Eight rows by three vectors: 24 sums, for machines with 32 vector registers. */
    static void tile8x3(float[] x, int l, int r0, int r1, int r2, int count, float[] sum, int s0, int s1, int s2) {
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
        for (int at = 0; at < count * BLOCK; at += BLOCK) {
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

    /** Eight rows by two vectors: where two remain. */
    static void tile8x2(float[] x, int l, int r0, int r1, int count, float[] sum, int s0, int s1) {
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
        for (int at = 0; at < count * BLOCK; at += BLOCK) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, r0 + at);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, r1 + at);
            FloatVector a = FloatVector.broadcast(SPECIES, x[l + at]);
            a0 = a.fma(x0, a0);
            a1 = a.fma(x1, a1);
            FloatVector b = FloatVector.broadcast(SPECIES, x[l + at + 1]);
            b0 = b.fma(x0, b0);
            b1 = b.fma(x1, b1);
            FloatVector c = FloatVector.broadcast(SPECIES, x[l + at + 2]);
            c0 = c.fma(x0, c0);
            c1 = c.fma(x1, c1);
            FloatVector d = FloatVector.broadcast(SPECIES, x[l + at + 3]);
            d0 = d.fma(x0, d0);
            d1 = d.fma(x1, d1);
            FloatVector e = FloatVector.broadcast(SPECIES, x[l + at + 4]);
            e0 = e.fma(x0, e0);
            e1 = e.fma(x1, e1);
            FloatVector f = FloatVector.broadcast(SPECIES, x[l + at + 5]);
            f0 = f.fma(x0, f0);
            f1 = f.fma(x1, f1);
            FloatVector g = FloatVector.broadcast(SPECIES, x[l + at + 6]);
            g0 = g.fma(x0, g0);
            g1 = g.fma(x1, g1);
            FloatVector h = FloatVector.broadcast(SPECIES, x[l + at + 7]);
            h0 = h.fma(x0, h0);
            h1 = h.fma(x1, h1);
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
    }

    /** Eight rows by one vector: where one remains. */
    static void tile8x1(float[] x, int l, int r0, int count, float[] sum, int s0) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, sum, s0);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sum, s0 + BLOCK);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sum, s0 + 2 * BLOCK);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sum, s0 + 3 * BLOCK);
        FloatVector e0 = FloatVector.fromArray(SPECIES, sum, s0 + 4 * BLOCK);
        FloatVector f0 = FloatVector.fromArray(SPECIES, sum, s0 + 5 * BLOCK);
        FloatVector g0 = FloatVector.fromArray(SPECIES, sum, s0 + 6 * BLOCK);
        FloatVector h0 = FloatVector.fromArray(SPECIES, sum, s0 + 7 * BLOCK);
        for (int at = 0; at < count * BLOCK; at += BLOCK) {
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
    static void tile4x3(float[] x, int l, int r0, int r1, int r2, int count, float[] sum, int s0, int s1, int s2) {
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
        for (int at = 0; at < count * BLOCK; at += BLOCK) {
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
    static void tile4x1(float[] x, int l, int r0, int count, float[] sum, int s0) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, sum, s0);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sum, s0 + BLOCK);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sum, s0 + 2 * BLOCK);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sum, s0 + 3 * BLOCK);
        for (int at = 0; at < count * BLOCK; at += BLOCK) {
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
}
