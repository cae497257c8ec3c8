package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.kernel.Kernel;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.SparseRatings;

/**
 * Errors of the current state over a set of ratings, exact to float32 predictions: sums run in float64 within blocks of
 * rows that depend on the ratings alone, blocks are added in order. Use one instance per training run.
 */
final class ErrorPass {
    /** Predictions computed at once. */
    private static final int CHUNK = 1024;

    private static final RatingScale UNLIMITED =
            new RatingScale(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, false);

    private final Kernel kernel;
    private Scratch[] scratch = new Scratch[0];

    ErrorPass(Kernel kernel) {
        this.kernel = kernel;
    }

    private static final class Scratch {
        final int[] columns = new int[CHUNK];
        final float[] targets = new float[CHUNK];
        final float[] products = new float[CHUNK];
        final float[] lanes = new float[Kernel.SCRATCH];
        final float[] vector;
        final int k;
        double squared;
        double clippedSquared;
        double clippedAbsolute;

        Scratch(int k) {
            this.k = k;
            vector = new float[Kernel.paddedLength(k + 2)];
        }
    }

    /** Sums without a rating scale: clipped and unclipped agree. */
    ErrorSums squaredErrors(SparseRatings.Rows rows, FactorSide users, FactorSide items, double mean, Workers workers) {
        return squaredErrors(rows, users, items, mean, UNLIMITED, workers);
    }

    /**
     * Sums the errors over all ratings in {@code rows}.
     *
     * @param rows ratings, a row per user, columns items; training or test
     * @param users state of the users, not modified
     * @param items state of the items, not modified
     * @param mean constant term of every prediction
     * @param scale where predictions are clipped to
     * @param workers threads to run on
     */
    ErrorSums squaredErrors(
            SparseRatings.Rows rows,
            FactorSide users,
            FactorSide items,
            double mean,
            RatingScale scale,
            Workers workers) {
        int[] blockStart = RowSchedule.blocks(rows);
        if (scratch.length != workers.threads() || scratch[0].k != users.k()) {
            scratch = new Scratch[workers.threads()];
            Arrays.setAll(scratch, i -> new Scratch(users.k()));
        }
        ErrorSums[] sums = new ErrorSums[blockStart.length - 1];
        Predictions predictions = new Predictions(rows, users, items, mean, scale);
        workers.run(sums.length, (worker, block) -> {
            Scratch space = scratch[worker];
            space.squared = 0;
            space.clippedSquared = 0;
            space.clippedAbsolute = 0;
            for (int row = blockStart[block]; row < blockStart[block + 1]; row++) {
                predictions.addRow(row, space);
            }
            long count = rows.start(blockStart[block + 1]) - rows.start(blockStart[block]);
            sums[block] = new ErrorSums(count, space.squared, space.clippedSquared, space.clippedAbsolute);
        });
        return Arrays.stream(sums).reduce(ErrorSums.NONE, ErrorSums::plus);
    }

    /** The current predictions of all ratings of {@code rows}, beside which each rating is held. */
    private final class Predictions {
        final SparseRatings.Rows rows;
        final FactorSide users;
        final FactorSide items;
        /** Where there are no factors, else null. */
        final float[] itemBiases;

        final float[] centred;
        final float low;
        final float high;

        Predictions(SparseRatings.Rows rows, FactorSide users, FactorSide items, double mean, RatingScale scale) {
            this.rows = rows;
            this.users = users;
            this.items = items;
            this.itemBiases = users.k() == 0 ? items.biases() : null;
            this.centred = KernelUpdate.centre(rows.levels(), mean);
            this.low = (float) (scale.min() - mean);
            this.high = (float) (scale.max() - mean);
        }

        /** Adds the errors on the ratings of {@code row} to those of {@code space}. */
        void addRow(int row, Scratch space) {
            int first = Kernel.padding(users.k() + 2);
            users.copyFactors(row, space.vector, first);
            space.vector[first + users.k()] = users.bias(row);
            space.vector[first + users.k() + 1] = 1;
            for (int slot = rows.start(row); slot < rows.start(row + 1); slot += CHUNK) {
                int count = Math.min(CHUNK, rows.start(row + 1) - slot);
                rows.copyColumns(slot, slot + count, space.columns);
                rows.copyRatings(slot, slot + count, centred, space.targets);
                if (itemBiases != null) {
                    addBiases(users.bias(row), itemBiases, count, space);
                } else {
                    kernel.dots(
                            items.table(),
                            FactorSide.ORIGIN,
                            items.stride(),
                            space.columns,
                            count,
                            items.k() + 2,
                            space.vector,
                            space.lanes,
                            space.products);
                }
                addErrors(space, count);
            }
        }

        private void addErrors(Scratch space, int count) {
            double squared = space.squared;
            double clippedSquared = space.clippedSquared;
            double clippedAbsolute = space.clippedAbsolute;
            for (int p = 0; p < count; p++) {
                float target = space.targets[p];
                float product = space.products[p];
                double error = target - product;
                squared += error * error;
                double clipped = target - (product < low ? low : product > high ? high : product);
                clippedSquared += clipped * clipped;
                clippedAbsolute += Math.abs(clipped);
            }
            space.squared = squared;
            space.clippedSquared = clippedSquared;
            space.clippedAbsolute = clippedAbsolute;
        }
    }

    private static void addBiases(float userBias, float[] itemBiases, int count, Scratch space) {
        for (int p = 0; p < count; p++) {
            space.products[p] = userBias + itemBiases[space.columns[p]];
        }
    }
}
