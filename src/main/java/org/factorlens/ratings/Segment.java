package org.factorlens.ratings;

/** Whole records of a file: a part that can be parsed apart from the others. */
final class Segment {
    private final byte[] bytes;
    private final int to;
    private final boolean suspicious;
    private final boolean overlong;
    private final boolean last;
    private int from;
    private long line;

    /**
     * A segment.
     *
     * @param bytes buffer that belongs to the segment, or is only read from now on
     * @param to end of the records, which begin at 0
     * @param line number of the first line, from 1
     * @param suspicious whether there are NUL bytes, bare carriage returns or quotes without partner
     * @param overlong whether this is the start of a line that is too long to read
     * @param last whether no bytes follow
     */
    Segment(byte[] bytes, int to, long line, boolean suspicious, boolean overlong, boolean last) {
        this.bytes = bytes;
        this.to = to;
        this.line = line;
        this.suspicious = suspicious;
        this.overlong = overlong;
        this.last = last;
    }

    /** The buffer; the segment is {@code from() .. to()}. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Leaves out the first bytes: a byte order mark, or records already read. */
    void skipTo(int position) {
        line += countLines(bytes, from, position);
        from = position;
    }

    /** Number of the line that the segment begins on, from 1. */
    long line() {
        return line;
    }

    boolean suspicious() {
        return suspicious;
    }

    boolean overlong() {
        return overlong;
    }

    boolean last() {
        return last;
    }

    static long countLines(byte[] bytes, int start, int end) {
        long count = 0;
        for (int at = start; at < end; at++) {
            if (bytes[at] == '\n') {
                count++;
            }
        }
        return count;
    }
}
