package org.factorlens.experiment;

/** Told how a run goes on; may be called from several threads, one call at a time. */
public interface ProgressListener {
    /**
     * Cells start: those of the matrix, and then those of each round of a search.
     *
     * @param cells number of them
     * @param kept how many of them an earlier run has left
     */
    void started(int cells, int kept);

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

    /** The results that are there are those of this very run. */
    void unchanged();

    /** Something that was kept cannot be used. */
    void noted(String sentence);

    /** Hears nothing. */
    ProgressListener NONE = new ProgressListener() {
        @Override
        public void started(int cells, int kept) {}

        @Override
        public void cellEnded(String cell, int done, String failure) {}

        @Override
        public void finished() {}

        @Override
        public void unchanged() {}

        @Override
        public void noted(String sentence) {}
    };
}
