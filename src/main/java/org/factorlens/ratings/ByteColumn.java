package org.factorlens.ratings;

import java.nio.ByteBuffer;
import java.util.List;

/** A column of bytes, on the heap or in a mapped file, in parts as those of an {@link IntColumn}. */
final class ByteColumn {
    private final ByteBuffer[] parts;
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
    ByteColumn(List<ByteBuffer> parts, int shift, int size) {
        this.parts = parts.toArray(ByteBuffer[]::new);
        this.shift = shift;
        this.mask = (int) ((1L << shift) - 1);
        this.size = size;
    }

    /** The values of {@code array}, which is not copied. */
    static ByteColumn of(byte[] array) {
        return new ByteColumn(List.of(ByteBuffer.wrap(array)), Integer.SIZE - 1, array.length);
    }

    int size() {
        return size;
    }

    /** The value at {@code position}, 0 to 255. */
    int get(int position) {
        return parts[position >>> shift].get(position & mask) & 0xff;
    }

    /** Bytes of heap that the values take: none where they are mapped. */
    long heapBytes() {
        return parts.length == 0 || parts[0].isDirect() ? 0 : size;
    }
}
