package org.factorlens.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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

    /** Candidates beyond k that are collected before all but the nearest k are dropped. */
    private static final int ROOM = 64;

    private static final long SLOT = 0xffff_ffffL;

    private final SparseRatings train;
    private final FactorModel means;
    private final int k;
    private final double shrinkage;
    /** Each user's items in the slots of the training ratings by user, those that most rated first. */
    private final int[] items;
    /** What the means leave of these ratings. */
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
        this.k = Math.min(k, train.numItems());
        this.shrinkage = shrinkage;
        this.items = new int[train.size()];
        this.residuals = new float[train.size()];
        this.lengths = new double[train.numItems()];
        SparseRatings.Rows rows = train.byItem();
        int[] next =
                IntStream.range(0, train.numUsers()).map(train.byUser()::start).toArray();
        for (int item : mostRatedFirst(rows)) {
            for (int slot = rows.start(item); slot < rows.start(item + 1); slot++) {
                float residual = residual(slot, item);
                int at = next[rows.column(slot)]++;
                items[at] = item;
                residuals[at] = residual;
                lengths[item] += (double) residual * residual;
            }
        }
        Arrays.setAll(lengths, item -> Math.sqrt(lengths[item]));
    }

    private static int[] mostRatedFirst(SparseRatings.Rows byItem) {
        return IntStream.range(0, byItem.numRows())
                .boxed()
                .sorted(Comparator.comparingInt((Integer item) -> -byItem.count(item)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What the means leave of the rating in {@code slot} of the training ratings by item. */
    private float residual(int slot, int item) {
        SparseRatings.Rows rows = train.byItem();
        return (float) (rows.rating(slot) - means.predict(rows.column(slot), item));
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

    /**
     * Predictions before clipping; a training rating is not its own neighbour.
     *
     * @param asked sets of ratings by user
     * @return for each set a prediction per rating, in its slot
     */
    double[][] predictions(List<SparseRatings.Rows> asked, Workers workers) {
        List<Asked> sets =
                asked.stream().map(rows -> Asked.of(rows, train.numItems())).toList();
        Scratch[] scratch = new Scratch[workers.threads()];
        workers.run((train.numItems() + ITEMS - 1) / ITEMS, (worker, task) -> {
            if (scratch[worker] == null) {
                scratch[worker] = new Scratch();
            }
            for (int item = task * ITEMS; item < Math.min(train.numItems(), (task + 1) * ITEMS); item++) {
                predict(item, sets, scratch[worker]);
            }
        });
        return sets.stream().map(Asked::predictions).toArray(double[][]::new);
    }

    private void predict(int item, List<Asked> sets, Scratch scratch) {
        if (sets.stream().noneMatch(asked -> asked.count(item) > 0)) {
            return;
        }
        scratch.relate(item);
        for (Asked asked : sets) {
            for (int at = asked.start[item]; at < asked.start[item + 1]; at++) {
                asked.predictions[asked.slot[at]] =
                        means.predict(asked.user[at], item) + scratch.deviation(asked.user[at]);
            }
        }
        scratch.forget();
    }

    /** The users and slots of ratings, sorted by item, and their predictions by slot. */
    private record Asked(int[] start, int[] user, int[] slot, double[] predictions) {
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
            return new Asked(start, users, slots, new double[rows.size()]);
        }

        int count(int item) {
            return start[item + 1] - start[item];
        }
    }

    /** What one thread knows of one item and of the neighbours that it is looking at. */
    private final class Scratch {
        private final double[] products = new double[train.numItems()];
        private final int[] common = new int[train.numItems()];
        private final float[] similarity = new float[train.numItems()];
        /** Items with a common rater, the only ones that are not 0 in the arrays above; room for one that is not kept. */
        private final int[] related = new int[train.numItems() + 1];

        private int numRelated;
        /** Candidates: the similarity's bits, which order as similarities do, before the complement of the slot. */
        private final long[] nearest = new long[k + ROOM];

        /** Sets the similarities of {@code item} to all others, until {@link #forget}; an item is none of its own. */
        void relate(int item) {
            SparseRatings.Rows raters = train.byItem();
            for (int slot = raters.start(item); slot < raters.start(item + 1); slot++) {
                add(raters.column(slot), residual(slot, item));
            }
            for (int i = 0; i < numRelated; i++) {
                int other = related[i];
                if (products[other] > 0 && other != item) {
                    similarity[other] = (float) (products[other]
                            / (lengths[item] * lengths[other])
                            * (common[other] / (common[other] + shrinkage)));
                }
            }
        }

        void forget() {
            for (int i = 0; i < numRelated; i++) {
                products[related[i]] = 0;
                common[related[i]] = 0;
                similarity[related[i]] = 0;
            }
            numRelated = 0;
        }

        private void add(int user, float residual) {
            SparseRatings.Rows rows = train.byUser();
            int end = numRelated;
            for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                int other = items[slot];
                products[other] += (double) residual * residuals[slot];
                related[end] = other;
                end += common[other] == 0 ? 1 : 0;
                common[other]++;
            }
            numRelated = end;
        }

        /** The neighbours' weighted mean of what the user's ratings leave, 0 without neighbours; of equals the one that more rated. */
        double deviation(int user) {
            SparseRatings.Rows rows = train.byUser();
            long least = SLOT;
            int size = 0;
            for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                long candidate = (long) Float.floatToRawIntBits(similarity[items[slot]]) << Integer.SIZE | ~slot & SLOT;
                nearest[size] = candidate;
                size += candidate > least ? 1 : 0;
                if (size == nearest.length) {
                    Arrays.sort(nearest);
                    System.arraycopy(nearest, size - k, nearest, 0, k);
                    size = k;
                    least = nearest[0];
                }
            }
            Arrays.sort(nearest, 0, size);
            double weights = 0;
            double sum = 0;
            for (int i = size - 1; i >= Math.max(0, size - k); i--) {
                float weight = Float.intBitsToFloat((int) (nearest[i] >>> Integer.SIZE));
                weights += weight;
                sum += (double) weight * residuals[~(int) nearest[i]];
            }
            return weights == 0 ? 0 : sum / weights;
        }
    }
}
