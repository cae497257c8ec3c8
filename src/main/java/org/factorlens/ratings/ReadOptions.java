package org.factorlens.ratings;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How to read a data set; nothing of the result depends on it.
 *
 * @param threads threads to read on, at least 1
 * @param cache folder of the cache, made where it is missing, or null for none
 * @param cacheFrom data sets of fewer bytes are not cached: parsing them takes no time that anybody notices
 * @param notes hears one line where a cache was damaged or could not be written
 */
public record ReadOptions(int threads, Path cache, long cacheFrom, Consumer<String> notes) {
    /** One thread, no cache. */
    public static final ReadOptions PLAIN = new ReadOptions(1, null, 0, note -> {});

    private static final long WORTH_CACHING = 4 << 20;

    /** Checks the number of threads. */
    public ReadOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
    }

    /** Several threads, and a cache of data sets that are not small. */
    public static ReadOptions cached(int threads, Path cache, Consumer<String> notes) {
        return new ReadOptions(threads, cache, WORTH_CACHING, notes);
    }
}
