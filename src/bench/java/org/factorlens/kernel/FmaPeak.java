package org.factorlens.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** This machine's fused multiply-add peak as plain Java reaches it: twelve independent chains in registers. */
public final class FmaPeak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int STEPS = 4_000_000;
    private static final int CHAINS = 12;

    private FmaPeak() {}

    /** The best of {@code rounds} rounds on {@code threads} threads at once, in GFLOP/s. */
    public static double measure(int threads, int rounds) throws InterruptedException {
        double[] best = new double[threads];
        Thread[] pool = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int slot = t;
            pool[t] = new Thread(() -> best[slot] = bestOf(rounds));
            pool[t].start();
        }
        double sum = 0;
        for (int t = 0; t < threads; t++) {
            pool[t].join();
            sum += best[t];
        }
        return sum;
    }

    private static double bestOf(int rounds) {
        float[] sink = new float[SPECIES.length()];
        double best = 0;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            chains(sink);
            double nanos = System.nanoTime() - start;
            best = Math.max(best, 2.0 * STEPS * CHAINS * SPECIES.length() / nanos);
        }
        return best;
    }

    private static void chains(float[] sink) {
        FloatVector x = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector y = FloatVector.broadcast(SPECIES, 0.001f);
        FloatVector a = x;
        FloatVector b = x;
        FloatVector c = x;
        FloatVector d = x;
        FloatVector e = x;
        FloatVector f = x;
        FloatVector g = x;
        FloatVector h = x;
        FloatVector i = x;
        FloatVector j = x;
        FloatVector k = x;
        FloatVector l = x;
        for (int step = 0; step < STEPS; step++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l)
                .intoArray(sink, 0);
    }
}
