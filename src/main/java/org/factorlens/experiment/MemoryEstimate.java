package org.factorlens.experiment;

import java.util.Locale;
import java.util.stream.IntStream;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.RatingTable;
import org.factorlens.split.Split;
import org.factorlens.training.Algorithm;

/**
 * What a run needs of the heap at its peak, reckoned from what is allocated per rating, user and item, so that too small a
 * heap is met before the start and not hours later.
 *
 * @param bytes need at the peak
 * @param ratings number of ratings
 * @param largestK largest number of factors in the plan
 */
record MemoryEstimate(long bytes, int ratings, int largestK) {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    /** What a heap is stated in multiples of. */
    private static final long STEP = 64 * MIB;
    /** The program itself: classes, strings, what the collector keeps free. */
    private static final long BASE = 24L << 20;
    /** What collectors need beyond what is alive: generations have fixed shares of the heap (measured, decision 403). */
    private static final double HEADROOM = 1.3;

    private static final int ID_BYTES = 200;
    private static final int TITLE_BYTES = 150;
    /** Positions, a shuffled copy, and both parts. */
    private static final int SPLIT_BYTES = 16;
    /** The same, with objects that are sorted by time. */
    private static final int TEMPORAL_SPLIT_BYTES = 40;
    /** Two predictions and the position. */
    private static final int PREDICTION_BYTES = 20;
    /** What each thread needs beside these for the part of an evaluation that it makes, and how many parts need it. */
    private static final int EVALUATION_BYTES = 20;

    private static final int EVALUATION_PARTS = 3;
    /** Squares and counts, kept for the comparison of cells. */
    private static final int OUTCOME_BYTES = 12;
    /** Per entry of a row of a sampled model: the rows in other coordinates, one sample with its items once more, and the mean of samples. */
    private static final int SAMPLED_BYTES = 36;
    /** Per test rating of a sampled model: means, variance, and copies of them by position. */
    private static final int SAMPLED_RATING_BYTES = 56;
    /** Per entry of an item's row of a sampled model: 32 samples. */
    private static final int KEPT_BYTES = 128;
    /** Most bytes of those samples. */
    private static final long KEPT_MOST = 64L << 20;
    /** Per rating of item kNN: an item and a residual, and predictions with their places. */
    private static final int NEIGHBOUR_RATING_BYTES = 24;
    /** Per item and thread of item kNN: products, counts, similarities, and the number of a related item. */
    private static final int NEIGHBOUR_ITEM_BYTES = 20;
    /** Segments of heavy rows that training keeps at once. */
    private static final int SEGMENTS = 64;

    /**
     * The estimate for a run of {@code plan}.
     *
     * @param threads threads of each cell
     * @param cellsAtOnce cells that are trained side by side
     * @param foldsAtOnce folds whose ratings are held at the same time
     */
    static MemoryEstimate of(Plan plan, RatingTable table, int threads, int cellsAtOnce, int foldsAtOnce) {
        long n = table.size();
        long rows = (long) table.numUsers() + table.numItems();
        Split split = plan.experiment().split();
        int k = largestK(plan, Math.max(table.numUsers(), table.numItems()));
        double test = testShare(split, table);
        long data = table.heapBytes() + ID_BYTES * rows + (long) TITLE_BYTES * table.numItems();
        long fold = fold(n, test, split.validation(), table.values().levels().length > 256 ? 2 : 1);
        long dividing = n * (split instanceof Split.Temporal ? TEMPORAL_SPLIT_BYTES : SPLIT_BYTES);
        boolean sampled = plan.configurations().stream().anyMatch(c -> c.algorithm() == Algorithm.GIBBS);
        long kept = Math.min(KEPT_MOST, (long) KEPT_BYTES * table.numItems() * (k + 1));
        long sampling = sampled ? SAMPLED_BYTES * rows * (k + 1) + (long) (SAMPLED_RATING_BYTES * test * n) + kept : 0;
        boolean linked = plan.configurations().stream().anyMatch(Configuration::featured);
        long means = linked ? (long) Float.BYTES * table.numItems() * (k + 2) : 0;
        boolean near = plan.configurations().stream().anyMatch(c -> c.algorithm() == Algorithm.ITEM_KNN);
        long neighbours =
                near ? NEIGHBOUR_RATING_BYTES * n + (long) NEIGHBOUR_ITEM_BYTES * threads * table.numItems() : 0;
        long cells = cellsAtOnce
                * (neighbours
                        + state(rows, k)
                        + means
                        + sampling
                        + scratch(k, threads)
                        + (long) ((PREDICTION_BYTES + EVALUATION_BYTES * (1 + Math.min(threads, EVALUATION_PARTS)))
                                * test
                                * n));
        long leading = state(rows, k) / 2 + (sampled ? (long) (SAMPLED_RATING_BYTES * test * n) + kept : 0);
        long outcomes = (long) OUTCOME_BYTES * table.numUsers() * AdaptiveSearch.mostCells(plan);
        long peak =
                data + Math.max(dividing + (foldsAtOnce - 1) * fold, foldsAtOnce * fold + cells + leading + outcomes);
        return new MemoryEstimate(BASE + (long) (HEADROOM * peak), table.size(), k);
    }

    /** Cells whose factors no array holds fail at once, each with its own sentence, and allocate nothing. */
    private static int largestK(Plan plan, int rows) {
        boolean searched = plan.experiment().matrix().stream().anyMatch(Experiment.Block::autoK);
        return IntStream.concat(
                        plan.configurations().stream()
                                .filter(c -> c.algorithm().fits())
                                .mapToInt(Configuration::k),
                        searched ? IntStream.of(AdaptiveSearch.LARGEST_K) : IntStream.empty())
                .filter(k -> (long) rows * k <= Integer.MAX_VALUE)
                .max()
                .orElse(0);
    }

    /** Share of the ratings that is the test part. */
    private static double testShare(Split split, RatingTable table) {
        if (split instanceof Split.HoldOut holdOut) {
            return holdOut.test();
        }
        if (split instanceof Split.Temporal temporal) {
            return temporal.test();
        }
        if (split instanceof Split.NumpyHoldOut holdOut) {
            return 1 - holdOut.trainFraction();
        }
        return split instanceof Split.KFold kFold ? 1.0 / kFold.folds() : 1.0 / (2 * split.folds());
    }

    /** Positions, training ratings in both orientations (with and without the validation part), test ratings in one. */
    private static long fold(long n, double test, double validation, int codeBytes) {
        int oneSide = Integer.BYTES + codeBytes;
        double train = (1 - test) * 2 * oneSide * (validation > 0 ? 2 - validation : 1);
        return (long) (n * (Integer.BYTES + train + test * oneSide));
    }

    /** Factors and biases while they are trained, and as a model. */
    private static long state(long rows, int k) {
        return rows * Float.BYTES * (2L * k + 4);
    }

    private static long scratch(int k, int threads) {
        return (long) (SEGMENTS + threads) * Float.BYTES * (k + 2) * (k + 2);
    }

    /**
     * Refuses a heap that is too small.
     *
     * @param heap largest size of the heap
     * @throws BadInputException with what is needed and what can be done
     */
    void check(long heap) {
        if (bytes <= heap) {
            return;
        }
        throw new BadInputException(String.format(
                Locale.ROOT,
                "the run needs about %s of heap for %,d ratings at k up to %d, and the JVM has %s: start it with java"
                        + " -Xmx%dm -jar …, or use fewer ratings, a smaller k or fewer threads",
                size(bytes),
                ratings,
                largestK,
                size(heap),
                (bytes + STEP - 1) / STEP * (STEP / MIB)));
    }

    private static String size(long bytes) {
        return bytes < GIB
                ? String.format(Locale.ROOT, "%d MiB", bytes / MIB)
                : String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
    }
}
