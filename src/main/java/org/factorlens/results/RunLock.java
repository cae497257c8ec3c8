package org.factorlens.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write one results directory, held by one run at a time. The system gives it back when the process ends,
 * however it ends. The file {@code .lock} stays.
 */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of {@code directory}, which is made where it is missing.
     *
     * @throws BadResultsException where another run holds it, or the directory cannot be written
     */
    public static RunLock of(Path directory) {
        FileChannel channel = null;
        boolean locked = false;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = tryLock(channel);
        } catch (IOException e) {
            throw new BadResultsException("cannot write to " + directory + ": " + AtomicFile.reason(e), e);
        } finally {
            if (!locked) {
                closeQuietly(channel);
            }
        }
        if (!locked) {
            throw new BadResultsException("another run is writing " + directory
                    + "; wait until it ends, or keep the results of this one elsewhere with --results");
        }
        return new RunLock(channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written, and the lock is not ours.
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
