package org.factorlens.ratings;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * A file as a sequence of segments of whole records, at most {@code capacity} bytes each, with the line number that each
 * begins on; takes the digest of all bytes on the way. Segments can be parsed apart from each other.
 */
final class Segments implements Closeable {
    /** Usual size of a segment, and the longest record that is read. */
    static final int CAPACITY = 1 << 20;

    private final InputStream in;
    private final RecordScanner scanner;
    private final MessageDigest digest = Digests.sha256();
    private final byte[] bytes;
    private int from;
    private int to;
    private int limit;
    private boolean ended;
    private long line = 1;
    private long total;
    private boolean overlong;
    private boolean suspicious;

    Segments(InputStream in, RecordScanner scanner, int capacity) {
        this.in = in;
        this.scanner = scanner;
        bytes = new byte[capacity];
    }

    /** Goes on to the next segment; false behind the last. */
    boolean next() throws IOException {
        line += countLines(from, to);
        if (overlong) {
            skipLine();
        }
        System.arraycopy(bytes, to, bytes, 0, limit - to);
        limit -= to;
        from = 0;
        to = 0;
        fill();
        overlong = false;
        suspicious = false;
        if (limit == 0) {
            return false;
        }
        to = cut();
        return true;
    }

    private void fill() throws IOException {
        while (!ended && limit < bytes.length) {
            int count = in.read(bytes, limit, bytes.length - limit);
            if (count < 0) {
                ended = true;
            } else {
                digest.update(bytes, limit, count);
                limit += count;
                total += count;
            }
        }
    }

    /** Looks at every byte once: is anything there that only careful reading can place? Then finds the segment's end. */
    private int cut() {
        boolean quote = false;
        int lastLine = 0;
        for (int at = 0; at < limit; at++) {
            byte b = bytes[at];
            if (b > '"') {
                continue;
            }
            if (b == '\n') {
                lastLine = at + 1;
            } else if (b == '"') {
                quote = true;
            } else if (b == 0 || (b == '\r' && at + 1 < limit && bytes[at + 1] != '\n')) {
                suspicious = true;
            }
        }
        if (ended) {
            return limit;
        }
        int end = quote && scanner.quotes() ? lastRecordEnd() : lastLine;
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
        to = Math.max(end, 0);
        line++;
    }

    private long countLines(int start, int end) {
        long count = 0;
        for (int at = start; at < end; at++) {
            if (bytes[at] == '\n') {
                count++;
            }
        }
        return count;
    }

    /** The buffer; the segment is {@code from() .. to()}, and only until {@link #next()}. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Leaves out the first bytes of the segment: a byte order mark, or records already read. */
    void skipTo(int position) {
        line += countLines(from, position);
        from = position;
    }

    /** Number of the line that the segment begins on, from 1. */
    long line() {
        return line;
    }

    /** Whether the segment is the start of a line that is too long to read. */
    boolean overlong() {
        return overlong;
    }

    /** Whether the segment holds NUL bytes, bare carriage returns or quotes without partner. */
    boolean suspicious() {
        return suspicious;
    }

    /** Whether no bytes follow this segment. */
    boolean last() {
        return ended && to == limit;
    }

    /** Bytes read so far. */
    long total() {
        return total;
    }

    /** Digest of the bytes read; once only, behind the last segment. */
    String sha256() {
        return Digests.hex(digest);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
