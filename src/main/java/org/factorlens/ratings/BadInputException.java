package org.factorlens.ratings;

/**
 * Input that cannot be used, told to the user in one clear sentence: what was found, what was expected, and where
 * ({@code file:line:column} for data). The command line prints the message and ends with exit code 2.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with the sentence that the user reads. */
    public BadInputException(String message) {
        super(message);
    }

    /** Creates the exception with the sentence that the user reads and the cause that {@code --debug} shows. */
    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
