package org.factorlens.ratings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads one delimited text file into a {@link RowHandler}. A segment without any problem is parsed in one go; a segment
 * with a problem is read again record by record, which places each problem at its line and column.
 */
final class DelimitedFile {
    private final Path file;
    private final String name;
    private final FileLayout layout;
    private final RowHandler handler;
    private final Problems problems;
    private final RecordParser parser;
    private final RecordScanner scanner;
    private Segments segments;
    private boolean headerSeen;
    private long rows;

    /**
     * Prepares to read.
     *
     * @param file the file
     * @param name its name in messages: relative to the data set's folder
     * @param layout how its rows are written
     * @param handler takes the rows
     * @param problems takes what is wrong
     */
    DelimitedFile(Path file, String name, FileLayout layout, RowHandler handler, Problems problems) {
        this.file = file;
        this.name = name;
        this.layout = layout;
        this.handler = handler;
        this.problems = problems;
        parser = new RecordParser(layout);
        scanner = layout.scanner();
    }

    /** Reads the file to its end and says what it was. */
    Dataset.SourceFile read() {
        return read(Segments.CAPACITY);
    }

    /** The same with segments of at most {@code capacity} bytes. */
    Dataset.SourceFile read(int capacity) {
        try (Segments open = new Segments(Files.newInputStream(file), layout.scanner(), capacity)) {
            segments = open;
            while (segments.next()) {
                readSegment();
            }
            if (segments.total() == 0) {
                throw new BadInputException(file + " is empty");
            }
            return new Dataset.SourceFile(name, segments.total(), segments.sha256());
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + e, e);
        }
    }

    /** Data rows met, bad ones included. */
    long rows() {
        return rows;
    }

    private void readSegment() {
        if (segments.line() == 1 && !headerSeen) {
            skipByteOrderMark();
        }
        if (segments.overlong()) {
            rows++;
            problems.add(placeOf(0, 0), "line is longer than " + segments.to() + " bytes");
            return;
        }
        if (!headerSeen && !readHeader()) {
            return;
        }
        if (segments.suspicious() || !readFast()) {
            readCarefully();
        }
    }

    private void skipByteOrderMark() {
        if (startsWith(0xef, 0xbb, 0xbf)) {
            segments.skipTo(3);
        } else if (startsWith(0xff, 0xfe) || startsWith(0xfe, 0xff)) {
            throw new BadInputException(
                    file + " is UTF-16, expected " + layout.charset().name());
        }
    }

    private boolean startsWith(int... bytes) {
        boolean same = segments.to() >= bytes.length;
        for (int i = 0; same && i < bytes.length; i++) {
            same = (segments.bytes()[i] & 0xff) == bytes[i];
        }
        return same;
    }

    /** Reads the first record that is not blank; false where the segment has none. */
    private boolean readHeader() {
        while (segments.from() < segments.to()) {
            int end = scanner.end(segments.bytes(), segments.from(), segments.to(), true);
            CharBuffer text = parser.decode(segments.bytes(), segments.from(), end);
            CSVRecord record = text == null || scanner.strayQuote() >= 0 ? null : parser.single(text);
            boolean blank = text != null && text.toString().isBlank();
            if (record != null && !blank) {
                headerSeen = true;
                if (handler.header(record)) {
                    segments.skipTo(end);
                }
                return true;
            }
            if (!blank) {
                throw new BadInputException(file + ":" + segments.line() + ":1: the first line is not readable as "
                        + layout.charset().name() + " text with fields between " + Show.quoted(layout.delimiter()));
            }
            segments.skipTo(end);
        }
        return false;
    }

    /** Takes all records of the segment, or none where any of them has a problem. */
    private boolean readFast() {
        CharBuffer text = parser.decode(segments.bytes(), segments.from(), segments.to());
        if (text == null) {
            return false;
        }
        long count = 0;
        try (CSVParser records = parser.parser(text)) {
            for (CSVRecord record : records) {
                if (record.size() == 1 && record.get(0).isBlank()) {
                    continue;
                }
                if (handler.take(record, null) != null) {
                    handler.dropBatch();
                    return false;
                }
                count++;
            }
        } catch (IOException | UncheckedIOException e) {
            handler.dropBatch();
            return false;
        }
        rows += count;
        handler.keepBatch();
        return true;
    }

    private void readCarefully() {
        while (segments.from() < segments.to()) {
            int from = segments.from();
            int end = scanner.end(segments.bytes(), from, segments.to(), true);
            readRecord(from, end);
            segments.skipTo(end);
        }
        handler.keepBatch();
    }

    private void readRecord(int from, int end) {
        byte[] bytes = segments.bytes();
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
        BadField bad = handler.take(record, field -> placeOf(from, fieldStart(field, from, end)));
        if (bad == null) {
            rows++;
        } else {
            report(from, fieldStart(bad.field(), from, end), end, bad.sentence());
        }
    }

    private void report(int from, int at, int end, String sentence) {
        rows++;
        boolean cut = segments.last() && end == segments.to() && segments.bytes()[end - 1] != '\n';
        problems.add(placeOf(from, at), sentence + (cut ? " (the file ends within this line)" : ""));
    }

    private int fieldStart(int field, int from, int end) {
        return scanner.fieldStart(
                segments.bytes(), from, end, field, layout.delimiter().length());
    }

    /** {@code file:line:column} of the byte at {@code at} in the record that starts at {@code from}. */
    private String placeOf(int from, int at) {
        int start = from;
        int line = 0;
        for (int i = from; i < at; i++) {
            if (segments.bytes()[i] == '\n') {
                start = i + 1;
                line++;
            }
        }
        int column = 1 + new String(segments.bytes(), start, at - start, layout.charset()).length();
        return name + ":" + (segments.line() + line) + ":" + column;
    }
}
