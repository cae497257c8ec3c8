package org.factorlens.training;

import java.util.List;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.SparseRatings;

/**
 * The baselines without a fit: the global mean, and the deviations of users, of items, or of items and then users, from it.
 * A deviation is {@code Σ (r - rest) / (n + d)}: the damping d draws the mean of few ratings to the global one, as the
 * penalty {@code d b² / 2} on a single bias would.
 */
final class MeanTrainer implements Trainer {
    @Override
    public TrainingResult train(
            TrainingData data,
            Hyperparameters hyperparameters,
            boolean scoreSweeps,
            Workers workers,
            Checkpoints checkpoints) {
        SparseRatings ratings = data.train();
        double mean = mean(ratings.byUser());
        FactorSide users = new FactorSide(ratings.numUsers(), 0);
        FactorSide items = new FactorSide(ratings.numItems(), 0);
        double damping = hyperparameters.regularization().biasLambda();
        Algorithm algorithm = hyperparameters.algorithm();
        if (algorithm == Algorithm.ITEM_MEAN || algorithm == Algorithm.USER_ITEM_MEAN) {
            deviations(ratings.byItem(), items, users, mean, damping);
        }
        if (algorithm == Algorithm.USER_MEAN || algorithm == Algorithm.USER_ITEM_MEAN) {
            deviations(ratings.byUser(), users, items, mean, damping);
        }
        List<SweepScore> curve =
                scoreSweeps ? List.of(new SweepScorer(data, mean, null).score(1, users, items, workers)) : List.of();
        FactorModel model = users.toModel(items, mean);
        return new TrainingResult(model, curve, 1, 0);
    }

    /** Mean of all ratings, or 0 where there are none. */
    static double mean(SparseRatings.Rows rows) {
        double sum = 0;
        for (int slot = 0; slot < rows.size(); slot++) {
            sum += rows.rating(slot);
        }
        return rows.size() == 0 ? 0 : sum / rows.size();
    }

    /** Sets the biases of one side, given those of the other. */
    private static void deviations(
            SparseRatings.Rows rows, FactorSide side, FactorSide other, double mean, double damping) {
        for (int row = 0; row < rows.numRows(); row++) {
            double sum = 0;
            for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
                sum += rows.rating(slot) - mean - other.bias(rows.column(slot));
            }
            side.setBias(row, rows.count(row) == 0 ? 0 : (float) (sum / (rows.count(row) + damping)));
        }
    }
}
