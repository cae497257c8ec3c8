package org.factorlens.ratings;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Input that cannot be used, told to the user in one clear sentence: what was found, what was expected, and where
 * ({@code file:line:column} for data). The command line prints the message and ends with exit code 2.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    /** Creates the exception with the sentence that the user reads. */
    public BadInputException(String message) {
        super(oneLine(message));
    }

    /** Creates the exception with the sentence that the user reads and the cause that {@code --debug} shows. */
    public BadInputException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Creates the exception with a heading and a line for each of several places. */
    public BadInputException(String heading, List<String> places) {
        super(Stream.concat(Stream.of(heading), places.stream())
                .map(BadInputException::oneLine)
                .collect(Collectors.joining("\n  ")));
    }

    /** Values that a message quotes may hold line ends, what a terminal obeys, or a megabyte. */
    private static String oneLine(String message) {
        int left = message.length() - LONGEST;
        String shown = left <= 0
                ? message
                : message.substring(0, LONGEST / 2) + " ... " + message.substring(LONGEST / 2 + left);
        return CONTROLS.matcher(shown).replaceAll("\ufffd");
    }
}
