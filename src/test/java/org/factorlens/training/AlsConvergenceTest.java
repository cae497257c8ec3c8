package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTables;
import org.factorlens.ratings.RowFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What alternating least squares promises: it goes down, it ends at a minimum, and the curve tells the truth. */
class AlsConvergenceTest {
    /** Parameters are float32: a loss of several hundred is known to about a millionth of itself. */
    private static final double RELATIVE = 2e-6;

    static Stream<Hyperparameters> shapes() {
        return IntStream.of(0, 1, 3, 8, 20)
                .boxed()
                .flatMap(k -> Stream.of(true, false)
                        .flatMap(bias ->
                                Stream.of(Problem.als(k, 1.5, bias, false, 15), Problem.als(k, 0.08, bias, true, 15))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void trainLoss_jointUpdates_neverRises(Hyperparameters h) {
        List<SweepScore> curve = Problem.train(h).curve();
        assertThat(curve).hasSize(15);
        for (int sweep = 1; sweep < curve.size(); sweep++) {
            assertThat(curve.get(sweep).trainLoss())
                    .as("sweep %d", sweep + 1)
                    .isLessThanOrEqualTo(curve.get(sweep - 1).trainLoss() * (1 + RELATIVE));
        }
        if (h.k() > 0) {
            assertThat(curve.get(14).trainLoss())
                    .isLessThan(0.995 * curve.get(0).trainLoss());
        }
    }

    /** Three items in a row have a feature of their own and one of ten; the last item stands in the test part only. */
    private static TrainingData withFeatures() {
        int rows = Problem.TABLE.numItems();
        int[] start = new int[rows + 1];
        int[] feature = new int[2 * rows];
        float[] value = new float[2 * rows];
        for (int row = 0; row < rows; row++) {
            start[row + 1] = 2 * (row + 1);
            feature[2 * row] = row / 10;
            value[2 * row] = 1;
            feature[2 * row + 1] = 3;
            value[2 * row + 1] = row % 3 - 1f;
        }
        return Problem.data(RatingTables.SCALE)
                .with(new RowFeatures(List.of("low", "middle", "high", "third"), start, feature, value));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void trainLoss_withItemFeatures_neverRises(Hyperparameters h) {
        TrainingResult result = Problem.train(withFeatures(), h, 1);
        List<SweepScore> curve = result.curve();
        for (int sweep = 1; sweep < curve.size(); sweep++) {
            assertThat(curve.get(sweep).trainLoss())
                    .as("sweep %d", sweep + 1)
                    .isLessThanOrEqualTo(curve.get(sweep - 1).trainLoss() * (1 + RELATIVE));
        }
        assertThat(result.links()).hasSize(5 * (h.k() + 1)).allMatch(link -> Double.isFinite(link.mean()));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void train_withItemFeatures_sameBitsOnAnyThreadsAndAPlaceForColdItems(Hyperparameters h) {
        TrainingResult one = Problem.train(withFeatures(), h, 1);
        TrainingResult three = Problem.train(withFeatures(), h, 3);
        assertThat(three.curve()).isEqualTo(one.curve());
        assertThat(three.links()).isEqualTo(one.links());
        FactorModel model = one.model();
        if (h.regularization().bias()) {
            assertThat(model.itemBias(29)).isNotZero().isEqualTo(three.model().itemBias(29));
        }
        if (h.k() > 0) {
            assertThat(model.itemFactor(29, 0))
                    .isNotZero()
                    .isEqualTo(three.model().itemFactor(29, 0));
        }
        assertThat(Problem.train(h).model().itemBias(29)).isZero();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void curve_anyShape_equalsAnIndependentFloat64Computation(Hyperparameters h) {
        for (RatingScale clip : new RatingScale[] {RatingTables.SCALE, Problem.NO_CLIP}) {
            List<SweepScore> curve = Problem.train(Problem.data(clip), h, 1).curve();
            for (int sweep : new int[] {1, 2, 15}) {
                FactorModel then = Problem.train(Problem.withSweeps(h, sweep)).model();
                SweepScore score = curve.get(sweep - 1);
                Objective objective = Problem.objective(h);
                assertThat(score.sweep()).isEqualTo(sweep);
                assertClose(score.trainLoss(), objective.loss(then, Problem.TRAIN));
                assertClose(score.testLoss(), objective.loss(then, Problem.TEST));
                assertClose(score.trainRmse(), objective.rmse(then, Problem.TRAIN, clip));
                assertClose(score.testRmse(), objective.rmse(then, Problem.TEST, clip));
            }
        }
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isEqualTo(expected, within(RELATIVE * expected));
    }

    static Stream<Hyperparameters> converging() {
        return Stream.of(
                Problem.als(3, 4, true, false, 600),
                Problem.als(3, 4, false, false, 600),
                Problem.als(2, 0.2, true, true, 600),
                Problem.als(2, 0.2, false, true, 600),
                Problem.als(0, 1, true, false, 600),
                Problem.alternating(Problem.als(3, 4, true, false, 600)));
    }

    @ParameterizedTest
    @MethodSource("converging")
    void gradient_atConvergence_isNearZeroInEachBlock(Hyperparameters h) {
        FactorModel end = Problem.train(h).model();
        FactorModel early = Problem.train(Problem.withSweeps(h, 1)).model();
        Objective objective = Problem.objective(h);
        assertThat(objective.userFactorGradient(end)).isLessThan(1e-3);
        assertThat(objective.itemFactorGradient(end)).isLessThan(1e-3);
        if (h.k() > 0) {
            assertThat(objective.userFactorGradient(early)).isGreaterThan(0.05);
        }
        if (h.regularization().bias()) {
            assertThat(objective.userBiasGradient(end)).isLessThan(1e-3);
            assertThat(objective.itemBiasGradient(end)).isLessThan(1e-3);
            assertThat(objective.userBiasGradient(early)).isGreaterThan(0.05);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradient_afterAnySweep_isNearZeroForTheItemsThatWereSolvedLast(Hyperparameters h) {
        FactorModel model = Problem.train(Problem.withSweeps(h, 2)).model();
        Objective objective = Problem.objective(h);
        assertThat(objective.itemFactorGradient(model)).isLessThan(1e-3);
        if (h.regularization().bias()) {
            assertThat(objective.itemBiasGradient(model)).isLessThan(1e-3);
        }
    }

    @Test
    void tolerance_aboveZero_stopsWhereTheLossHardlyFalls() {
        Hyperparameters all = Problem.als(3, 4, true, false, 100);
        TrainingResult stopped = Problem.train(Problem.withTolerance(all, 1e-3));
        assertThat(stopped.sweeps()).isBetween(3, 50);
        assertThat(stopped.curve()).hasSize(stopped.sweeps());
        List<SweepScore> curve = Problem.train(all).curve();
        assertThat(curve).hasSize(100).startsWith(stopped.curve().toArray(SweepScore[]::new));
        int last = stopped.sweeps() - 1;
        assertThat(fall(curve, last)).isLessThan(1e-3);
        for (int sweep = 1; sweep < last; sweep++) {
            assertThat(fall(curve, sweep)).isGreaterThanOrEqualTo(1e-3);
        }
    }

    private static double fall(List<SweepScore> curve, int sweep) {
        return (curve.get(sweep - 1).trainLoss() - curve.get(sweep).trainLoss())
                / curve.get(sweep).trainLoss();
    }

    @Test
    void biasOnly_alternatingAndJoint_reachTheSameOptimum() {
        Hyperparameters joint = Problem.als(0, 1, true, false, 200);
        double jointLoss = Problem.train(joint).curve().get(199).trainLoss();
        double alternatingLoss =
                Problem.train(Problem.alternating(joint)).curve().get(199).trainLoss();
        assertThat(alternatingLoss).isEqualTo(jointLoss, within(1e-6 * jointLoss));
    }
}
