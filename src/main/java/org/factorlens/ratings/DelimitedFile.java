package org.factorlens.ratings;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
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
    private final CSVFormat format;
    private final RecordScanner scanner;
    private Segments segments;
    private boolean headerSeen;
    private long rows;

    DelimitedFile(Path file, String name, FileLayout layout, RowHandler handler, Problems problems) {
        this.file = file;
        this.name = name;
        this.layout = layout;
        this.handler = handler;
        this.problems = problems;
        format = layout.csv();
        scanner = layout.scanner();
    }

    /** Reads the file to its end and says what it was. */
    Dataset.SourceFile read() {
        return read(Segments.CAPACITY);
    }

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

    private void readSegment() throws IOException {
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
        byte[] bytes = segments.bytes();
        int length = segments.to();
        if (length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            segments.skipTo(3);
        } else if (length >= 2 && (bytes[0] & bytes[1]) == (byte) 0xfe && (bytes[0] ^ bytes[1]) == 1) {
            throw new BadInputException(
                    file + " is UTF-16, expected " + layout.charset().name());
        }
    }

    /** Reads the first record that is not blank; false where the segment has none. */
    private boolean readHeader() throws IOException {
        while (segments.from() < segments.to()) {
            int end = scanner.end(segments.bytes(), segments.from(), segments.to(), true);
            CharBuffer text = decode(segments.from(), end);
            CSVRecord record = text == null || scanner.strayQuote() >= 0 ? null : single(text);
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

    private boolean readFast() {
        CharBuffer text = decode(segments.from(), segments.to());
        if (text == null) {
            return false;
        }
        long count = 0;
        try (CSVParser parser = parser(text)) {
            for (CSVRecord record : parser) {
                if (isBlank(record)) {
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
        byte[] bytes = segments.bytes();
        while (segments.from() < segments.to()) {
            int from = segments.from();
            int end = scanner.end(bytes, from, segments.to(), true);
            int quote = scanner.strayQuote();
            BadField bad;
            int at;
            if (quote >= 0) {
                rows++;
                bad = new BadField(0, "quote (\") has no partner, expected quotes around whole fields only");
                at = quote;
            } else {
                bad = takeOne(from, end);
                at = bad == null ? from : bad.field() < 0 ? from - bad.field() - 1 : fieldStart(bad.field(), from, end);
            }
            if (bad != null) {
                String cut = segments.last() && end == segments.to() && bytes[end - 1] != '\n'
                        ? " (the file ends within this line)"
                        : "";
                problems.add(placeOf(from, at), bad.sentence() + cut);
            }
            segments.skipTo(end);
        }
        handler.keepBatch();
    }

    private int fieldStart(int field, int from, int end) {
        return scanner.fieldStart(
                segments.bytes(), from, end, field, layout.delimiter().length());
    }

    private String placeOf(int from, int at) {
        return name + ":" + segments.line() + ":" + column(from, at);
    }

    /** Takes the record; a problem of bytes carries -1 minus their offset as its field. */
    private BadField takeOne(int from, int end) {
        BadField bytes = badByte(from, end);
        if (bytes != null) {
            rows++;
            return bytes;
        }
        CharBuffer text = decode(from, end);
        if (text.toString().isBlank()) {
            return null;
        }
        rows++;
        CSVRecord record;
        try {
            record = single(text);
        } catch (IOException e) {
            record = null;
        }
        return record == null
                ? new BadField(0, "line is not one row of fields, expected line feeds between rows")
                : handler.take(record, new Place(from, end));
    }

    private BadField badByte(int from, int end) {
        byte[] bytes = segments.bytes();
        for (int at = from; at < end; at++) {
            if (bytes[at] == 0) {
                return new BadField(from - at - 1, "NUL byte, expected text");
            }
        }
        CharsetDecoder decoder = layout.charset().newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, end - from);
        CoderResult result = decoder.decode(in, CharBuffer.allocate(end - from), true);
        if (!result.isError()) {
            return null;
        }
        return new BadField(
                from - in.position() - 1,
                "byte 0x" + Show.hex(bytes[in.position()] & 0xff) + " is not "
                        + layout.charset().name() + ", expected "
                        + layout.charset().name() + " text");
    }

    /** The bytes as text, or null where they are none. */
    private CharBuffer decode(int from, int to) {
        try {
            return layout.charset().newDecoder().decode(ByteBuffer.wrap(segments.bytes(), from, to - from));
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The only record of {@code text}, or null where it holds none or several. */
    private CSVRecord single(CharBuffer text) throws IOException {
        try (CSVParser parser = parser(text)) {
            Iterator<CSVRecord> records = parser.iterator();
            CSVRecord record = records.hasNext() ? records.next() : null;
            return records.hasNext() ? null : record;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private CSVParser parser(CharBuffer text) throws IOException {
        return CSVParser.builder()
                .setReader(new CharArrayReader(text.array(), text.arrayOffset() + text.position(), text.remaining()))
                .setFormat(format)
                .get();
    }

    private static boolean isBlank(CSVRecord record) {
        return record.size() == 1 && record.get(0).isBlank();
    }

    /** Column in characters, from 1, of the byte at {@code at} in the line it stands on. */
    private long column(int from, int at) {
        int start = from;
        for (int i = from; i < at; i++) {
            if (segments.bytes()[i] == '\n') {
                start = i + 1;
            }
        }
        return 1 + new String(segments.bytes(), start, at - start, layout.charset()).length();
    }

    /** Where the record at {@code from .. end} stands. */
    private final class Place implements RowHandler.Place {
        private final int from;
        private final int end;

        private Place(int from, int end) {
            this.from = from;
            this.end = end;
        }

        @Override
        public String of(int field) {
            return placeOf(from, fieldStart(field, from, end));
        }
    }
}
