package org.factorlens.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.factorlens.results.BadResultsException;

/** The right to write a site, held by one process at a time; a killed process leaves nothing that holds up the next. */
final class SiteLock implements AutoCloseable {
    private static final int ATTEMPTS = 10;

    private final Path file;
    private final FileChannel channel;

    private SiteLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws BadResultsException where another process has it
     */
    static SiteLock take(Path file, Path site) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                boolean ours = false;
                try {
                    if (!isLocked(channel)) {
                        break;
                    }
                    ours = isStill(file, channel);
                    if (ours) {
                        return new SiteLock(file, channel);
                    }
                } finally {
                    if (!ours) {
                        channel.close();
                    }
                }
            }
        } catch (IOException e) {
            throw new BadResultsException("cannot write " + file + ", which guards " + site + ": " + e, e);
        }
        throw new BadResultsException(
                "another process is writing " + site + " at this moment; try again when it is done");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether the locked file still is the one at {@code file}: whoever had it before may have deleted it. */
    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        String token = UUID.randomUUID().toString();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII)), 0);
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).equals(token);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try (FileChannel held = channel) {
            if (held.isOpen()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new BadResultsException("cannot delete " + file + ": " + e, e);
        }
    }
}
