package org.factorlens.ratings;

import java.nio.charset.Charset;
import org.apache.commons.csv.CSVFormat;

/**
 * How the rows of a file are written.
 *
 * @param charset encoding, one in which ASCII characters are single bytes
 * @param delimiter what stands between fields: one ASCII character, or the same character twice ({@code ::})
 * @param quotes whether fields may stand in double quotes
 */
record FileLayout(Charset charset, String delimiter, boolean quotes) {
    /** Checks the delimiter. */
    FileLayout {
        check(delimiter, quotes);
    }

    /**
     * Checks a delimiter.
     *
     * @throws BadInputException where it cannot be used
     */
    static void check(String delimiter, boolean quotes) {
        boolean single = delimiter.length() == 1;
        boolean twice = delimiter.length() == 2 && delimiter.charAt(0) == delimiter.charAt(1) && !quotes;
        char first = delimiter.isEmpty() ? '"' : delimiter.charAt(0);
        if (!(single || twice) || first >= 0x7f || first == '"' || first == '\n' || first == '\r' || first == 0) {
            throw new BadInputException("delimiter " + Show.quoted(delimiter)
                    + " cannot be used, expected one ASCII character such as , ; | or a tab, or ::");
        }
    }

    RecordScanner scanner() {
        return new RecordScanner((byte) delimiter.charAt(0), quotes);
    }

    CSVFormat csv() {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quotes ? '"' : null)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(quotes)
                .get();
    }
}
