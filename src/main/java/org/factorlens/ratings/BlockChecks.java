package org.factorlens.ratings;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * 64-bit checks of all bytes of a file, one for each of its blocks: CRC-32C and CRC-32 side by side. Both are computed by
 * processor instructions at the speed of reading, on several threads; any damage within 64 neighbouring bits is certain to
 * show, any other escapes with a chance of 2^-64.
 *
 * @param length number of bytes
 * @param blocks check of each block
 */
record BlockChecks(long length, List<Long> blocks) {
    /** Bytes of a block. */
    static final int BLOCK = 4 << 20;

    private static final ThreadLocal<ByteBuffer> SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BLOCK));

    /** Checks of the bytes of {@code file} from {@code start} to its end. */
    static BlockChecks of(FileChannel file, long start, int threads) throws IOException {
        long length = file.size() - start;
        List<Long> blocks = new ArrayList<>();
        try (OrderedWork<Long> work = new OrderedWork<>(threads, blocks::add)) {
            for (long at = 0; at < length; at += BLOCK) {
                long from = start + at;
                int count = (int) Math.min(BLOCK, length - at);
                work.add(() -> block(file, from, count));
            }
            work.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new BlockChecks(length, blocks);
    }

    private static long block(FileChannel file, long from, int count) {
        ByteBuffer bytes = SCRATCH.get().clear().limit(count);
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, from + bytes.position()) < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(bytes.flip());
    }

    /** The check of the remaining bytes of {@code bytes}. */
    static long of(ByteBuffer bytes) {
        CRC32C first = new CRC32C();
        CRC32 second = new CRC32();
        first.update(bytes.duplicate());
        second.update(bytes.duplicate());
        return join(first, second);
    }

    private static long join(CRC32C first, CRC32 second) {
        return first.getValue() << Integer.SIZE | second.getValue();
    }

    /** Checks of bytes that pass by. */
    static final class Running {
        private final CRC32C first = new CRC32C();
        private final CRC32 second = new CRC32();
        private final List<Long> blocks = new ArrayList<>();
        private long length;

        /** Takes the remaining bytes; moves the position to their end. */
        void update(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                int count = (int) Math.min(bytes.remaining(), BLOCK - length % BLOCK);
                ByteBuffer part = bytes.slice(bytes.position(), count);
                first.update(part.duplicate());
                second.update(part);
                bytes.position(bytes.position() + count);
                length += count;
                if (length % BLOCK == 0) {
                    end();
                }
            }
        }

        private void end() {
            blocks.add(join(first, second));
            first.reset();
            second.reset();
        }

        BlockChecks finish() {
            if (length % BLOCK != 0) {
                end();
            }
            return new BlockChecks(length, List.copyOf(blocks));
        }
    }
}
