package org.factorlens.experiment;

/** Told how a run goes on; may be called from several threads, one call at a time. */
public interface ProgressListener {
    /** The matrix starts. */
    void started(int cells);

    /**
     * A cell ended.
     *
     * @param cell its id
     * @param done cells ended so far
     * @param failure why it failed, or empty
     */
    void cellEnded(String cell, int done, String failure);

    /** All cells ended; results are written next. */
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
