package org.factorlens.training;

import java.util.function.Supplier;

/** Where a long training keeps its state, so that one that was stopped goes on from there to the same bits. */
public interface Checkpoints {
    /** The state that was kept last, or null where there is none. */
    <S extends Record> S last(Class<S> type);

    /**
     * Told after a sweep that others follow; keeps the state where it is time to.
     *
     * @param state asked for only then; its arrays may be those that are trained, and are not held on to
     */
    void sweepEnded(Supplier<? extends Record> state);

    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public <S extends Record> S last(Class<S> type) {
            return null;
        }

        @Override
        public void sweepEnded(Supplier<? extends Record> state) {}
    };
}
