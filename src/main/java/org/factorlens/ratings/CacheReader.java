package org.factorlens.ratings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens a cache file: checks every byte of it, then maps its columns. */
final class CacheReader {
    /** Largest mapping: 1 GiB, in ints and in bytes. */
    private static final int INT_SHIFT = 28;

    private static final int BYTE_SHIFT = 30;

    /** More than any header has; what damage makes of its length must not be allocated. */
    private static final int LONGEST_HEADER = 1 << 24;

    private final FileChannel channel;
    private final long[] sections = new long[CacheFormat.SECTIONS];
    private int headerLength;

    private CacheReader(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens {@code file}.
     *
     * @param threads threads to check on
     * @param description receives the first section and makes the contents of it and the columns
     * @throws IOException where the file is not whole or of another version; says what is wrong
     */
    static <T> T open(Path file, int threads, Maker<T> description) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            CacheReader reader = new CacheReader(channel);
            reader.check(threads);
            return description.make(reader.description(), reader);
        }
    }

    /** Makes something of an open cache. */
    @FunctionalInterface
    interface Maker<T> {
        /** Makes it of the first section and the columns. */
        T make(ByteBuffer description, CacheReader columns) throws IOException;
    }

    private void check(int threads) throws IOException {
        ByteBuffer prefix = read(0, CacheFormat.PREFIX);
        if (prefix.getInt() != CacheFormat.MAGIC) {
            throw new IOException("it does not begin as a cache file does");
        }
        int version = prefix.getInt();
        if (version != CacheFormat.VERSION) {
            throw new IOException("it has version " + version + ", expected " + CacheFormat.VERSION);
        }
        headerLength = prefix.getInt();
        if (headerLength > LONGEST_HEADER) {
            throw new IOException("its header is too long");
        }
        ByteBuffer header = read(0, headerLength);
        long check = header.getLong(headerLength - Long.BYTES);
        if (check != BlockChecks.of(header.duplicate().limit(headerLength - Long.BYTES))) {
            throw new IOException("the checksum of its header differs");
        }
        header.position(CacheFormat.PREFIX);
        for (int i = 0; i < sections.length; i++) {
            sections[i] = header.getLong();
        }
        if (channel.size() != headerLength + CacheFormat.bodyLength(sections)) {
            throw new IOException("it has " + channel.size() + " bytes, expected "
                    + (headerLength + CacheFormat.bodyLength(sections)));
        }
        List<Long> blocks = new ArrayList<>();
        for (int left = header.getInt(); left > 0; left--) {
            blocks.add(header.getLong());
        }
        if (!BlockChecks.of(channel, headerLength, threads).blocks().equals(blocks)) {
            throw new IOException("the checksum of its contents differs");
        }
    }

    private ByteBuffer read(long from, int count) throws IOException {
        if (count < CacheFormat.PREFIX || from + count > channel.size()) {
            throw new IOException("it ends too early");
        }
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException("it ends too early");
            }
        }
        return bytes.flip();
    }

    private ByteBuffer description() throws IOException {
        return read(start(CacheFormat.DESCRIPTION), Math.toIntExact(sections[CacheFormat.DESCRIPTION]));
    }

    private long start(int section) {
        long start = headerLength;
        for (int before = 0; before < section; before++) {
            start += CacheFormat.padded(sections[before]);
        }
        return start;
    }

    /** The ints of {@code section}, or null where it is empty. */
    IntColumn ints(int section) throws IOException {
        List<IntBuffer> parts = new ArrayList<>();
        for (ByteBuffer part : map(section)) {
            parts.add(part.asIntBuffer());
        }
        return parts.isEmpty()
                ? null
                : new IntColumn(parts, INT_SHIFT, Math.toIntExact(sections[section] / Integer.BYTES));
    }

    /** The bytes of {@code section}, or null where it is empty. */
    ByteColumn bytes(int section) throws IOException {
        List<ByteBuffer> parts = map(section);
        return parts.isEmpty() ? null : new ByteColumn(parts, BYTE_SHIFT, Math.toIntExact(sections[section]));
    }

    private List<ByteBuffer> map(int section) throws IOException {
        List<ByteBuffer> parts = new ArrayList<>();
        long most = 1L << BYTE_SHIFT;
        for (long at = 0; at < sections[section]; at += most) {
            long count = Math.min(most, sections[section] - at);
            parts.add(channel.map(FileChannel.MapMode.READ_ONLY, start(section) + at, count)
                    .order(ByteOrder.LITTLE_ENDIAN));
        }
        return parts;
    }
}
