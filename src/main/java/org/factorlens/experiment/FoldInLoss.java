package org.factorlens.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.model.FactorModel;
import org.factorlens.model.FoldedPerson;
import org.factorlens.model.ModelSample;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.SparseRatings;

/**
 * What it costs to fold new users into one model instead of into each sample of a posterior: users of the data are folded in
 * by their training ratings as if they were new, and their test ratings predicted both ways. Item factors have seen these
 * users' training ratings, both ways alike.
 *
 * @param users number of users folded in
 * @param byMean RMSE by the model, rating units
 * @param bySamples RMSE of averages over samples
 */
record FoldInLoss(int users, double byMean, double bySamples) {
    private static final int MOST_USERS = 1000;
    /** Of a model that was not sampled. */
    private static final FoldInLoss NONE = new FoldInLoss(0, Double.NaN, Double.NaN);

    /**
     * Measures the loss over the first users that have both training and test ratings.
     *
     * @param model the mean of the samples, as it is used
     * @param regularization for folding into it
     * @param samples none where the model was not sampled
     */
    static FoldInLoss of(FactorModel model, Regularization regularization, List<ModelSample> samples, FoldData data) {
        SparseRatings.Rows train = data.training().byUser();
        SparseRatings.Rows test = data.test().byUser();
        int[] users = IntStream.range(0, samples.isEmpty() ? 0 : test.numRows())
                .filter(user -> train.count(user) > 0 && test.count(user) > 0)
                .limit(MOST_USERS)
                .toArray();
        double byMean = 0;
        double bySamples = 0;
        int ratings = 0;
        for (int user : users) {
            byMean += squares(folded(model, regularization, List.of(), train, user), test, user, data);
            bySamples += squares(folded(model, regularization, samples, train, user), test, user, data);
            ratings += test.count(user);
        }
        return ratings == 0
                ? NONE
                : new FoldInLoss(users.length, Math.sqrt(byMean / ratings), Math.sqrt(bySamples / ratings));
    }

    private static FoldedPerson folded(
            FactorModel model,
            Regularization regularization,
            List<ModelSample> samples,
            SparseRatings.Rows train,
            int user) {
        int[] items = IntStream.range(train.start(user), train.start(user + 1))
                .map(train::column)
                .toArray();
        double[] ratings = IntStream.range(train.start(user), train.start(user + 1))
                .mapToDouble(train::rating)
                .toArray();
        return new FoldedPerson(model, regularization, samples, items, ratings);
    }

    private static double squares(FoldedPerson person, SparseRatings.Rows test, int user, FoldData data) {
        double squares = 0;
        for (int slot = test.start(user); slot < test.start(user + 1); slot++) {
            double predicted = person.predict(test.column(slot));
            double error = test.rating(slot)
                    - (data.clip() == null ? predicted : data.clip().clip(predicted));
            squares += error * error;
        }
        return squares;
    }
}
