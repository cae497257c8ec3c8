package org.factorlens.training;

import org.factorlens.model.Regularization;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.SparseRatings;

/** Loss and RMSE after a sweep, on training and test ratings. */
final class SweepScorer {
    /** Rows summed by one task; fixed, so that sums do not depend on the number of threads. */
    private static final int BLOCK = 256;

    private final TrainingData data;
    private final double mean;
    private final Regularization regularization;

    /** Scores against {@code data}; {@code regularization} is null for models without a penalty. */
    SweepScorer(TrainingData data, double mean, Regularization regularization) {
        this.data = data;
        this.mean = mean;
        this.regularization = regularization;
    }

    SweepScore score(int sweep, FactorSide users, FactorSide items, Workers workers) {
        double penalty = penalty(users, items);
        ErrorSums train = errors(data.train().byUser(), users, items, workers);
        if (data.test() == null) {
            return new SweepScore(sweep, train.raw() / 2 + penalty, Double.NaN, train.rmse(), Double.NaN);
        }
        ErrorSums test = errors(data.test().byUser(), users, items, workers);
        return new SweepScore(sweep, train.raw() / 2 + penalty, test.raw() / 2 + penalty, train.rmse(), test.rmse());
    }

    /** The objective on the training ratings. */
    double trainLoss(FactorSide users, FactorSide items, Workers workers) {
        return errors(data.train().byUser(), users, items, workers).raw() / 2 + penalty(users, items);
    }

    /** {@code ½ λ_b Σ b² + ½ Σ λ_row |p|²} over both sides. */
    private double penalty(FactorSide users, FactorSide items) {
        return regularization == null
                ? 0
                : (penalty(users, data.train().byUser())
                                + penalty(items, data.train().byItem()))
                        / 2;
    }

    private double penalty(FactorSide side, SparseRatings.Rows rows) {
        double sum = 0;
        for (int row = 0; row < side.numRows(); row++) {
            double squares = 0;
            for (int f = 0; f < side.k(); f++) {
                squares += (double) side.factor(row, f) * side.factor(row, f);
            }
            sum += regularization.rowLambda(rows.count(row)) * squares
                    + regularization.biasLambda() * side.bias(row) * side.bias(row);
        }
        return sum;
    }

    private ErrorSums errors(SparseRatings.Rows rows, FactorSide users, FactorSide items, Workers workers) {
        int blocks = (rows.numRows() + BLOCK - 1) / BLOCK;
        double[] raw = new double[blocks];
        double[] clipped = new double[blocks];
        workers.run(blocks, (worker, block) -> {
            for (int user = block * BLOCK; user < Math.min(rows.numRows(), (block + 1) * BLOCK); user++) {
                for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                    int item = rows.column(slot);
                    double predicted = mean + users.bias(user) + items.bias(item);
                    for (int f = 0; f < users.k(); f++) {
                        predicted += (double) users.factor(user, f) * items.factor(item, f);
                    }
                    double error = rows.rating(slot) - predicted;
                    double clippedError = rows.rating(slot) - clip(data.clip(), predicted);
                    raw[block] += error * error;
                    clipped[block] += clippedError * clippedError;
                }
            }
        });
        double rawSum = 0;
        double clippedSum = 0;
        for (int block = 0; block < blocks; block++) {
            rawSum += raw[block];
            clippedSum += clipped[block];
        }
        return new ErrorSums(rows.size(), rawSum, clippedSum);
    }

    private static double clip(RatingScale scale, double value) {
        return scale == null ? value : scale.clip(value);
    }

    /** Sums of squared errors, before and after clipping. */
    private record ErrorSums(long count, double raw, double clipped) {
        double rmse() {
            return Math.sqrt(clipped / count);
        }
    }
}
