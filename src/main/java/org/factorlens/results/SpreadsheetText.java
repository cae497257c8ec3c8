package org.factorlens.results;

import java.util.regex.Pattern;

/**
 * Text in CSV files that spreadsheets must not take for a formula: where it starts with {@code = + - @}, their full-width
 * forms, a tab or a line end, behind any number of apostrophes, one apostrophe stands before it. Numbers stay as they are.
 * Taking the apostrophe off again gives the text back, whatever it is.
 */
public final class SpreadsheetText {
    private static final String STARTS = "[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]";
    private static final Pattern DANGEROUS = Pattern.compile("'*+" + STARTS);
    private static final Pattern ESCAPED = Pattern.compile("'++" + STARTS);

    private SpreadsheetText() {}

    /** The text as a CSV field holds it. */
    public static String escape(String text) {
        return DANGEROUS.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** The text that {@link #escape} was given. */
    public static String unescape(String field) {
        return ESCAPED.matcher(field).lookingAt() ? field.substring(1) : field;
    }
}
