package org.factorlens.training;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.model.FactorModel;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.SparseRatings;

/**
 * Item-based nearest neighbours on what the damped mean of user and item leaves. k is the number of neighbours, lambda
 * the shrinkage of similarities, and the penalty of biases the damping. The result's model is that of the means; its
 * predictions are those of the neighbourhoods.
 */
final class NeighbourTrainer implements Trainer {
    /** Pairs of ratings that one training may visit, in minutes; 25 million ratings of MovieLens have three quarters of it. */
    static final long MOST_PAIRS = 20_000_000_000L;

    @Override
    public TrainingResult train(
            TrainingData data,
            Hyperparameters hyperparameters,
            boolean scoreSweeps,
            Workers workers,
            Checkpoints checkpoints) {
        checkCost(ItemNeighbours.pairs(data.train()));
        FactorModel means = new MeanTrainer()
                .train(data, means(hyperparameters), false, workers, checkpoints)
                .model();
        ItemNeighbours neighbours = new ItemNeighbours(
                data.train(),
                means,
                hyperparameters.k(),
                hyperparameters.regularization().lambda());
        List<SparseRatings.Rows> asked = new ArrayList<>();
        if (scoreSweeps) {
            asked.add(data.train().byUser());
        }
        if (data.test() != null) {
            asked.add(data.test().byUser());
        }
        double[][] predictions = neighbours.predictions(asked, workers);
        double[] test = data.test() == null ? new double[0] : predictions[asked.size() - 1];
        List<SweepScore> curve = scoreSweeps ? List.of(score(data, predictions[0], test)) : List.of();
        return new TrainingResult(means, curve, 1, 0, List.of(), null, test);
    }

    static void checkCost(long pairs) {
        if (pairs > MOST_PAIRS) {
            throw new IllegalStateException("item-knn is left out: it would compare " + pairs
                    + " pairs of ratings, and the most that it takes on is " + MOST_PAIRS);
        }
    }

    private static Hyperparameters means(Hyperparameters h) {
        return new Hyperparameters(
                Algorithm.USER_ITEM_MEAN,
                0,
                new Regularization(0, false, h.regularization().biasLambda(), false),
                h.seed(),
                1,
                h.update(),
                true,
                0);
    }

    private static SweepScore score(TrainingData data, double[] train, double[] test) {
        double[] onTrain = squares(data.train(), train, data.clip());
        double[] onTest =
                data.test() == null ? new double[] {Double.NaN, Double.NaN} : squares(data.test(), test, data.clip());
        return new SweepScore(
                1,
                onTrain[0] / 2,
                onTest[0] / 2,
                Math.sqrt(onTrain[1] / train.length),
                Math.sqrt(onTest[1] / test.length));
    }

    /** Sums of squared errors, raw and clipped. */
    private static double[] squares(SparseRatings ratings, double[] predictions, RatingScale clip) {
        double raw = 0;
        double clipped = 0;
        for (int slot = 0; slot < predictions.length; slot++) {
            double rating = ratings.byUser().rating(slot);
            double error = predictions[slot] - rating;
            double scored = clip == null ? error : clip.clip(predictions[slot]) - rating;
            raw += error * error;
            clipped += scored * scored;
        }
        return new double[] {raw, clipped};
    }
}
