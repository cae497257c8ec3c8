package org.factorlens.ratings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes a cache file: under a name of its own, flushed to the disk, then renamed, so that a reader sees the whole file or
 * none, whoever else writes the same one.
 */
final class CacheWriter {
    private static final int BUFFER = 1 << 20;
    /** Nobody writes a cache for so long: an older file aside was left by a process that was killed. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final String SUFFIX = ".ratings-tmp";

    private final FileChannel channel;
    private final BlockChecks.Running checks = new BlockChecks.Running();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

    private CacheWriter(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Writes {@code file}; leaves nothing behind where that fails.
     *
     * @param description first section
     * @param table the columns
     */
    static void write(Path file, byte[] description, RatingTable table) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        deleteAbandoned(folder);
        Path aside = Files.createTempFile(folder, file.getFileName() + ".", SUFFIX);
        try {
            fill(aside, description, table);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Writes into the existing {@code file} and flushes it to the disk. */
    static void fill(Path file, byte[] description, RatingTable table) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            new CacheWriter(channel).write(description, table);
        }
    }

    private static void deleteAbandoned(Path folder) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(ABANDONED));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path aside : found) {
                if (isOlder(aside, limit)) {
                    Files.deleteIfExists(aside);
                }
            }
        }
    }

    private static boolean isOlder(Path file, FileTime limit) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(limit) < 0;
        } catch (NoSuchFileException e) {
            return false; // whoever was writing it has moved it into place
        }
    }

    private void write(byte[] description, RatingTable table) throws IOException {
        IntColumn[] ints = {
            table.userColumn(),
            table.itemColumn(),
            table.times() == null ? null : table.times().low(),
            table.times() == null ? null : table.times().high()
        };
        ByteColumn[] bytes = {table.values().low(), table.values().high()};
        long[] sections = {
            description.length,
            length(ints[0]),
            length(ints[1]),
            length(bytes[0]),
            length(bytes[1]),
            length(ints[2]),
            length(ints[3])
        };
        channel.position(CacheFormat.headerLength(sections));
        for (byte b : description) {
            put(b);
        }
        pad(description.length);
        put(ints[0]);
        put(ints[1]);
        put(bytes[0]);
        put(bytes[1]);
        put(ints[2]);
        put(ints[3]);
        flush();
        ByteBuffer header = CacheFormat.header(sections, checks.finish().blocks());
        for (long at = 0; header.hasRemaining(); ) {
            at += channel.write(header, at);
        }
        channel.force(true);
    }

    private static long length(IntColumn column) {
        return column == null ? 0 : (long) Integer.BYTES * column.size();
    }

    private static long length(ByteColumn column) {
        return column == null ? 0 : column.size();
    }

    private void put(IntColumn column) throws IOException {
        for (int i = 0; column != null && i < column.size(); i++) {
            if (buffer.remaining() < Integer.BYTES) {
                flush();
            }
            buffer.putInt(column.get(i));
        }
        pad(length(column));
    }

    private void put(ByteColumn column) throws IOException {
        for (int i = 0; column != null && i < column.size(); i++) {
            put((byte) column.get(i));
        }
        pad(length(column));
    }

    private void pad(long length) throws IOException {
        for (long i = length; i < CacheFormat.padded(length); i++) {
            put((byte) 0);
        }
    }

    private void put(byte value) throws IOException {
        if (!buffer.hasRemaining()) {
            flush();
        }
        buffer.put(value);
    }

    private void flush() throws IOException {
        buffer.flip();
        checks.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
