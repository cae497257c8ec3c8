package org.factorlens.training;

/** Trains one kind of model. */
public interface Trainer {
    /**
     * Trains a model.
     *
     * @param data the ratings
     * @param hyperparameters all that decides the result
     * @param scoreSweeps whether to compute the learning curve
     * @param workers threads to use; the result does not depend on them
     * @param checkpoints where to go on from, and where to keep the state; the result does not depend on them
     */
    TrainingResult train(
            TrainingData data,
            Hyperparameters hyperparameters,
            boolean scoreSweeps,
            Workers workers,
            Checkpoints checkpoints);

    /** Trains a model in one go. */
    default TrainingResult train(
            TrainingData data, Hyperparameters hyperparameters, boolean scoreSweeps, Workers workers) {
        return train(data, hyperparameters, scoreSweeps, workers, Checkpoints.NONE);
    }

    /** The trainer of an algorithm. */
    static Trainer of(Algorithm algorithm) {
        return switch (algorithm) {
            case GLOBAL_MEAN, USER_MEAN, ITEM_MEAN, USER_ITEM_MEAN, POPULARITY -> new MeanTrainer();
            case ITEM_KNN -> new NeighbourTrainer();
            case ALS -> new AlsTrainer();
            case GIBBS -> new GibbsTrainer();
        };
    }
}
