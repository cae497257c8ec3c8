package org.factorlens.ratings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Parses one segment into a batch. A segment without any problem is parsed in one go; a segment with a problem is read
 * again record by record, which places each problem at its line and column.
 *
 * @param <B> batches of the handler
 */
final class SegmentReader<B extends RowHandler.Batch> {
    private final Segment segment;
    private final String name;
    private final FileLayout layout;
    private final RowHandler<B> handler;
    private final RecordParser parser;
    private final RecordScanner scanner;
    private final Problems problems = Problems.ofPart();
    private B batch;
    private long rows;

    /**
     * Prepares to read.
     *
     * @param segment what to read
     * @param name name of the file in messages
     * @param layout how its rows are written
     * @param handler makes the batch
     */
    SegmentReader(Segment segment, String name, FileLayout layout, RowHandler<B> handler) {
        this.segment = segment;
        this.name = name;
        this.layout = layout;
        this.handler = handler;
        parser = new RecordParser(layout);
        scanner = layout.scanner();
    }

    /** Reads the segment; returns this. */
    SegmentReader<B> read() {
        if (segment.overlong()) {
            batch = handler.batch();
            rows = 1;
            problems.add(placeOf(0, 0), "line is longer than " + segment.to() + " bytes");
        } else if (segment.suspicious() || !readFast()) {
            readCarefully();
        }
        return this;
    }

    /** The good rows. */
    B batch() {
        return batch;
    }

    /** Number of rows, bad ones included. */
    long rows() {
        return rows;
    }

    /** The bad rows. */
    Problems problems() {
        return problems;
    }

    /** Takes all records of the segment; false where any of them has a problem. */
    private boolean readFast() {
        batch = handler.batch();
        CharBuffer text = parser.decode(segment.bytes(), segment.from(), segment.to());
        if (text == null) {
            return false;
        }
        long count = 0;
        try (CSVParser records = parser.parser(text)) {
            for (CSVRecord record : records) {
                if (record.size() == 1 && record.get(0).isBlank()) {
                    continue;
                }
                if (batch.take(record, null) != null) {
                    return false;
                }
                count++;
            }
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
        rows = count;
        return true;
    }

    private void readCarefully() {
        batch = handler.batch();
        while (segment.from() < segment.to()) {
            int from = segment.from();
            int end = scanner.end(segment.bytes(), from, segment.to(), true);
            readRecord(from, end);
            segment.skipTo(end);
        }
    }

    private void readRecord(int from, int end) {
        byte[] bytes = segment.bytes();
        int badByte = parser.badByte(bytes, from, end);
        if (badByte >= 0) {
            String charset = layout.charset().name();
            String sentence = bytes[badByte] == 0
                    ? "NUL byte, expected text"
                    : "byte 0x" + Show.hex(bytes[badByte] & 0xff) + " is not " + charset + ", expected " + charset
                            + " text";
            report(from, badByte, end, sentence);
            return;
        }
        if (scanner.strayQuote() >= 0) {
            String sentence = "quote (\") has no partner, expected quotes around whole fields only";
            report(from, scanner.strayQuote(), end, sentence);
            return;
        }
        CharBuffer text = parser.decode(bytes, from, end);
        if (text.toString().isBlank()) {
            return;
        }
        CSVRecord record = parser.single(text);
        if (record == null) {
            report(from, from, end, "line is not one row of fields, expected line feeds between rows");
            return;
        }
        BadField bad = batch.take(record, field -> placeOf(from, fieldStart(field, from, end)));
        if (bad == null) {
            rows++;
        } else {
            report(from, fieldStart(bad.field(), from, end), end, bad.sentence());
        }
    }

    private void report(int from, int at, int end, String sentence) {
        rows++;
        boolean cut = segment.last() && end == segment.to() && segment.bytes()[end - 1] != '\n';
        problems.add(placeOf(from, at), sentence + (cut ? " (the file ends within this line)" : ""));
    }

    private int fieldStart(int field, int from, int end) {
        return scanner.fieldStart(
                segment.bytes(), from, end, field, layout.delimiter().length());
    }

    /** {@code file:line:column} of the byte at {@code at} in the record that starts at {@code from}. */
    private String placeOf(int from, int at) {
        int start = from;
        int line = 0;
        for (int i = from; i < at; i++) {
            if (segment.bytes()[i] == '\n') {
                start = i + 1;
                line++;
            }
        }
        int column = 1 + new String(segment.bytes(), start, at - start, layout.charset()).length();
        return name + ":" + (segment.line() + line) + ":" + column;
    }
}
