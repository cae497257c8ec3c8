package org.factorlens.training;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.kernel.Kernel;
import org.factorlens.ratings.SparseRatings;

/**
 * Alternating least squares (Zhou et al. 2008) with bias terms: in each sweep all users given the items, then all items
 * given the users. With joint updates each half sweep minimizes the objective exactly over one side, so the objective
 * never rises. With k = 0 it is the bias-only model. Where items have features, their rows are pulled not to 0 but to a linear
 * function of these, which is fitted before each half sweep over items: the point estimate of what {@link GibbsTrainer}
 * samples.
 */
final class AlsTrainer implements Trainer {
    @Override
    public TrainingResult train(
            TrainingData data,
            Hyperparameters hyperparameters,
            boolean scoreSweeps,
            Workers workers,
            Checkpoints checkpoints) {
        SparseRatings ratings = data.train();
        double mean = hyperparameters.globalMean() ? MeanTrainer.mean(ratings.byUser()) : 0;
        int k = hyperparameters.k();
        FactorSide users = new FactorSide(ratings.numUsers(), k);
        FactorSide items = new FactorSide(ratings.numItems(), k);
        StartValues start = new StartValues(hyperparameters);
        if (hyperparameters.update() != Update.JOINT) { // which looks at nothing but the items
            start.fill(users, StartValues.USERS, workers);
        }
        start.fill(items, StartValues.ITEMS, workers);

        RowUpdate update = new KernelUpdate(Kernel.selected());
        RowUpdate.Settings settings =
                RowUpdate.Settings.of(mean, hyperparameters.regularization(), hyperparameters.update());
        LinkedMean linked =
                data.itemFeatures() == null ? null : new LinkedMean(data.itemFeatures(), ratings.byItem(), k, settings);
        RowUpdate.Settings itemSettings = linked == null ? settings : settings.towards(linked.means());
        SweepScorer scorer = new SweepScorer(data, mean, hyperparameters.regularization(), linked);
        List<SweepScore> curve = new ArrayList<>();
        int fallbackSolves = 0;
        int sweep = 0;
        double previous = Double.POSITIVE_INFINITY;
        boolean converged = false;
        AlsState kept = checkpoints.last(AlsState.class);
        if (kept != null) {
            sweep = kept.sweep();
            fallbackSolves = kept.fallbackSolves();
            previous = kept.loss();
            curve.addAll(kept.curve());
            users.restore(kept.users());
            items.restore(kept.items());
        }
        while (sweep < hyperparameters.sweeps() && !converged) {
            sweep++;
            fallbackSolves += update.update(ratings.byUser(), users, items, settings, workers)
                    .notPositiveDefinite();
            if (linked != null) {
                linked.fit(items);
            }
            fallbackSolves += update.update(ratings.byItem(), items, users, itemSettings, workers)
                    .notPositiveDefinite();
            if (scoreSweeps) {
                curve.add(scorer.score(sweep, users, items, workers));
            }
            if (hyperparameters.tolerance() > 0) {
                double loss = scorer.trainLoss(users, items, workers);
                converged = previous - loss < hyperparameters.tolerance() * loss;
                previous = loss;
            }
            if (sweep < hyperparameters.sweeps() && !converged) {
                AlsState state = new AlsState(sweep, fallbackSolves, previous, curve, users.table(), items.table());
                checkpoints.sweepEnded(() -> state);
            }
        }
        return new TrainingResult(
                users.toModel(items, mean),
                curve,
                sweep,
                fallbackSolves,
                linked == null ? List.of() : linked.links(items, users, ratings.byUser()),
                null);
    }
}
