package org.factorlens.experiment;

import java.time.Duration;

/**
 * How a run treats what runs before it have kept.
 *
 * @param fresh whether it is forgotten
 * @param checkpoint how often the state of a long training is kept; zero is after every sweep
 */
public record Resume(boolean fresh, Duration checkpoint) {
    /** Loses at most so much of a training, and spends less than a hundredth of the time on it. */
    public static final Duration EVERY = Duration.ofMinutes(3);

    /** Goes on where the last run ended. */
    public static final Resume KEPT = new Resume(false, EVERY);
    /** Starts from nothing. */
    public static final Resume FRESH = new Resume(true, EVERY);
}
