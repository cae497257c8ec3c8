package org.factorlens.split;

/**
 * The stream of {@code numpy.random.default_rng(seed)}: PCG64 (XSL-RR 128/64, O'Neill 2014) seeded through NumPy's
 * SeedSequence, equal to the bit. Exists so that splits published from Python can be made again.
 */
final class NumpyRandom {
    private static final int POOL = 4;
    private static final long MULTIPLIER_HIGH = 0x2360ED051FC65DA4L;
    private static final long MULTIPLIER_LOW = 0x4385DF649FCCF645L;

    private long stateHigh;
    private long stateLow;
    private final long incrementHigh;
    private final long incrementLow;

    /** The generator of {@code default_rng(seed)}; {@code seed} is at least 0. */
    NumpyRandom(long seed) {
        if (seed < 0) {
            throw new IllegalArgumentException("seed must be at least 0: " + seed);
        }
        long[] words = generateState(mixEntropy((int) seed, (int) (seed >>> 32)));
        incrementHigh = (words[2] << 1) | (words[3] >>> 63);
        incrementLow = (words[3] << 1) | 1;
        step();
        long low = stateLow + words[1];
        stateHigh += words[0] + carry(low, stateLow);
        stateLow = low;
        step();
    }

    /** {@code Generator.uniform(0, 1)}: a double in [0, 1) with 53 random bits. */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** The next 64 bits. */
    long nextLong() {
        step();
        return Long.rotateRight(stateHigh ^ stateLow, (int) (stateHigh >>> 58));
    }

    private void step() {
        long low = stateLow * MULTIPLIER_LOW;
        long high = unsignedMultiplyHigh(stateLow, MULTIPLIER_LOW)
                + stateHigh * MULTIPLIER_LOW
                + stateLow * MULTIPLIER_HIGH;
        stateLow = low + incrementLow;
        stateHigh = high + incrementHigh + carry(stateLow, low);
    }

    private static long carry(long sum, long addend) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    private static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    private static int[] mixEntropy(int low, int high) {
        int[] entropy = {low, high, 0, 0};
        int[] pool = new int[POOL];
        int[] constant = {0x43b0d7e5};
        for (int i = 0; i < POOL; i++) {
            pool[i] = hashMix(entropy[i], constant);
        }
        for (int source = 0; source < POOL; source++) {
            for (int target = 0; target < POOL; target++) {
                if (source != target) {
                    int mixed = 0xca01f9dd * pool[target] - 0x4973f715 * hashMix(pool[source], constant);
                    pool[target] = mixed ^ (mixed >>> 16);
                }
            }
        }
        return pool;
    }

    private static int hashMix(int value, int[] constant) {
        int mixed = value ^ constant[0];
        constant[0] *= 0x931e8875;
        mixed *= constant[0];
        return mixed ^ (mixed >>> 16);
    }

    private static long[] generateState(int[] pool) {
        long[] words = new long[4];
        int constant = 0x8b51f9dd;
        for (int i = 0; i < 8; i++) {
            int value = pool[i % POOL] ^ constant;
            constant *= 0x58f38ded;
            value *= constant;
            value ^= value >>> 16;
            words[i / 2] |= Integer.toUnsignedLong(value) << (32 * (i % 2));
        }
        return words;
    }
}
