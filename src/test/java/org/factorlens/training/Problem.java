package org.factorlens.training;

import org.factorlens.model.Regularization;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;

/** A small seeded table, divided: what the tests of trainers train on. */
final class Problem {
    static final RatingTable TABLE = RatingTables.random(3, 40, 30, 700);
    /** Ratings of user 39 and item 29 only stand in the test part, so that both are unseen. */
    static final int[] TRAIN = positions(true);

    static final int[] TEST = positions(false);
    static final RatingScale NO_CLIP = null;

    private Problem() {}

    private static int[] positions(boolean train) {
        return java.util.stream.IntStream.range(0, TABLE.size())
                .filter(p -> train == (p % 5 != 0 && TABLE.user(p) != 39 && TABLE.item(p) != 29))
                .toArray();
    }

    static TrainingData data(RatingScale clip) {
        return new TrainingData(RatingTables.sparse(TABLE, TRAIN), RatingTables.sparse(TABLE, TEST), clip);
    }

    static Hyperparameters als(int k, double lambda, boolean bias, boolean weighted, int sweeps) {
        return new Hyperparameters(
                Algorithm.ALS, k, new Regularization(lambda, bias, 3, weighted), 1, sweeps, Update.JOINT, true, 0);
    }

    static Hyperparameters alternating(Hyperparameters h) {
        return new Hyperparameters(
                h.algorithm(),
                h.k(),
                h.regularization(),
                h.seed(),
                h.sweeps(),
                Update.ALTERNATING,
                h.globalMean(),
                h.tolerance());
    }

    static Hyperparameters withTolerance(Hyperparameters h, double tolerance) {
        return new Hyperparameters(
                h.algorithm(), h.k(), h.regularization(), h.seed(), h.sweeps(), h.update(), h.globalMean(), tolerance);
    }

    static Hyperparameters withSweeps(Hyperparameters h, int sweeps) {
        return new Hyperparameters(
                h.algorithm(), h.k(), h.regularization(), h.seed(), sweeps, h.update(), h.globalMean(), h.tolerance());
    }

    static Hyperparameters mean(Algorithm algorithm) {
        return new Hyperparameters(algorithm, 0, new Regularization(0, false, 0, false), 1, 1, Update.JOINT, true, 0);
    }

    static Objective objective(Hyperparameters h) {
        return new Objective(TABLE, TRAIN, h.regularization());
    }

    static TrainingResult train(Hyperparameters h) {
        return train(data(RatingTables.SCALE), h, 1);
    }

    static TrainingResult train(TrainingData data, Hyperparameters h, int threads) {
        try (Workers workers = new Workers(threads)) {
            return Trainer.of(h.algorithm()).train(data, h, true, workers);
        }
    }
}
