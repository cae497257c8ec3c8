package org.factorlens.ratings;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads one delimited text file into a {@link RowHandler}: one thread cuts it into segments, all threads parse them. What
 * is kept, in which order, and every problem with its place are the same for any number of threads.
 *
 * @param <B> batches of the handler
 */
final class DelimitedFile<B extends RowHandler.Batch> {
    private final Path file;
    private final String name;
    private final FileLayout layout;
    private final RowHandler<B> handler;
    private final Problems problems;
    private boolean headerSeen;
    private long rows;
    private BlockChecks checks;

    /**
     * Prepares to read.
     *
     * @param file the file
     * @param name its name in messages: relative to the data set's folder
     * @param layout how its rows are written
     * @param handler takes the rows
     * @param problems takes what is wrong
     */
    DelimitedFile(Path file, String name, FileLayout layout, RowHandler<B> handler, Problems problems) {
        this.file = file;
        this.name = name;
        this.layout = layout;
        this.handler = handler;
        this.problems = problems;
    }

    /** Reads the file to its end on {@code threads} threads, by segments of {@code capacity} bytes; says what it was. */
    Dataset.SourceFile read(int threads, int capacity) {
        try (Segments segments = new Segments(Files.newInputStream(file), layout.scanner(), capacity);
                OrderedWork<SegmentReader<B>> work = new OrderedWork<>(threads, this::keep)) {
            for (Segment segment = segments.next(); segment != null; segment = segments.next()) {
                read(segment, work);
            }
            work.finish();
            if (segments.total() == 0) {
                throw new BadInputException(file + " is empty");
            }
            checks = segments.checks();
            return new Dataset.SourceFile(name, segments.total(), segments.sha256());
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + e, e);
        }
    }

    /** Checks of the bytes that were read. */
    BlockChecks checks() {
        return checks;
    }

    /** Data rows met, bad ones included. */
    long rows() {
        return rows;
    }

    private void read(Segment segment, OrderedWork<SegmentReader<B>> work) {
        if (segment.line() == 1 && !headerSeen) {
            skipByteOrderMark(segment);
        }
        if (segment.overlong() || headerSeen || readHeader(segment)) {
            work.add(() -> new SegmentReader<>(segment, name, layout, handler).read());
        }
    }

    private void keep(SegmentReader<B> read) {
        rows += read.rows();
        problems.addAll(read.problems());
        handler.keep(read.batch());
    }

    private void skipByteOrderMark(Segment segment) {
        if (startsWith(segment, 0xef, 0xbb, 0xbf)) {
            segment.skipTo(3);
        } else if (startsWith(segment, 0xff, 0xfe) || startsWith(segment, 0xfe, 0xff)) {
            throw new BadInputException(
                    file + " is UTF-16, expected " + layout.charset().name());
        }
    }

    private static boolean startsWith(Segment segment, int... bytes) {
        boolean same = segment.to() >= bytes.length;
        for (int i = 0; same && i < bytes.length; i++) {
            same = (segment.bytes()[i] & 0xff) == bytes[i];
        }
        return same;
    }

    /** Reads the first record that is not blank; false where the segment has none. */
    private boolean readHeader(Segment segment) {
        RecordParser parser = new RecordParser(layout);
        RecordScanner scanner = layout.scanner();
        while (segment.from() < segment.to()) {
            int end = scanner.end(segment.bytes(), segment.from(), segment.to(), true);
            CharBuffer text = parser.decode(segment.bytes(), segment.from(), end);
            CSVRecord record = text == null || scanner.strayQuote() >= 0 ? null : parser.single(text);
            boolean blank = text != null && text.toString().isBlank();
            if (record != null && !blank) {
                headerSeen = true;
                if (handler.header(record)) {
                    segment.skipTo(end);
                }
                return true;
            }
            if (!blank) {
                throw new BadInputException(file + ":" + segment.line() + ":1: the first line is not readable as "
                        + layout.charset().name() + " text with fields between " + Show.quoted(layout.delimiter()));
            }
            segment.skipTo(end);
        }
        return false;
    }
}
