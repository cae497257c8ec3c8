package org.factorlens.experiment;

/** Told how a run goes on; may be called from several threads, one call at a time. */
public interface ProgressListener {
    /** Cells start: those of the matrix, and then those of each round of a search. */
    void started(int cells);

    /**
     * A cell ended.
     *
     * @param cell its id
     * @param done cells of these that ended so far
     * @param failure why it failed, or empty
     */
    void cellEnded(String cell, int done, String failure);

    /** All of these cells ended. */
    void finished();

    /** Hears nothing. */
    ProgressListener NONE = new ProgressListener() {
        @Override
        public void started(int cells) {}

        @Override
        public void cellEnded(String cell, int done, String failure) {}

        @Override
        public void finished() {}
    };
}
