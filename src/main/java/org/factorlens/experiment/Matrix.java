package org.factorlens.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.factorlens.training.Checkpoints;

/** Cells of a plan and what is known of each: kept by an earlier run, run by this one, or still missing. */
final class Matrix {
    private final List<Cell> cells;
    private final List<String> keys;
    private final CellStore kept;
    private final CellOutcome[] outcomes;

    /** Looks up what is kept. */
    Matrix(List<Cell> cells, CellKeys keys, CellStore kept) {
        this.cells = cells;
        this.keys = cells.stream().map(keys::of).toList();
        this.kept = kept;
        this.outcomes = new CellOutcome[cells.size()];
        Arrays.setAll(outcomes, i -> kept.findCell(cells.get(i).id(), this.keys.get(i)));
    }

    int size() {
        return outcomes.length;
    }

    Cell cell(int index) {
        return cells.get(index);
    }

    /** Number of cells with an outcome. */
    synchronized int done() {
        return (int) Arrays.stream(outcomes).filter(Objects::nonNull).count();
    }

    /** Whether cell {@code index} belongs to {@code fold} and has no outcome. */
    synchronized boolean missing(int index, int fold) {
        return outcomes[index] == null && cells.get(index).fold() == fold;
    }

    /** Whether any cell of {@code fold} has no outcome. */
    boolean missing(int fold) {
        return IntStream.range(0, size()).anyMatch(i -> missing(i, fold));
    }

    /** Indices of the cells without an outcome. */
    IntStream missingCells() {
        return IntStream.range(0, size()).filter(i -> outcomes[i] == null);
    }

    Function<String, Checkpoints> checkpoints(int index) {
        return kept.checkpoints(cells.get(index).id(), keys.get(index));
    }

    /** Takes an outcome, and keeps it unless the cell failed; returns the number of cells done. */
    int ended(int index, CellOutcome outcome) {
        if (outcome.result().ok()) {
            kept.keepCell(outcome, keys.get(index));
        }
        synchronized (this) {
            outcomes[index] = outcome;
            return done();
        }
    }

    /** All outcomes in matrix order. */
    List<CellOutcome> outcomes() {
        return List.of(outcomes);
    }
}
