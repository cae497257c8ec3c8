package org.factorlens.ratings;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Layout of a cache file, little-endian. Header: magic number, version, length of the header (4 bytes each), length of
 * each section (8 bytes each), number of blocks (4), check of each block (8 each), check of all that (8). Behind it the
 * sections, each padded to a multiple of 64 bytes: description, users, items, low and high bytes of the codes of ratings,
 * low and high halves of times. The blocks cover every byte behind the header.
 */
final class CacheFormat {
    static final int MAGIC = 0x464c5243;
    static final int VERSION = 1;

    static final int DESCRIPTION = 0;
    static final int USER = 1;
    static final int ITEM = 2;
    static final int CODE_LOW = 3;
    static final int CODE_HIGH = 4;
    static final int TIME_LOW = 5;
    static final int TIME_HIGH = 6;
    static final int SECTIONS = 7;

    /** What a reader needs to know how long the header is. */
    static final int PREFIX = 12;

    private static final int ALIGNMENT = 64;

    private CacheFormat() {}

    static long padded(long length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    static long bodyLength(long[] sections) {
        return Arrays.stream(sections).map(CacheFormat::padded).sum();
    }

    static int headerLength(long[] sections) {
        long blocks = (bodyLength(sections) + BlockChecks.BLOCK - 1) / BlockChecks.BLOCK;
        return Math.toIntExact(padded(PREFIX + 8L * SECTIONS + 4 + 8 * blocks + 8));
    }

    /** The header, ready to be written. */
    static ByteBuffer header(long[] sections, List<Long> blocks) {
        int length = headerLength(sections);
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).putInt(VERSION).putInt(length);
        Arrays.stream(sections).forEach(header::putLong);
        header.putInt(blocks.size());
        blocks.forEach(header::putLong);
        header.putLong(
                length - Long.BYTES, BlockChecks.of(header.duplicate().clear().limit(length - Long.BYTES)));
        return header.clear();
    }
}
