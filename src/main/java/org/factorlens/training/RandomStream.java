package org.factorlens.training;

/**
 * Pseudo-random numbers that are addressed, not drawn in turn: {@link #at} starts the stream of an address, so that what a
 * row gets depends on neither thread nor order. SplitMix64 (Steele, Lea and Flood 2014) underneath, {@link StrictMath}
 * throughout: the same bits on every machine. Not safe for concurrent use.
 */
final class RandomStream {
    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final double UNIT_53 = 0x1.0p-53;

    private long state;

    /** Starts the stream of the address {@code (base, row)}; {@code base} comes from {@link #address}. */
    RandomStream at(long base, long row) {
        state = mix(base + STEP * (row + 1));
        return this;
    }

    /** One number for the parts of an address, such as seed, sweep and side. */
    static long address(long... parts) {
        long address = parts.length;
        for (long part : parts) {
            address = mix(address + STEP * (part + 1));
        }
        return address;
    }

    /** 64 random bits. */
    long bits() {
        state += STEP;
        return mix(state);
    }

    /** A uniform draw from (0, 1], a multiple of 2^-53. */
    double uniform() {
        return ((bits() >>> 11) + 1) * UNIT_53;
    }

    /** A standard normal draw, to the precision of float32. */
    float normal() {
        return Ziggurat.normal((int) (bits() >>> Integer.SIZE), this);
    }

    /** Fills {@code count} entries from {@code first} on with standard normal draws, two from each 64 random bits. */
    void normals(float[] into, int first, int count) {
        int end = first + count;
        for (int i = first; i < end - 1; i += 2) {
            long bits = bits();
            into[i] = Ziggurat.normal((int) (bits >>> Integer.SIZE), this);
            into[i + 1] = Ziggurat.normal((int) bits, this);
        }
        if (count % 2 != 0) {
            into[end - 1] = normal();
        }
    }

    /** A draw from the gamma distribution with scale 1 (Marsaglia and Tsang 2000); {@code shape} at least 1. */
    double gamma(double shape) {
        if (!(shape >= 1)) {
            throw new IllegalArgumentException("shape must be at least 1: " + shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v > 0) {
                double cube = v * v * v;
                if (StrictMath.log(uniform()) < 0.5 * x * x + d - d * cube + d * StrictMath.log(cube)) {
                    return d * cube;
                }
            }
        }
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
