package org.factorlens.ratings;

import java.util.SplittableRandom;

/** Independent random streams, one per seed, purpose and row: what a row draws never depends on another row. */
final class SampleSeeds {
    static final int USER = 1;
    static final int ITEM = 2;
    static final int TITLE = 3;
    static final int POPULARITY = 4;
    static final int ACTIVITY = 5;
    static final int RATINGS = 6;

    private SampleSeeds() {}

    /** The stream of {@code row} for {@code purpose}. */
    static SplittableRandom stream(long seed, int purpose, int row) {
        return new SplittableRandom(mix(mix(mix(seed) + purpose) + row));
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014, variant 13 of Stafford). */
    private static long mix(long z) {
        long x = z + 0x9e3779b97f4a7c15L;
        x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
