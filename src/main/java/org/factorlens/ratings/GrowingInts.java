package org.factorlens.ratings;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ints while they are read. Grows by parts, so that nothing is copied and hardly anything is unused. */
final class GrowingInts {
    /** Parts of 256 KiB: a collector that keeps large arrays in regions of their own wastes up to half of them. */
    private static final int SHIFT = 16;

    private static final int PART = 1 << SHIFT;
    private static final int FIRST = 1024;

    private final List<int[]> parts = new ArrayList<>();
    private int[] last = new int[0];
    private int size;

    int size() {
        return size;
    }

    int get(int position) {
        return parts.get(position >>> SHIFT)[position & (PART - 1)];
    }

    void set(int position, int value) {
        parts.get(position >>> SHIFT)[position & (PART - 1)] = value;
    }

    void add(int value) {
        int within = size & (PART - 1);
        if (within == 0) {
            last = new int[size == 0 ? FIRST : PART];
            parts.add(last);
        } else if (within == last.length) {
            last = Arrays.copyOf(last, 2 * within);
            parts.set(parts.size() - 1, last);
        }
        last[within] = value;
        size++;
    }

    /** Forgets all values from position {@code newSize} on; nothing can be added afterwards. */
    void truncate(int newSize) {
        size = newSize;
    }

    /** The values as a column; they must not be changed afterwards. */
    IntColumn column() {
        return new IntColumn(parts.stream().map(IntBuffer::wrap).toList(), SHIFT, size);
    }
}
