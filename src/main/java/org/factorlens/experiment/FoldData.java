package org.factorlens.experiment;

import org.factorlens.evaluation.RankingProblem;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.SparseRatings;
import org.factorlens.split.Fold;
import org.factorlens.training.TrainingData;

/**
 * One fold's ratings in the form that training wants, shared by its cells.
 *
 * @param table all ratings
 * @param fold the division
 * @param choosing training part without the validation part, or null where there is none
 * @param training training part, validation included
 * @param test test part, by user only
 * @param clip scale that predictions are clipped to, or null
 * @param ranking what recommendation lists are held to, or null where none are made
 */
record FoldData(
        RatingTable table,
        Fold fold,
        SparseRatings choosing,
        SparseRatings training,
        SparseRatings test,
        RatingScale clip,
        RankingProblem ranking) {
    static FoldData of(Dataset dataset, Experiment experiment, int number) {
        RatingTable table = dataset.ratings();
        Fold fold = experiment.fold(dataset, number);
        SparseRatings training = SparseRatings.of(table, fold.trainAndValidation());
        return new FoldData(
                table,
                fold,
                fold.validation().length == 0 ? null : SparseRatings.of(table, fold.train()),
                training,
                SparseRatings.byUserOnly(table, fold.test()),
                experiment.clip() ? table.scale() : null,
                experiment.ranking().on() ? ranking(dataset, experiment, training, fold) : null);
    }

    private static RankingProblem ranking(Dataset dataset, Experiment experiment, SparseRatings training, Fold fold) {
        double stated = experiment.ranking().relevance();
        RatingTable table = dataset.ratings();
        return RankingProblem.of(
                table,
                dataset.catalogue(),
                training,
                fold.test(),
                Double.isNaN(stated) ? RankingProblem.defaultThreshold(table.scale()) : stated);
    }

    /** What the final model of a cell is trained on, with the test ratings for its learning curve. */
    TrainingData forTesting() {
        return new TrainingData(training, test, clip);
    }

    /** What the model that is scored on the validation part is trained on. */
    TrainingData forChoosing() {
        return new TrainingData(choosing, null, clip);
    }

    /** The same with the validation ratings, for models whose predictions are averaged while they are trained. */
    TrainingData forChoosingWithPredictions() {
        return new TrainingData(choosing, SparseRatings.byUserOnly(table, fold.validation()), clip);
    }
}
