package org.factorlens.training;

import java.util.SplittableRandom;

/**
 * Start values of the factors: normal with mean 0 and standard deviation 1/√k, addressed by (seed, side, row), so that
 * they do not depend on the order in which rows are filled. Biases start at 0.
 */
final class StartValues {
    static final int USERS = 0;
    static final int ITEMS = 1;
    private static final int ROWS_AT_ONCE = 1024;

    private final long seed;
    private final double deviation;

    StartValues(Hyperparameters hyperparameters) {
        this.seed = hyperparameters.seed();
        this.deviation = 1 / Math.sqrt(Math.max(1, hyperparameters.k()));
    }

    void fill(FactorSide side, int sideNumber, Workers workers) {
        long base = mix(mix(seed) ^ sideNumber);
        int tasks = (side.numRows() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        workers.run(tasks, (worker, task) -> {
            int end = Math.min(side.numRows(), (task + 1) * ROWS_AT_ONCE);
            for (int row = task * ROWS_AT_ONCE; row < end; row++) {
                SplittableRandom random = new SplittableRandom(mix(base ^ row));
                for (int f = 0; f < side.k(); f++) {
                    side.setFactor(row, f, (float) (deviation * normal(random)));
                }
            }
        });
    }

    /** Box and Muller 1958, with StrictMath for the same bits everywhere; the second value is not used. */
    private static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(random)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(random));
    }

    /** In [0, 1), 53 bits. */
    private static double uniform(SplittableRandom random) {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** The finalizer of SplitMix64 (Steele, Lea & Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
