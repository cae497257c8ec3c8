package org.factorlens.results;

/** A results directory or file that cannot be used, told in one sentence that names the file. Exit code 2. */
public final class BadResultsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with the sentence that the user reads. */
    public BadResultsException(String message) {
        super(message);
    }

    /** Creates the exception with the sentence and the cause. */
    public BadResultsException(String message, Throwable cause) {
        super(message, cause);
    }
}
