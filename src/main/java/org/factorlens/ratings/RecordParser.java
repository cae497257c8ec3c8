package org.factorlens.ratings;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** From bytes to text and from text to records, by Commons CSV. */
final class RecordParser {
    private final Charset charset;
    private final CSVFormat format;

    RecordParser(FileLayout layout) {
        charset = layout.charset();
        format = layout.csv();
    }

    /** The bytes as text, or null where they are none. */
    CharBuffer decode(byte[] bytes, int from, int to) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** A parser of all records of {@code text}. */
    CSVParser parser(CharBuffer text) throws IOException {
        return CSVParser.builder()
                .setReader(new CharArrayReader(text.array(), text.arrayOffset() + text.position(), text.remaining()))
                .setFormat(format)
                .get();
    }

    /** The only record of {@code text}, or null where it holds none, several or a broken one. */
    CSVRecord single(CharBuffer text) {
        try (CSVParser parser = parser(text)) {
            Iterator<CSVRecord> records = parser.iterator();
            CSVRecord record = records.hasNext() ? records.next() : null;
            return records.hasNext() ? null : record;
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    /** Position of the first byte that is NUL or cannot be decoded, or -1 where all are text. */
    int badByte(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == 0) {
                return at;
            }
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CoderResult result = charset.newDecoder().decode(in, CharBuffer.allocate(to - from), true);
        return result.isError() ? in.position() : -1;
    }
}
