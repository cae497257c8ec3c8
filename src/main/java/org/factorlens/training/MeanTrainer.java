package org.factorlens.training;

import java.util.List;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.SparseRatings;

/** The baselines without a fit: the global mean, and the mean of each user or item (the global mean where it has none). */
final class MeanTrainer implements Trainer {
    @Override
    public TrainingResult train(
            TrainingData data, Hyperparameters hyperparameters, boolean scoreSweeps, Workers workers) {
        SparseRatings ratings = data.train();
        double mean = mean(ratings.byUser());
        FactorSide users = new FactorSide(ratings.numUsers(), 0);
        FactorSide items = new FactorSide(ratings.numItems(), 0);
        if (hyperparameters.algorithm() == Algorithm.USER_MEAN) {
            deviations(ratings.byUser(), users, mean);
        } else if (hyperparameters.algorithm() == Algorithm.ITEM_MEAN) {
            deviations(ratings.byItem(), items, mean);
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

    private static void deviations(SparseRatings.Rows rows, FactorSide side, double mean) {
        for (int row = 0; row < rows.numRows(); row++) {
            double sum = 0;
            for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
                sum += rows.rating(slot) - mean;
            }
            side.setBias(row, rows.count(row) == 0 ? 0 : (float) (sum / rows.count(row)));
        }
    }
}
