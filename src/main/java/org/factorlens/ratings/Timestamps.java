package org.factorlens.ratings;

import java.util.Arrays;

/**
 * Times of ratings in whole seconds since 1970, four bytes each where all lie between 1970 and 2106, else eight.
 *
 * @param low low 32 bits
 * @param high high 32 bits, or null where all are 0
 */
record Timestamps(IntColumn low, IntColumn high) {
    /** The times of {@code array}. */
    static Timestamps of(long[] array) {
        Growing times = new Growing();
        Arrays.stream(array).forEach(times::add);
        return times.column();
    }

    int size() {
        return low.size();
    }

    long heapBytes() {
        return low.heapBytes() + (high == null ? 0 : high.heapBytes());
    }

    long get(int position) {
        long seconds = low.get(position) & 0xffff_ffffL;
        return high == null ? seconds : seconds | (long) high.get(position) << Integer.SIZE;
    }

    /** Times while they are read. */
    static final class Growing {
        private final GrowingInts low = new GrowingInts();
        private GrowingInts high;

        void add(long seconds) {
            low.add((int) seconds);
            int upper = (int) (seconds >>> Integer.SIZE);
            if (high == null && upper != 0) {
                high = new GrowingInts();
                for (int i = 1; i < low.size(); i++) {
                    high.add(0);
                }
            }
            if (high != null) {
                high.add(upper);
            }
        }

        /** Copies the time at {@code from} to {@code to}. */
        void move(int from, int to) {
            low.set(to, low.get(from));
            if (high != null) {
                high.set(to, high.get(from));
            }
        }

        void truncate(int size) {
            low.truncate(size);
            if (high != null) {
                high.truncate(size);
            }
        }

        Timestamps column() {
            return new Timestamps(low.column(), high == null ? null : high.column());
        }
    }
}
