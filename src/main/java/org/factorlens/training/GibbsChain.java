package org.factorlens.training;

import org.factorlens.kernel.Kernel;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;

/**
 * The state of a Markov chain over all that is unknown: rows of users and items, the distributions that they come from, and
 * the noise. Random numbers are addressed by seed, shape of the model, sweep, what is drawn, and row. With s the standard
 * deviation of the training ratings, {@code 1/noise ~ Gamma(½, s²/2)} beforehand, which a handful of ratings outweighs.
 */
final class GibbsChain {
    private static final int NOISE = 0;
    private static final int USERS = 1;
    private static final int ITEMS = 2;
    private static final int HYPER = 2;

    private final SparseRatings ratings;
    private final RatingScale clip;
    private final long base;
    private final double mean;
    private final double variance;
    private final boolean empty;
    private final FactorSide users;
    private final FactorSide items;
    private final HyperPrior userPrior;
    private final HyperPrior itemPrior;
    private final RowFeatures features;
    private final GibbsUpdate userUpdate;
    private final GibbsUpdate itemUpdate;
    private final ErrorPass errorPass = new ErrorPass(Kernel.selected());
    private final RandomStream random = new RandomStream();
    private ErrorSums errors;
    private double noise;
    private int fallbackDraws;

    GibbsChain(TrainingData data, Hyperparameters h) {
        int k = h.k();
        boolean bias = h.regularization().bias();
        ratings = data.train();
        clip = data.clip();
        mean = h.globalMean() ? MeanTrainer.mean(ratings.byUser()) : 0;
        variance = variance(ratings.byUser());
        noise = variance;
        empty = k == 0 && !bias;
        features = data.itemFeatures() == null
                ? RowFeatures.none(ratings.numItems())
                : CountFeature.added(data.itemFeatures(), ratings.byItem());
        base = RandomStream.address(h.seed(), k, bias ? 1 : 0, features.size());
        users = new FactorSide(ratings.numUsers(), k);
        items = new FactorSide(ratings.numItems(), k);
        double deviation = Math.sqrt(variance);
        userPrior = new HyperPrior(ratings.byUser(), k, bias, deviation, RowFeatures.none(ratings.numUsers()));
        itemPrior = new HyperPrior(ratings.byItem(), k, bias, deviation, features);
        userUpdate = empty ? null : new GibbsUpdate(ratings.byUser(), userPrior, ratings.numItems());
        itemUpdate = empty ? null : new GibbsUpdate(ratings.byItem(), itemPrior, ratings.numUsers());
    }

    /** Variance of the ratings; 1 where all are equal. */
    private static double variance(SparseRatings.Rows rows) {
        double mean = MeanTrainer.mean(rows);
        double squares = 0;
        for (int slot = 0; slot < rows.size(); slot++) {
            squares += (rows.rating(slot) - mean) * (rows.rating(slot) - mean);
        }
        return squares > 0 ? squares / rows.size() : 1;
    }

    /**
     * All that a later sweep depends on: the distributions of rows are drawn anew in each, random numbers are addressed.
     *
     * @param users table of the users' {@link FactorSide}
     * @param items the same of the items
     */
    record State(
            float[] users,
            float[] items,
            double noise,
            double userFeaturePrecision,
            double itemFeaturePrecision,
            int fallbackDraws) {}

    /** The state after a sweep; the arrays are those of the chain. */
    State state() {
        return new State(
                users.table(),
                items.table(),
                noise,
                userPrior.featurePrecision(),
                itemPrior.featurePrecision(),
                fallbackDraws);
    }

    /** Goes on from the state of a chain on the same data. */
    void restore(State state) {
        users.restore(state.users());
        items.restore(state.items());
        noise = state.noise();
        userPrior.restore(state.userFeaturePrecision());
        itemPrior.restore(state.itemFeaturePrecision());
        fallbackDraws = state.fallbackDraws();
        errors = null;
    }

    /** Draws everything once; {@code sweep} counts from 1. */
    void sweep(int sweep, Workers workers) {
        if (!empty) {
            long rows = RandomStream.address(base, sweep);
            if (sweep > 1) {
                drawNoise(sweep, workers);
                userPrior.draw(users, hyperStream(sweep, USERS), workers);
            }
            fallbackDraws += userUpdate
                    .update(users, items, mean, noise, RandomStream.address(rows, USERS), workers)
                    .notPositiveDefinite();
            itemPrior.draw(items, hyperStream(sweep, ITEMS), workers);
            fallbackDraws += itemUpdate
                    .update(items, users, mean, noise, RandomStream.address(rows, ITEMS), workers)
                    .notPositiveDefinite();
        } else {
            drawNoise(sweep, workers);
        }
        errors = null;
    }

    private RandomStream hyperStream(int sweep, int side) {
        return random.at(RandomStream.address(base, sweep, HYPER), side);
    }

    private void drawNoise(int sweep, Workers workers) {
        ErrorSums sums = errors(workers);
        double shape = Math.max(1, (1 + sums.count()) / 2.0);
        random.at(RandomStream.address(base, sweep, HYPER), NOISE);
        noise = (variance + sums.squared()) / 2 / random.gamma(shape);
    }

    private ErrorSums errors(Workers workers) {
        if (errors == null) {
            errors = clip == null
                    ? errorPass.squaredErrors(ratings.byUser(), users, items, mean, workers)
                    : errorPass.squaredErrors(ratings.byUser(), users, items, mean, clip, workers);
        }
        return errors;
    }

    /** RMSE of this sample on the training ratings. */
    double trainRmse(Workers workers) {
        ErrorSums sums = errors(workers);
        return Math.sqrt(sums.clippedSquared() / sums.count());
    }

    /** Sum of squared errors of this sample on the training ratings, not clipped. */
    double trainSquares(Workers workers) {
        return errors(workers).squared();
    }

    /** This sample in coordinates that samples share. */
    CanonicalSample canonical() {
        return new CanonicalSample(
                users, items, userPrior, itemPrior, unrated(ratings.byUser()), unrated(ratings.byItem()));
    }

    private static boolean[] unrated(SparseRatings.Rows rows) {
        boolean[] unrated = new boolean[rows.numRows()];
        for (int row = 0; row < rows.numRows(); row++) {
            unrated[row] = rows.count(row) == 0;
        }
        return unrated;
    }

    double mean() {
        return mean;
    }

    /** Variance of a rating around its prediction, 1/α. */
    double noiseVariance() {
        return noise;
    }

    FactorSide users() {
        return users;
    }

    FactorSide items() {
        return items;
    }

    /** Features of the items, the count included; none where the data have none. */
    RowFeatures features() {
        return features;
    }

    /** Rows that float32 could not draw. */
    int fallbackDraws() {
        return fallbackDraws;
    }
}
