package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import org.factorlens.model.FactorModel;

/**
 * The best items of a model for many users: scores of a block of items for one user after the other, while the block's
 * factors are in the cache, each score offered to the user's list. Equal scores are ordered by item index. Scores are
 * float32 and summed in one order, whatever the vector length: a user's own mean and bias do not change the order of
 * items and are left out.
 */
final class TopLists {
    /** Items of a block: with k = 100, 400 KiB of factors. */
    private static final int ITEMS = 1024;
    /** Users of a task. */
    private static final int USERS = 32;

    private final FactorModel model;
    private final RankingProblem problem;
    private final int length;
    /** By block, factor and item; a block's biases stand before its factors. */
    private final float[] columns;

    private TopLists(FactorModel model, RankingProblem problem, int length) {
        this.model = model;
        this.problem = problem;
        this.length = length;
        this.columns = new float[Math.multiplyExact(Math.multiplyExact(blocks(), model.k() + 1), ITEMS)];
        for (int item = 0; item < model.numItems(); item++) {
            int start = start(item / ITEMS) + item % ITEMS;
            columns[start] = model.itemBias(item);
            for (int f = 0; f < model.k(); f++) {
                columns[start + (f + 1) * ITEMS] = model.itemFactor(item, f);
            }
        }
    }

    private int blocks() {
        return (model.numItems() + ITEMS - 1) / ITEMS;
    }

    private int start(int block) {
        return block * (model.k() + 1) * ITEMS;
    }

    /** A list of at most {@code length} items for each of the problem's users, best first. */
    static int[][] of(FactorModel model, RankingProblem problem, int length, Tasks tasks) {
        TopLists lists = new TopLists(model, problem, length);
        int[][] items = new int[problem.users().length][];
        tasks.run((items.length + USERS - 1) / USERS, task -> {
            int first = task * USERS;
            lists.fill(items, first, Math.min(items.length, first + USERS));
        });
        return items;
    }

    private void fill(int[][] items, int first, int end) {
        Best[] best = new Best[end - first];
        Arrays.setAll(best, i -> new Best(length, problem.excluded(problem.users()[first + i])));
        float[] scores = new float[ITEMS];
        for (int block = 0; block < blocks(); block++) {
            int size = Math.min(ITEMS, model.numItems() - block * ITEMS);
            for (int i = 0; i < best.length; i++) {
                score(problem.users()[first + i], start(block), scores);
                best[i].offer(scores, size, block * ITEMS);
            }
        }
        for (int i = 0; i < best.length; i++) {
            items[first + i] = best[i].items();
        }
    }

    /** Scores of the items of the block that begins at {@code start}. */
    private void score(int user, int start, float[] scores) {
        System.arraycopy(columns, start, scores, 0, ITEMS);
        int f = 0;
        for (; f + 4 <= model.k(); f += 4) {
            addFour(
                    scores,
                    columns,
                    start + (f + 1) * ITEMS,
                    model.userFactor(user, f),
                    model.userFactor(user, f + 1),
                    model.userFactor(user, f + 2),
                    model.userFactor(user, f + 3));
        }
        for (; f < model.k(); f++) {
            addOne(scores, columns, start + (f + 1) * ITEMS, model.userFactor(user, f));
        }
    }

    /** Four factors at a time, so that scores are read and written once for all four. */
    private static void addFour(float[] scores, float[] columns, int at, float p0, float p1, float p2, float p3) {
        for (int i = 0; i < ITEMS; i++) {
            scores[i] = scores[i]
                    + p0 * columns[at + i]
                    + p1 * columns[at + ITEMS + i]
                    + p2 * columns[at + 2 * ITEMS + i]
                    + p3 * columns[at + 3 * ITEMS + i];
        }
    }

    private static void addOne(float[] scores, float[] columns, int at, float p) {
        for (int i = 0; i < ITEMS; i++) {
            scores[i] = scores[i] + p * columns[at + i];
        }
    }

    /** The best items so far, best first. Lists are short: an item is put in its place by moving those behind it. */
    private static final class Best {
        private final int[] items;
        private final float[] scores;
        private final BitSet excluded;
        private int size;
        private float worst = Float.NEGATIVE_INFINITY;

        Best(int length, BitSet excluded) {
            this.items = new int[length];
            this.scores = new float[length];
            this.excluded = excluded;
        }

        /** Offers items in ascending order, so that of equal scores the first keeps its place. */
        void offer(float[] block, int count, int firstItem) {
            for (int i = 0; i < count; i++) {
                if (block[i] > worst && !excluded.get(firstItem + i)) {
                    insert(block[i], firstItem + i);
                }
            }
        }

        private void insert(float score, int item) {
            int place = size < items.length ? size++ : size - 1;
            while (place > 0 && scores[place - 1] < score) {
                scores[place] = scores[place - 1];
                items[place] = items[place - 1];
                place--;
            }
            scores[place] = score;
            items[place] = item;
            worst = size == items.length ? scores[size - 1] : worst;
        }

        int[] items() {
            return Arrays.copyOf(items, size);
        }
    }
}
