package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.factorlens.linalg.Gauss;
import org.factorlens.model.FactorModel;
import org.factorlens.model.Models;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainers whose answer is known in closed form, and what no trainer may depend on. */
class AlsBaselineTest {
    private static final RatingTable TABLE = Problem.TABLE;
    private static final double MEAN = mean(Problem.TRAIN);

    private static double mean(int[] positions) {
        return IntStream.of(positions).mapToDouble(TABLE::rating).average().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void biasOnly_converged_equalsTheRidgeSolutionOverAllBiases(boolean alternating) {
        Hyperparameters joint = Problem.als(0, 7, true, false, 300);
        FactorModel model =
                Problem.train(alternating ? Problem.alternating(joint) : joint).model();
        double[] expected = ridge(3);
        for (int user = 0; user < TABLE.numUsers(); user++) {
            assertThat((double) model.userBias(user)).isEqualTo(expected[user], within(2e-5));
        }
        for (int item = 0; item < TABLE.numItems(); item++) {
            assertThat((double) model.itemBias(item)).isEqualTo(expected[TABLE.numUsers() + item], within(2e-5));
        }
        assertThat(model.mean()).isEqualTo(MEAN, within(1e-12));
    }

    /** The minimum of the objective without factors: one linear system in all biases, users first. */
    private static double[] ridge(double biasLambda) {
        int size = TABLE.numUsers() + TABLE.numItems();
        double[][] a = new double[size][size];
        double[] b = new double[size];
        for (int i = 0; i < size; i++) {
            a[i][i] = biasLambda;
        }
        for (int p : Problem.TRAIN) {
            int user = TABLE.user(p);
            int item = TABLE.numUsers() + TABLE.item(p);
            a[user][user]++;
            a[item][item]++;
            a[user][item]++;
            a[item][user]++;
            b[user] += TABLE.rating(p) - MEAN;
            b[item] += TABLE.rating(p) - MEAN;
        }
        return Gauss.solve(a, b);
    }

    @Test
    void biasOnly_anyLambda_isTheSameModel() {
        assertThat(Models.parameters(
                        Problem.train(Problem.als(0, 100, true, true, 5)).model()))
                .containsExactly(Models.parameters(
                        Problem.train(Problem.als(0, 1, true, false, 5)).model()));
    }

    @Test
    void noBiasNoFactors_anything_isTheGlobalMean() {
        FactorModel model = Problem.train(Problem.als(0, 1, false, false, 3)).model();
        for (int p = 0; p < TABLE.size(); p++) {
            assertThat(model.predict(TABLE.user(p), TABLE.item(p))).isEqualTo(MEAN, within(1e-12));
        }
    }

    @Test
    void unseenUserAndItem_anyShape_getWhatIsKnown() {
        FactorModel model = Problem.train(Problem.als(5, 1, true, false, 5)).model();
        assertThat(model.predict(39, 29)).isEqualTo(MEAN, within(1e-12));
        assertThat(model.predict(39, 3)).isEqualTo(MEAN + model.itemBias(3), within(1e-12));
        assertThat(model.predict(4, 29)).isEqualTo(MEAN + model.userBias(4), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"GLOBAL_MEAN", "USER_MEAN", "ITEM_MEAN"})
    void meanTrainer_eachKind_predictsThatMeanAndTheGlobalOneForTheUnseen(Algorithm algorithm) {
        TrainingResult result = Problem.train(Problem.mean(algorithm));
        for (int p = 0; p < TABLE.size(); p++) {
            int position = p;
            double expected = IntStream.of(Problem.TRAIN)
                    .filter(t -> switch (algorithm) {
                        case USER_MEAN -> TABLE.user(t) == TABLE.user(position);
                        case ITEM_MEAN -> TABLE.item(t) == TABLE.item(position);
                        default -> true;
                    })
                    .mapToDouble(TABLE::rating)
                    .average()
                    .orElse(MEAN);
            assertThat(result.model().predict(TABLE.user(p), TABLE.item(p))).isEqualTo(expected, within(1e-6));
        }
        assertThat(result.sweeps()).isEqualTo(1);
        assertThat(result.curve()).hasSize(1);
        Objective objective = Problem.objective(Problem.mean(algorithm));
        double squares = objective.rmse(result.model(), Problem.TRAIN, null);
        assertThat(result.curve().get(0).trainLoss())
                .isEqualTo(squares * squares * Problem.TRAIN.length / 2, within(1e-3));
        assertThat(result.curve().get(0).testRmse())
                .isEqualTo(objective.rmse(result.model(), Problem.TEST, RatingTables.SCALE), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void model_moreWorkers_hasTheSameBits(int threads) {
        for (Hyperparameters h : shapes()) {
            TrainingResult one = Problem.train(Problem.data(RatingTables.SCALE), h, 1);
            TrainingResult more = Problem.train(Problem.data(RatingTables.SCALE), h, threads);
            assertThat(Models.parameters(more.model())).containsExactly(Models.parameters(one.model()));
            assertThat(more.curve()).isEqualTo(one.curve());
        }
    }

    @Test
    void model_otherTestRatings_hasTheSameBits() {
        for (Hyperparameters h : shapes()) {
            TrainingData data = Problem.data(RatingTables.SCALE);
            TrainingData other = new TrainingData(
                    data.train(),
                    RatingTables.sparse(TABLE, IntStream.range(0, 50).toArray()),
                    null);
            TrainingData none = new TrainingData(data.train(), null, RatingTables.SCALE);
            double[] expected = Models.parameters(Problem.train(data, h, 1).model());
            assertThat(Models.parameters(Problem.train(other, h, 1).model())).containsExactly(expected);
            TrainingResult untested = Problem.train(none, h, 1);
            assertThat(Models.parameters(untested.model())).containsExactly(expected);
            assertThat(untested.curve()).allMatch(score -> Double.isNaN(score.testRmse()));
        }
    }

    private static Hyperparameters[] shapes() {
        Hyperparameters joint = Problem.als(6, 1, true, false, 6);
        return new Hyperparameters[] {
            joint,
            Problem.alternating(joint),
            Problem.als(4, 0.1, false, true, 6),
            Problem.als(0, 0, true, false, 6),
            Problem.withTolerance(Problem.als(4, 2, true, false, 60), 1e-3),
            Problem.mean(Algorithm.USER_MEAN)
        };
    }

    @Test
    void model_otherSeed_startsElsewhere() {
        Hyperparameters h = Problem.als(4, 1, true, false, 2);
        Hyperparameters other = new Hyperparameters(
                h.algorithm(), h.k(), h.regularization(), 2, h.sweeps(), h.update(), h.globalMean(), h.tolerance());
        assertThat(Models.parameters(Problem.train(other).model()))
                .isNotEqualTo(Models.parameters(Problem.train(h).model()));
    }

    @Test
    void startValues_manyRows_areNormalWithDeviationOneOverRootK() {
        FactorSide side = new FactorSide(20_000, 4);
        try (Workers workers = new Workers(2)) {
            new StartValues(Problem.als(4, 1, true, false, 1)).fill(side, StartValues.USERS, workers);
        }
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < side.numRows(); row++) {
            for (int f = 0; f < 4; f++) {
                sum += side.factor(row, f);
                squares += (double) side.factor(row, f) * side.factor(row, f);
            }
        }
        assertThat(sum / 80_000).isEqualTo(0, Offset.offset(0.01));
        assertThat(Math.sqrt(squares / 80_000)).isEqualTo(0.5, Offset.offset(0.01));
    }

    /** A damped deviation is the ridge estimate of a single bias: its derivative of the penalized error is zero. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 4, 25})
    void damping_ofUserAndItemMeans_minimizesThePenalizedErrorOfEachBias(double damping) {
        FactorModel model = Problem.train(new Hyperparameters(
                        Algorithm.USER_ITEM_MEAN,
                        0,
                        new Regularization(0, false, damping, false),
                        1,
                        1,
                        Update.JOINT,
                        true,
                        0))
                .model();
        double[] items = new double[TABLE.numItems()];
        double[] users = new double[TABLE.numUsers()];
        for (int p : Problem.TRAIN) {
            double rest = TABLE.rating(p) - MEAN - model.itemBias(TABLE.item(p));
            items[TABLE.item(p)] += rest;
            users[TABLE.user(p)] += rest - model.userBias(TABLE.user(p));
        }
        for (int item = 0; item < items.length; item++) {
            assertThat(items[item]).isEqualTo(damping * model.itemBias(item), within(1e-4));
        }
        for (int user = 0; user < users.length; user++) {
            assertThat(users[user]).isEqualTo(damping * model.userBias(user), within(1e-4));
        }
    }
}
