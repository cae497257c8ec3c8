package org.factorlens.ratings;

/**
 * Finds where records end in bytes, as Commons CSV will read them: a record ends at a line feed outside quotes, and a
 * quote opens only at the start of a field. Works on bytes because delimiter, quote and line feed are ASCII in every
 * charset that is read. A record whose quotes do not fit ends with its first line, so that reading can go on behind it.
 */
final class RecordScanner {
    private static final int FIELD_START = 0;
    private static final int PLAIN = 1;
    private static final int QUOTED = 2;
    private static final int CLOSING = 3;
    private static final int CLOSED = 4;
    private static final int MALFORMED = 5;

    private final byte delimiter;
    private final boolean quotes;
    private int quoteAt = -1;

    /**
     * Creates a scanner.
     *
     * @param delimiter delimiter of the fields
     * @param quotes whether fields may stand in double quotes
     */
    RecordScanner(byte delimiter, boolean quotes) {
        this.delimiter = delimiter;
        this.quotes = quotes;
    }

    /** Whether quotes have a meaning in this file. */
    boolean quotes() {
        return quotes;
    }

    /**
     * End of the record that starts at {@code from}.
     *
     * @param bytes the text, not modified
     * @param from first byte of the record
     * @param to end of the known bytes, above {@code from}
     * @param last whether nothing follows {@code to}
     * @return position behind the record's line feed (or {@code to} where the last line has none), or -1 where the record
     *     is not complete and not {@code last}
     */
    int end(byte[] bytes, int from, int to, boolean last) {
        quoteAt = -1;
        if (!quotes) {
            return lineEnd(bytes, from, to, last);
        }
        int state = FIELD_START;
        int opened = from;
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if (b == '\n' && state != QUOTED) {
                return at + 1;
            }
            if (state == FIELD_START && b == '"') {
                opened = at;
            }
            state = next(state, b);
            if (state == MALFORMED) {
                quoteAt = opened;
                return lineEnd(bytes, from, to, last);
            }
        }
        if (state == QUOTED && last) {
            quoteAt = opened;
            return lineEnd(bytes, from, to, true);
        }
        return last ? to : -1;
    }

    private int next(int state, byte b) {
        boolean blank = b == ' ' || b == '\r' || b == '\t';
        return switch (state) {
            case FIELD_START -> b == '"' ? QUOTED : b == delimiter || blank ? FIELD_START : PLAIN;
            case PLAIN -> b == delimiter ? FIELD_START : PLAIN;
            case QUOTED -> b == '"' ? CLOSING : QUOTED;
            default -> {
                if (b == '"' && state == CLOSING) {
                    yield QUOTED;
                }
                yield b == delimiter ? FIELD_START : blank ? CLOSED : MALFORMED;
            }
        };
    }

    /** Position of the quote that has no partner in the record scanned last, or -1 where its quotes fit. */
    int strayQuote() {
        return quoteAt;
    }

    /** Position behind the next line feed, or {@code to} where there is none and {@code last}, else -1. */
    static int lineEnd(byte[] bytes, int from, int to, boolean last) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return last ? to : -1;
    }

    /** Position of the first byte of field {@code field} (from 0) of a well-formed record, {@code from} where it has fewer. */
    int fieldStart(byte[] bytes, int from, int to, int field, int delimiterLength) {
        int state = FIELD_START;
        int left = field;
        for (int at = from; at < to && left > 0; at++) {
            state = quotes ? next(state, bytes[at]) : FIELD_START;
            boolean delimits = bytes[at] == delimiter
                    && state == FIELD_START
                    && (delimiterLength == 1 || (at + 1 < to && bytes[at + 1] == delimiter));
            if (delimits) {
                at += delimiterLength - 1;
                left--;
                if (left == 0) {
                    return at + 1;
                }
            }
        }
        return from;
    }
}
