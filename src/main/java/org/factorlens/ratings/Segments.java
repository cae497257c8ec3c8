package org.factorlens.ratings;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Cuts a file into segments of whole records, at most {@code capacity} bytes each, and takes the digest of all bytes on
 * the way. Where the cuts fall depends on the file alone, and no row, problem or line number depends on where they fall.
 */
final class Segments implements Closeable {
    /** Usual size of a segment, and the longest record that is read. */
    static final int CAPACITY = 1 << 20;

    private final InputStream in;
    private final RecordScanner scanner;
    private final MessageDigest digest = Digests.sha256();
    private final BlockChecks.Running checks = new BlockChecks.Running();
    private byte[] bytes;
    private int limit;
    private boolean ended;
    private long line = 1;
    private long total;
    private boolean overlong;
    private boolean suspicious;
    private boolean quoted;

    Segments(InputStream in, RecordScanner scanner, int capacity) {
        this.in = in;
        this.scanner = scanner;
        bytes = new byte[capacity];
    }

    /** The next segment, or null behind the last. */
    Segment next() throws IOException {
        if (overlong) {
            skipLine();
        }
        fill();
        if (limit == 0) {
            return null;
        }
        long lines = look();
        int to = cut();
        Segment segment = new Segment(bytes, to, line, suspicious, overlong, ended && to == limit);
        line += lines - Segment.countLines(bytes, to, limit);
        byte[] rest = new byte[bytes.length];
        System.arraycopy(bytes, to, rest, 0, limit - to);
        bytes = rest;
        limit -= to;
        return segment;
    }

    private void fill() throws IOException {
        while (!ended && limit < bytes.length) {
            int count = in.read(bytes, limit, bytes.length - limit);
            if (count < 0) {
                ended = true;
            } else {
                digest.update(bytes, limit, count);
                checks.update(ByteBuffer.wrap(bytes, limit, count));
                limit += count;
                total += count;
            }
        }
    }

    /** Looks at every byte once: is anything there that only careful reading can place? Returns the number of lines. */
    private long look() {
        suspicious = false;
        quoted = false;
        long lines = 0;
        for (int at = 0; at < limit; at++) {
            byte b = bytes[at];
            if (b > '"') {
                continue;
            }
            if (b == '\n') {
                lines++;
            } else if (b == '"') {
                quoted = true;
            } else if (b == 0 || (b == '\r' && at + 1 < limit && bytes[at + 1] != '\n')) {
                suspicious = true;
            }
        }
        return lines;
    }

    private int cut() {
        overlong = false;
        if (ended) {
            return limit;
        }
        int lastLine = limit;
        while (lastLine > 0 && bytes[lastLine - 1] != '\n') {
            lastLine--;
        }
        int end = quoted && scanner.quotes() ? lastRecordEnd() : lastLine;
        if (end > 0) {
            return end;
        }
        suspicious = true;
        overlong = lastLine == 0;
        return overlong ? limit : RecordScanner.lineEnd(bytes, 0, limit, false);
    }

    private int lastRecordEnd() {
        int end = 0;
        while (end < limit) {
            int next = scanner.end(bytes, end, limit, false);
            if (next < 0) {
                return end;
            }
            end = next;
        }
        return end;
    }

    /** Drops the rest of a line that filled the whole buffer. */
    private void skipLine() throws IOException {
        int end;
        do {
            limit = 0;
            fill();
            end = RecordScanner.lineEnd(bytes, 0, limit, false);
        } while (end < 0 && limit > 0);
        int from = Math.max(end, 0);
        System.arraycopy(bytes, from, bytes, 0, limit - from);
        limit -= from;
        line++;
    }

    /** Bytes read so far. */
    long total() {
        return total;
    }

    /** Digest of the bytes read; once only, behind the last segment. */
    String sha256() {
        return Digests.hex(digest);
    }

    /** Checks of the bytes read; once only, behind the last segment. */
    BlockChecks checks() {
        return checks.finish();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
