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
 * @param links how item features move bias and factors; empty where there are none
 * @param posterior what sampling tells beyond the model, or null where nothing was sampled
 * @param predictions prediction of each test rating before clipping, by slot of the test ratings by user, of a method that
 *     has no model but the means it starts from; null where the model predicts; owned by the record
 */
public record TrainingResult(
        FactorModel model,
        List<SweepScore> curve,
        int sweeps,
        int fallbackSolves,
        List<Posterior.Link> links,
        Posterior posterior,
        double[] predictions) {
    /** The result of a method whose model predicts. */
    public TrainingResult(
            FactorModel model,
            List<SweepScore> curve,
            int sweeps,
            int fallbackSolves,
            List<Posterior.Link> links,
            Posterior posterior) {
        this(model, curve, sweeps, fallbackSolves, links, posterior, null);
    }

    /** The result of a method that neither samples nor knows features. */
    public TrainingResult(FactorModel model, List<SweepScore> curve, int sweeps, int fallbackSolves) {
        this(model, curve, sweeps, fallbackSolves, List.of(), null);
    }

    /** Copies the lists. */
    public TrainingResult {
        curve = List.copyOf(curve);
        links = List.copyOf(links);
    }
}
