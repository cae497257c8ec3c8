package org.factorlens.training;

import org.factorlens.kernel.Kernel;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.SparseRatings;

/** Loss and RMSE after a sweep, on training and test ratings. */
final class SweepScorer {
    private final TrainingData data;
    private final double mean;
    private final Regularization regularization;
    private final LinkedMean linked;
    private final ErrorPass errorPass = new ErrorPass(Kernel.selected());

    /** Scores against {@code data}; {@code regularization} is null for models without a penalty. */
    SweepScorer(TrainingData data, double mean, Regularization regularization) {
        this(data, mean, regularization, null);
    }

    /** The same where {@code linked} is what items are pulled to; null for 0. */
    SweepScorer(TrainingData data, double mean, Regularization regularization, LinkedMean linked) {
        this.data = data;
        this.mean = mean;
        this.regularization = regularization;
        this.linked = linked;
    }

    SweepScore score(int sweep, FactorSide users, FactorSide items, Workers workers) {
        double penalty = penalty(users, items);
        ErrorSums train = errors(data.train().byUser(), users, items, workers);
        if (data.test() == null) {
            return new SweepScore(sweep, train.squared() / 2 + penalty, Double.NaN, rmse(train), Double.NaN);
        }
        ErrorSums test = errors(data.test().byUser(), users, items, workers);
        return new SweepScore(
                sweep, train.squared() / 2 + penalty, test.squared() / 2 + penalty, rmse(train), rmse(test));
    }

    /** The objective on the training ratings. */
    double trainLoss(FactorSide users, FactorSide items, Workers workers) {
        return errors(data.train().byUser(), users, items, workers).squared() / 2 + penalty(users, items);
    }

    /** {@code ½ λ_b Σ (b - m_b)² + ½ Σ λ_row |p - m|²} over both sides, and the penalty of what m comes from. */
    private double penalty(FactorSide users, FactorSide items) {
        return regularization == null
                ? 0
                : (penalty(users, null, data.train().byUser())
                                + penalty(
                                        items,
                                        linked == null ? null : linked.means(),
                                        data.train().byItem())
                                + (linked == null ? 0 : linked.penalty()))
                        / 2;
    }

    private double penalty(FactorSide side, FactorSide means, SparseRatings.Rows rows) {
        double sum = 0;
        for (int row = 0; row < side.numRows(); row++) {
            double squares = 0;
            for (int f = 0; f < side.k(); f++) {
                double difference = side.factor(row, f) - (means == null ? 0.0 : means.factor(row, f));
                squares += difference * difference;
            }
            double bias = side.bias(row) - (means == null ? 0.0 : means.bias(row));
            sum += regularization.rowLambda(rows.count(row)) * squares + regularization.biasLambda() * bias * bias;
        }
        return sum;
    }

    private ErrorSums errors(SparseRatings.Rows rows, FactorSide users, FactorSide items, Workers workers) {
        return data.clip() == null
                ? errorPass.squaredErrors(rows, users, items, mean, workers)
                : errorPass.squaredErrors(rows, users, items, mean, data.clip(), workers);
    }

    private static double rmse(ErrorSums sums) {
        return Math.sqrt(sums.clippedSquared() / sums.count());
    }
}
