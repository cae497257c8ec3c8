package org.factorlens.training;

import java.util.List;
import org.factorlens.model.FactorModel;

/**
 * A trained model.
 *
 * @param model the model
 * @param curve a score per sweep done; empty where it was not asked for
 * @param sweeps sweeps done
 * @param fallbackSolves row systems that were not positive definite in float32 and were solved in float64 instead
 */
public record TrainingResult(FactorModel model, List<SweepScore> curve, int sweeps, int fallbackSolves) {
    /** Copies the curve. */
    public TrainingResult {
        curve = List.copyOf(curve);
    }
}
