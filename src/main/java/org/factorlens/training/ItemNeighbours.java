package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.SparseRatings;

/**
 * Predictions from the items that are most like the one asked for, among those the user rated (Sarwar et al. 2001; Koren
 * 2010): {@code m(u,i) + Σ s(i,j) e(u,j) / Σ s(i,j)}, where m is a model of means, e what it leaves of a training rating,
 * and s the cosine of two items' residuals times {@code n / (n + shrinkage)} for n common raters. Only items with a
 * similarity above 0 count. The similarities of one item to all others are made, used and forgotten, so that memory
 * grows with the number of items; every sum has one order, whatever the number of threads.
 */
final class ItemNeighbours {
    /** Items of a task. */
    private static final int ITEMS = 16;

    private final SparseRatings train;
    private final FactorModel means;
    private final int k;
    private final double shrinkage;
    /** By slot of the training ratings by user. */
    private final float[] residuals;
    /** Euclidean length of each item's residuals. */
    private final double[] lengths;

    /**
     * The neighbourhoods of training ratings.
     *
     * @param train ratings
     * @param means a model of means
     * @param k most neighbours of a prediction, at least 0
     * @param shrinkage at least 0
     */
    ItemNeighbours(SparseRatings train, FactorModel means, int k, double shrinkage) {
        this.train = train;
        this.means = means;
        this.k = k;
        this.shrinkage = shrinkage;
        this.residuals = new float[train.size()];
        this.lengths = new double[train.numItems()];
        SparseRatings.Rows rows = train.byUser();
        for (int user = 0; user < rows.numRows(); user++) {
            for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                residuals[slot] = (float) (rows.rating(slot) - means.predict(user, rows.column(slot)));
                lengths[rows.column(slot)] += (double) residuals[slot] * residuals[slot];
            }
        }
        Arrays.setAll(lengths, item -> Math.sqrt(lengths[item]));
    }

    /** Pairs of ratings of the same user, which is what the similarities of all items take. */
    static long pairs(SparseRatings ratings) {
        long pairs = 0;
        for (int user = 0; user < ratings.numUsers(); user++) {
            long count = ratings.byUser().count(user);
            pairs += count * count;
        }
        return pairs;
    }

    /** A prediction before clipping for each of the given ratings by user, in its slot; a training rating is not its own neighbour. */
    double[] predictions(SparseRatings.Rows asked, Workers workers) {
        Asked byItem = Asked.of(asked, train.numItems());
        double[] predictions = new double[asked.size()];
        Scratch[] scratch = new Scratch[workers.threads()];
        workers.run((train.numItems() + ITEMS - 1) / ITEMS, (worker, task) -> {
            if (scratch[worker] == null) {
                scratch[worker] = new Scratch();
            }
            for (int item = task * ITEMS; item < Math.min(train.numItems(), (task + 1) * ITEMS); item++) {
                if (byItem.start[item] < byItem.start[item + 1]) {
                    scratch[worker].relate(item);
                }
                for (int at = byItem.start[item]; at < byItem.start[item + 1]; at++) {
                    predictions[byItem.slot[at]] =
                            means.predict(byItem.user[at], item) + scratch[worker].deviation(byItem.user[at]);
                }
            }
        });
        return predictions;
    }

    /** The users and slots of ratings, sorted by item. */
    private record Asked(int[] start, int[] user, int[] slot) {
        static Asked of(SparseRatings.Rows rows, int numItems) {
            int[] start = new int[numItems + 1];
            for (int slot = 0; slot < rows.size(); slot++) {
                start[rows.column(slot) + 1]++;
            }
            Arrays.parallelPrefix(start, Integer::sum);
            int[] next = start.clone();
            int[] users = new int[rows.size()];
            int[] slots = new int[rows.size()];
            for (int user = 0; user < rows.numRows(); user++) {
                for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                    int at = next[rows.column(slot)]++;
                    users[at] = user;
                    slots[at] = slot;
                }
            }
            return new Asked(start, users, slots);
        }
    }

    /** What one thread knows of one item and of the neighbours that it is looking at. */
    private final class Scratch {
        private final double[] products = new double[train.numItems()];
        private final int[] common = new int[train.numItems()];
        private final float[] similarity = new float[train.numItems()];
        /** The neighbours so far, most similar first. */
        private final float[] nearest;

        private final float[] theirs;

        Scratch() {
            int most = 0;
            for (int user = 0; user < train.numUsers(); user++) {
                most = Math.max(most, train.byUser().count(user));
            }
            nearest = new float[Math.min(k, most)];
            theirs = new float[nearest.length];
        }

        /** Sets the similarities of {@code item} to all others; an item is none of its own. */
        void relate(int item) {
            Arrays.fill(products, 0);
            Arrays.fill(common, 0);
            SparseRatings.Rows raters = train.byItem();
            for (int slot = raters.start(item); slot < raters.start(item + 1); slot++) {
                add(raters.column(slot), (float) (raters.rating(slot) - means.predict(raters.column(slot), item)));
            }
            for (int other = 0; other < similarity.length; other++) {
                similarity[other] = products[other] <= 0
                        ? 0
                        : (float) (products[other]
                                / (lengths[item] * lengths[other])
                                * (common[other] / (common[other] + shrinkage)));
            }
            similarity[item] = 0;
        }

        private void add(int user, float residual) {
            SparseRatings.Rows rows = train.byUser();
            for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                products[rows.column(slot)] += (double) residual * residuals[slot];
                common[rows.column(slot)]++;
            }
        }

        /** The neighbours' weighted mean of what the user's ratings leave, 0 without neighbours; of equals the first counts. */
        double deviation(int user) {
            SparseRatings.Rows rows = train.byUser();
            int size = 0;
            for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                float candidate = similarity[rows.column(slot)];
                if (candidate > 0 && (size < nearest.length || (size > 0 && candidate > nearest[size - 1]))) {
                    size = Math.min(nearest.length, size + 1);
                    insert(candidate, residuals[slot], size - 1);
                }
            }
            double weights = 0;
            double sum = 0;
            for (int i = 0; i < size; i++) {
                weights += nearest[i];
                sum += (double) nearest[i] * theirs[i];
            }
            return size == 0 ? 0 : sum / weights;
        }

        private void insert(float candidate, float residual, int last) {
            int place = last;
            while (place > 0 && nearest[place - 1] < candidate) {
                nearest[place] = nearest[place - 1];
                theirs[place] = theirs[place - 1];
                place--;
            }
            nearest[place] = candidate;
            theirs[place] = residual;
        }
    }
}
