package org.factorlens.training;

import org.factorlens.model.Regularization;
import org.factorlens.ratings.SparseRatings;

/**
 * Half a sweep of alternating least squares: with one side held, each row of the other gets the factors p and bias b that
 * minimize {@code ½ Σ (r − mean − b_other − b − p·q)² + ½ λ_r ‖p − m‖² + ½ λ_b (b − m_b)²} over its ratings, jointly; m is 0
 * where nothing is said of rows. Rows without ratings become m, or keep their start values where settings say so. The result does
 * not depend on the number of workers. An instance serves one update at a time.
 */
interface RowUpdate {
    /**
     * What an update minimizes.
     *
     * @param mean the constant term of every prediction, in rating units
     * @param bias whether rows have a bias; without, biases are held at 0
     * @param lambda penalty on factors, at least 0
     * @param biasLambda penalty on the bias, at least 0, never weighted
     * @param weighting what multiplies lambda
     * @param update whether both at once, in turn, or by conjugate gradient steps
     * @param prior m, what each row is pulled to, not modified; null for 0
     */
    record Settings(
            double mean,
            boolean bias,
            double lambda,
            double biasLambda,
            Weighting weighting,
            Update update,
            FactorSide prior) {
        /** Rows are pulled to 0. */
        Settings(double mean, boolean bias, double lambda, double biasLambda, Weighting weighting, Update update) {
            this(mean, bias, lambda, biasLambda, weighting, update, null);
        }

        /** Joint updates. */
        Settings(double mean, boolean bias, double lambda, double biasLambda, Weighting weighting) {
            this(mean, bias, lambda, biasLambda, weighting, Update.JOINT);
        }

        /** Checks the ranges. */
        public Settings {
            if (!(lambda >= 0) || !(biasLambda >= 0) || Double.isInfinite(lambda) || Double.isInfinite(biasLambda)) {
                throw new IllegalArgumentException("lambda " + lambda + ", bias lambda " + biasLambda);
            }
        }

        /** What a model with this regularization minimizes. */
        static Settings of(double mean, Regularization regularization, Update update) {
            return new Settings(
                    mean,
                    regularization.bias(),
                    regularization.lambda(),
                    regularization.biasLambda(),
                    regularization.weighted() ? Weighting.WEIGHTED : Weighting.PLAIN,
                    update);
        }

        /** The same with rows pulled to those of {@code means}. */
        Settings towards(FactorSide means) {
            return new Settings(mean, bias, lambda, biasLambda, weighting, update, means);
        }

        /** Entry {@code unknown} of m for {@code row}: a factor, or behind the {@code k} factors the bias. */
        float prior(int row, int unknown, int k) {
            return prior == null ? 0 : unknown < k ? prior.factor(row, unknown) : prior.bias(row);
        }

        /** Whether rows without ratings stay as they are. */
        boolean keepsStart() {
            return update == Update.ALTERNATING_START;
        }

        /** Sets {@code row}, which has no ratings, to m, unless such rows keep their start values. */
        void setUnrated(FactorSide side, int row) {
            if (keepsStart()) {
                return;
            }
            for (int f = 0; f < side.k(); f++) {
                side.setFactor(row, f, prior(row, f, side.k()));
            }
            side.setBias(row, prior(row, side.k(), side.k()));
        }

        /** The penalty on the factors of a row with {@code count} ratings. */
        double rowLambda(int count) {
            return weighting == Weighting.WEIGHTED ? lambda * count : lambda;
        }

        /** Whether a row gets its bias first and then its factors. */
        boolean inTurn() {
            return (update == Update.ALTERNATING || keepsStart()) && bias;
        }

        /** Number of unknowns of a row with {@code k} factors. */
        int unknowns(int k) {
            return bias ? k + 1 : k;
        }
    }

    /**
     * Updates every row of {@code side}.
     *
     * @param rows ratings, a row per row of {@code side}, columns indexing {@code other}
     * @param side what is solved for, overwritten
     * @param other what is held, not modified
     * @param settings what is minimized
     * @param workers threads to run on
     */
    UpdateReport update(SparseRatings.Rows rows, FactorSide side, FactorSide other, Settings settings, Workers workers);
}
