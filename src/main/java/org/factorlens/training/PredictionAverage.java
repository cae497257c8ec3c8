package org.factorlens.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.factorlens.kernel.Kernel;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.SparseRatings;

/**
 * Running mean and variance of the predictions of held-out ratings over samples (Welford 1962), without keeping samples. A
 * prediction is the average of the samples' predictions, each clipped to the
 * scale; the plain average and its spread are kept beside it.
 */
final class PredictionAverage {
    private static final int ROWS_AT_ONCE = 64;
    private static final int MONITORED = 4;

    private final Kernel kernel;
    private final SparseRatings.Rows rows;
    private final double mean;
    private final RatingScale clip;
    private final double[] average;
    private final double[] raw;
    private final double[] squares;
    private final int[] monitoredRow;
    private final int[] monitoredSlot;
    private int samples;

    /**
     * Nothing averaged yet.
     *
     * @param rows held-out ratings by user
     * @param mean constant term of every prediction
     * @param clip scale for the RMSE, or null
     */
    PredictionAverage(Kernel kernel, SparseRatings.Rows rows, double mean, RatingScale clip) {
        this.kernel = kernel;
        this.rows = rows;
        this.mean = mean;
        this.clip = clip;
        this.average = new double[rows.size()];
        this.raw = new double[rows.size()];
        this.squares = new double[rows.size()];
        int monitored = Math.min(MONITORED, rows.size());
        this.monitoredSlot = new int[monitored];
        this.monitoredRow = new int[monitored];
        for (int m = 0; m < monitored; m++) {
            monitoredSlot[m] = (int) ((2L * m + 1) * rows.size() / (2 * monitored));
            while (rows.start(monitoredRow[m] + 1) <= monitoredSlot[m]) {
                monitoredRow[m]++;
            }
        }
    }

    /** Running sums by slot; the arrays are those of the average. */
    record State(int samples, double[] average, double[] raw, double[] squares) {}

    State state() {
        return new State(samples, average, raw, squares);
    }

    /** Goes on from the state of an average over the same ratings. */
    void restore(State state) {
        samples = state.samples();
        System.arraycopy(state.average(), 0, average, 0, average.length);
        System.arraycopy(state.raw(), 0, raw, 0, raw.length);
        System.arraycopy(state.squares(), 0, squares, 0, squares.length);
    }

    /**
     * RMSE of a sample, and of the average.
     *
     * @param sample of this sample
     * @param average of the average with it; NaN where nothing is kept
     */
    record Rmse(double sample, double average) {}

    /** Scores a sample, and takes it into the average where {@code keep}. */
    Rmse add(FactorSide users, FactorSide items, boolean keep, Workers workers) {
        samples += keep ? 1 : 0;
        double weight = 1.0 / samples;
        int tasks = (rows.numRows() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        double[] ofSample = new double[tasks];
        double[] ofAverage = new double[tasks];
        workers.run(tasks, (worker, task) -> {
            Scratch scratch = new Scratch(items.k());
            double squaresOfSample = 0;
            double squaresOfAverage = 0;
            int end = Math.min(rows.numRows(), (task + 1) * ROWS_AT_ONCE);
            for (int row = task * ROWS_AT_ONCE; row < end; row++) {
                scratch.predict(row, users, items);
                for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
                    double predicted = mean + scratch.products[slot - rows.start(row)];
                    double scored = clipped(predicted);
                    double rating = rows.rating(slot);
                    squaresOfSample += (scored - rating) * (scored - rating);
                    if (keep) {
                        keep(slot, predicted, scored, weight);
                        double error = clipped(average[slot]) - rating;
                        squaresOfAverage += error * error;
                    }
                }
            }
            ofSample[task] = squaresOfSample;
            ofAverage[task] = squaresOfAverage;
        });
        return new Rmse(rmse(ofSample), keep ? rmse(ofAverage) : Double.NaN);
    }

    private void keep(int slot, double predicted, double scored, double weight) {
        average[slot] += weight * (scored - average[slot]);
        double change = predicted - raw[slot];
        raw[slot] += weight * change;
        squares[slot] += change * (predicted - raw[slot]);
    }

    private double clipped(double predicted) {
        return clip == null ? predicted : clip.clip(predicted);
    }

    private double rmse(double[] sums) {
        return Math.sqrt(Arrays.stream(sums).reduce(0, Double::sum) / rows.size());
    }

    /** Scratch space of a task. */
    private final class Scratch {
        private final float[] vector;
        private final float[] lanes = new float[Kernel.SCRATCH];
        private int[] columns = new int[0];
        private float[] products = new float[0];

        private Scratch(int k) {
            vector = new float[Kernel.paddedLength(k + 2)];
        }

        private void predict(int row, FactorSide users, FactorSide items) {
            int count = rows.count(row);
            if (columns.length < count) {
                columns = new int[count];
                products = new float[count];
            }
            int k = users.k();
            int first = Kernel.padding(k + 2);
            users.copyFactors(row, vector, first);
            vector[first + k] = users.bias(row);
            vector[first + k + 1] = 1;
            rows.copyColumns(rows.start(row), rows.start(row + 1), columns);
            kernel.dots(
                    items.table(), FactorSide.ORIGIN, items.stride(), columns, count, k + 2, vector, lanes, products);
        }
    }

    /** A sample's predictions of a few ratings that are spread over all. */
    List<Double> monitored(FactorSide users, FactorSide items) {
        List<Double> predictions = new ArrayList<>();
        for (int m = 0; m < monitoredSlot.length; m++) {
            int user = monitoredRow[m];
            int item = rows.column(monitoredSlot[m]);
            double sum = mean + users.bias(user) + items.bias(item);
            for (int f = 0; f < users.k(); f++) {
                sum += (double) users.factor(user, f) * items.factor(item, f);
            }
            predictions.add(sum);
        }
        return predictions;
    }

    /** Average prediction by slot, not clipped (a copy). */
    double[] raw() {
        return raw.clone();
    }

    /** Average of the clipped predictions by slot (a copy). */
    double[] average() {
        return average.clone();
    }

    /** Standard deviation of the predictions by slot; 0 for fewer than two samples. */
    double[] deviation() {
        double[] deviation = new double[squares.length];
        Arrays.setAll(deviation, slot -> samples < 2 ? 0 : Math.sqrt(squares[slot] / (samples - 1)));
        return deviation;
    }
}
