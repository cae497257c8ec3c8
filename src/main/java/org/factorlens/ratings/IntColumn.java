package org.factorlens.ratings;

import java.nio.IntBuffer;
import java.util.List;

/**
 * A column of ints, on the heap or in a mapped file: parts of equal length, a power of two, because neither an array nor
 * a mapping holds as many as there may be. Not written to once it is made.
 */
final class IntColumn {
    private final IntBuffer[] parts;
    private final int shift;
    private final int mask;
    private final int size;

    /**
     * A column of parts.
     *
     * @param parts parts of {@code 1 << shift} values each, the last of as many as are left or more; not copied
     * @param shift logarithm of the length of a part
     * @param size number of values
     */
    IntColumn(List<IntBuffer> parts, int shift, int size) {
        this.parts = parts.toArray(IntBuffer[]::new);
        this.shift = shift;
        this.mask = (int) ((1L << shift) - 1);
        this.size = size;
    }

    /** The values of {@code array}, which is not copied. */
    static IntColumn of(int[] array) {
        return new IntColumn(List.of(IntBuffer.wrap(array)), Integer.SIZE - 1, array.length);
    }

    int size() {
        return size;
    }

    int get(int position) {
        return parts[position >>> shift].get(position & mask);
    }

    /** Bytes of heap that the values take: none where they are mapped. */
    long heapBytes() {
        return parts.length == 0 || parts[0].isDirect() ? 0 : (long) Integer.BYTES * size;
    }
}
