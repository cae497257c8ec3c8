package org.factorlens.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.factorlens.ratings.BadInputException;
import org.factorlens.results.BadResultsException;

/**
 * The rule that every hostile case is held to: it succeeds, or ends in the exception that the command line turns into one
 * sentence and exit code 2, without an allocation out of proportion. {@code -Dfactorlens.fuzz=10} tries ten times as many.
 */
final class Fuzz {
    private static final int FACTOR = Integer.getInteger("factorlens.fuzz", 1);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Fuzz() {}

    /** How many cases to try where a build tries {@code perBuild}. */
    static int cases(int perBuild) {
        return perBuild * FACTOR;
    }

    /** What is tried; may throw the exceptions of bad input. */
    @FunctionalInterface
    interface Attempt {
        void run() throws Exception;
    }

    /**
     * Tries one case.
     *
     * @param name how to find it again
     * @param mostBytes what it may allocate on this thread
     * @return whether it succeeded
     */
    static boolean succeeds(String name, long mostBytes, Attempt attempt) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean good = true;
        try {
            attempt.run();
        } catch (BadInputException | BadResultsException e) {
            good = false;
            // One line; bad rows are a list of places, each on an indented line.
            assertThat(e.getMessage())
                    .as(name)
                    .isNotBlank()
                    .doesNotContain("Exception")
                    .doesNotEndWith(": null")
                    .matches("[^\\p{Cntrl}]+(\\n  [^\\p{Cntrl}]+)*");
            assertThat(e.getMessage().contains("\n"))
                    .as(name)
                    .isEqualTo(e.getMessage().contains(" bad rows ("));
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(name + ": not a clear error: " + e, e);
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .as("bytes that %s allocated", name)
                .isLessThan(mostBytes);
        return good;
    }
}
