package org.factorlens.ratings;

/** Hears how far a long piece of work is. Called often and from the working thread: it must return at once. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (done, total) -> {};

    /**
     * Tells how far the work is.
     *
     * @param done units done (bytes of a download, ratings of a generator)
     * @param total units in all, or -1 where that is unknown
     */
    void progress(long done, long total);
}
