package org.factorlens.experiment;

import org.factorlens.results.CellResult;
import org.factorlens.training.TrainingResult;

/**
 * What the first fold of the cell that leads so far has trained, so that the selected cell, most often this one, need not be
 * trained again. Holds one model at a time; safe to share between threads.
 */
final class LeadingModel {
    private Cell cell;
    private TrainingResult trained;
    private double score = Double.POSITIVE_INFINITY;

    /** Takes the model where it may be chosen and scores better than the one that led. */
    synchronized void offer(CellResult result, Cell newCell, TrainingResult newTrained) {
        double newScore = result.nValidation() > 0 ? result.validationRmse() : result.testRmse();
        if (newCell.configuration().algorithm().candidate() && newCell.fold() == 0 && newScore < score) {
            cell = newCell;
            trained = newTrained;
            score = newScore;
        }
    }

    /** What {@code wanted} has trained, or null where that is not at hand. */
    synchronized TrainingResult of(Cell wanted) {
        return wanted.equals(cell) ? trained : null;
    }
}
