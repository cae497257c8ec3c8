package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.factorlens.results.Comparison;
import org.factorlens.results.PairInterval;
import org.factorlens.results.PairedTest;
import org.factorlens.results.Selection;
import org.factorlens.results.Summary;
import org.factorlens.training.Algorithm;
import org.factorlens.training.Update;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is chosen and compared, from made-up scores. */
class ScoreboardTest {
    private static final String FOLDS = "{folds: 3}";
    private static final String ONE = "{strategy: holdout}";
    private static final Offset<Double> EXACT = within(1e-12);

    private static Scoreboard scoreboard(Plan plan, ToDoubleFunction<Cell> validation, ToDoubleFunction<Cell> test) {
        return new Scoreboard(
                Outcomes.of(plan, validation, test), plan.experiment().split().folds());
    }

    private static int k(Cell cell) {
        return cell.configuration().k();
    }

    /** Validation likes k = 2, the test part likes k = 8: choosing by the test part would be caught here. */
    @Test
    void choosing_validationAndTestDisagree_followsValidationAndShowsTheOptimism() {
        Plan plan = Outcomes.plan(FOLDS, "{k: [2, 8]}");
        Scoreboard scoreboard = scoreboard(plan, c -> k(c) == 2 ? 0.8 : 0.9, c -> k(c) == 2 ? 0.95 : 0.85);
        assertThat(scoreboard.chosenBy()).isEqualTo("validation");
        assertThat(scoreboard.best(c -> true).orElseThrow().k()).isEqualTo(2);
        assertThat(scoreboard.selections()).hasSize(3);
        Selection first = scoreboard.selections().get(0);
        assertThat(first.chosenCell()).isEqualTo("als-k2-l10-b3-s1-f0");
        assertThat(first.bestOnTestCell()).isEqualTo("als-k8-l10-b3-s1-f0");
        assertThat(first.chosenTestRmse()).isEqualTo(0.95);
        assertThat(first.optimism()).isEqualTo(0.1, EXACT);
        assertThat(scoreboard.summaries())
                .filteredOn(Summary::selected)
                .extracting(Summary::k)
                .containsExactly(2);
    }

    @Test
    void choosing_noValidationPart_followsTheTestPartAndSaysSo() {
        Plan plan = Outcomes.plan("{folds: 3, validation: 0}", "{k: [2, 8]}");
        Scoreboard scoreboard = scoreboard(plan, c -> Double.NaN, c -> k(c) == 2 ? 0.95 : 0.85);
        assertThat(scoreboard.chosenBy()).isEqualTo("test");
        assertThat(scoreboard.best(c -> true).orElseThrow().k()).isEqualTo(8);
        assertThat(scoreboard.selections()).allMatch(row -> row.optimism() == 0);
    }

    @Test
    void choosing_configurationWithAFailedFold_isNeverChosen() {
        Plan plan = Outcomes.plan(FOLDS, "{k: [2, 8]}");
        Scoreboard scoreboard =
                scoreboard(plan, c -> k(c) == 2 ? 0.5 : 0.9, c -> k(c) == 2 && c.fold() == 1 ? Double.NaN : 0.9);
        assertThat(scoreboard.best(c -> true).orElseThrow().k()).isEqualTo(8);
        Summary partly = scoreboard.summaries().get(0);
        assertThat(partly.cells()).isEqualTo(2);
        assertThat(partly.failed()).isEqualTo(1);
        assertThat(partly.intervalMethod()).isEqualTo("none");
        assertThat(partly.testRmseMean()).isEqualTo(0.9, EXACT);
        assertThat(partly.indistinguishable()).isFalse();
    }

    @Test
    void choosing_everythingFailed_isNothing() {
        Scoreboard scoreboard = scoreboard(Outcomes.plan(FOLDS, "{k: [2]}"), c -> 1, c -> Double.NaN);
        assertThat(scoreboard.best(c -> true)).isEmpty();
        assertThat(scoreboard.selections()).isEmpty();
        assertThat(scoreboard.summaries()).hasSize(1).noneMatch(Summary::selected);
    }

    @Test
    void choosing_equalScores_takesTheFirstInMatrixOrder() {
        Scoreboard scoreboard = scoreboard(Outcomes.plan(FOLDS, "{k: [8, 2]}"), c -> 1, c -> 1);
        assertThat(scoreboard.best(c -> true).orElseThrow().k()).isEqualTo(8);
    }

    /** Differences -0.1, -0.2, -0.3: mean -0.2, s = 0.1, t(2) = 4.302653, n_test / n_train = 200/800. */
    @Test
    void difference_overFolds_isPairedAndByHand() {
        Plan plan = Outcomes.plan(FOLDS, "{k: [2, 8]}");
        Scoreboard scoreboard = scoreboard(plan, c -> 1, c -> 1 + c.fold() - (k(c) == 8 ? 0.1 * (c.fold() + 1) : 0));
        List<Configuration> all = plan.configurations();
        var difference = scoreboard.difference(all.get(1), all.get(0));
        assertThat(difference.mean()).isEqualTo(-0.2, EXACT);
        assertThat(difference.high() - difference.mean())
                .isEqualTo(4.302653 * 0.1 * Math.sqrt(1 / 3.0 + 0.25), within(1e-6));
        assertThat(scoreboard.difference(all.get(0), all.get(1)).mean()).isEqualTo(0.2, EXACT);
    }

    /** Seeds 1 and 2 are averaged in each fold: differences -0.15, -0.3, -0.45, mean -0.3, s = 0.15. */
    @Test
    void difference_moreSeedsOnOneSide_isOfTheMeansOverSeedsFoldByFold() {
        Plan plan = Outcomes.plan(FOLDS, "[{k: [2]}, {k: [8], seed: [1, 2]}]");
        Scoreboard scoreboard = scoreboard(
                plan,
                c -> 1,
                c -> 1
                        + c.fold()
                        - (k(c) == 8
                                ? 0.1 * (c.fold() + 1) * c.hyperparameters().seed()
                                : 0));
        List<Configuration> all = plan.configurations();
        var difference = scoreboard.difference(all.get(1), all.get(0));
        assertThat(difference.mean()).isEqualTo(-0.3, EXACT);
        assertThat(difference.size()).isEqualTo(3);
        assertThat(scoreboard.interval(all.get(1)).mean()).isEqualTo(2 - 0.3, EXACT);
        assertThat(difference.high() - difference.mean())
                .isEqualTo(4.302653 * 0.15 * Math.sqrt(1 / 3.0 + 0.25), within(1e-6));
    }

    /** A second seed that scores as the first is no second fold: the interval stays as wide. */
    @Test
    void interval_sameScoresFromTwoSeeds_isThatOfOneSeed() {
        Plan plan = Outcomes.plan(FOLDS, "[{k: [2]}, {k: [8], seed: [1, 2]}]");
        Scoreboard scoreboard = scoreboard(plan, c -> 1, c -> 1 + 0.1 * c.fold());
        List<Configuration> all = plan.configurations();

        assertThat(scoreboard.interval(all.get(1))).isEqualTo(scoreboard.interval(all.get(0)));
        assertThat(scoreboard.interval(all.get(1)).size()).isEqualTo(3);
    }

    @Test
    void pairIntervals_onASingleSplit_areThoseOfAnyTwo() {
        Plan plan = Outcomes.plan(ONE, "{k: [2, 4, 8]}");
        Scoreboard scoreboard = scoreboard(plan, c -> 1, c -> 0.8 + k(c) / 100.0);
        List<Configuration> all = plan.configurations();
        var expected = scoreboard.difference(all.get(1), all.get(2));

        assertThat(scoreboard.pairIntervals())
                .hasSize(3)
                .last()
                .isEqualTo(new PairInterval(
                        all.get(1).label(), all.get(2).label(), expected.mean(), expected.low(), expected.high()));
    }

    @Test
    void pairIntervals_overFolds_areNotThere() {
        Plan plan = Outcomes.plan(FOLDS, "{k: [2, 8]}");

        assertThat(scoreboard(plan, c -> 1, c -> 1).pairIntervals()).isEmpty();
    }

    /** One fold, two seeds: the mean and its interval are about both, as the columns say. */
    @Test
    void summary_oneFoldManySeeds_isTheMeanOverTheSeeds() {
        Plan plan = Outcomes.plan(ONE, "{k: [2, 8], seed: [1, 2]}");
        Scoreboard scoreboard = scoreboard(
                plan,
                c -> k(c) / 10.0,
                c -> 0.8 + k(c) / 100.0 + 0.1 * c.hyperparameters().seed());
        Summary chosen = scoreboard.summaries().get(0);
        Summary other = scoreboard.summaries().get(1);
        assertThat(chosen.cells()).isEqualTo(2);
        assertThat(chosen.testRmseMean()).isEqualTo((0.92 + 1.02) / 2, EXACT);
        assertThat(chosen.testRmseLow()).isLessThan(chosen.testRmseMean());
        assertThat(chosen.testRmseHigh()).isGreaterThan(chosen.testRmseMean());
        assertThat(chosen.intervalMethod()).isEqualTo("user-bootstrap");
        assertThat(other.deltaToSelected()).isEqualTo(0.06, EXACT);
        assertThat(other.deltaLow()).isPositive();
        assertThat(other.indistinguishable()).isFalse();
        assertThat(chosen.indistinguishable()).isTrue();
    }

    private static final String WIDE = "[{model: [global-mean]}, {k: [0, 2, 8], lambda: [1, 9], bias: [true, false],"
            + " weighting: [plain, weighted], update: [joint, alternating]}]";

    /** Everything named first is better where {@code sign} is -1, and worse where it is 1. */
    private static List<Comparison> comparisons(int sign) {
        Plan plan = Outcomes.plan(FOLDS, WIDE);
        ToDoubleFunction<Cell> score = cell -> {
            Configuration c = cell.configuration();
            double gain = (c.bias() ? 0.06 : 0)
                    + (c.k() > 0 ? 0.1 : 0)
                    + (c.k() == 8 ? 0.1 : 0)
                    + (c.lambda() == 9 ? 0.1 : 0)
                    + (c.weighted() ? 0.1 : 0)
                    + (c.update() == Update.ALTERNATING ? 0 : 0.1)
                    + (c.algorithm() == Algorithm.ALS ? 0.2 : 0);
            return 2 + sign * gain + 0.01 * cell.fold();
        };
        return new Questions(scoreboard(plan, score, score)).comparisons();
    }

    @Test
    void comparisons_everyAxisHelps_areAllNegative() {
        List<Comparison> rows = comparisons(-1);
        assertThat(rows)
                .extracting(Comparison::question)
                .containsExactly("bias", "factors", "baseline", "weighting", "joint", "k-up", "regularization");
        assertThat(rows).allMatch(row -> row.difference() < -0.03 && row.high() < 0);
    }

    @Test
    void comparisons_everyAxisHurts_areAllPositiveAndRegularizationHasNoQuestion() {
        List<Comparison> rows = comparisons(1);
        assertThat(rows)
                .extracting(Comparison::question)
                .doesNotContain("regularization")
                .contains("bias", "k-up");
        assertThat(rows).allMatch(row -> row.difference() > 0.03 && row.low() > 0);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1"})
    void comparisons_eachRow_isAMinusB(int sign) {
        assertThat(comparisons(sign)).allSatisfy(row -> {
            assertThat(row.difference()).isEqualTo(row.rmseA() - row.rmseB(), EXACT);
            assertThat(row.pairs()).isEqualTo(3);
            assertThat(row.low()).isLessThanOrEqualTo(row.difference() + 1e-12);
            assertThat(row.high()).isGreaterThanOrEqualTo(row.difference() - 1e-12);
        });
    }

    /** Each side of a question is the best of its kind by validation; the test part says otherwise here. */
    @Test
    void comparisons_sides_areChosenOnValidation() {
        Plan plan = Outcomes.plan(FOLDS, "{k: [0, 2, 8]}");
        List<Comparison> rows =
                new Questions(scoreboard(plan, c -> k(c) == 2 ? 0.7 : 0.9, c -> k(c) == 8 ? 0.7 : 0.9)).comparisons();
        Comparison factors = rows.stream()
                .filter(row -> row.question().equals("factors"))
                .findFirst()
                .orElseThrow();
        assertThat(factors.a()).startsWith("k = 2");
        assertThat(factors.b()).startsWith("bias only");
        assertThat(factors.difference()).isEqualTo(0, EXACT);
    }

    /** k = 8 was tried without biases only: no step of k leads there. */
    @Test
    void comparisons_largerK_staysWithinTheKindOfTheBest() {
        Plan plan = Outcomes.plan(FOLDS, "[{k: [2, 4]}, {k: [8], bias: [false]}]");
        List<Comparison> rows =
                new Questions(scoreboard(plan, c -> 1.0 / k(c) + (k(c) == 8 ? 1 : 0), c -> 1)).comparisons();
        assertThat(rows)
                .filteredOn(row -> row.question().equals("k-up"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.a()).startsWith("k = 4");
                    assertThat(row.b()).startsWith("k = 2");
                });
    }

    /** A k without a whole configuration is stepped over, as its neighbours are still compared. */
    @Test
    void comparisons_largerK_stepsOverAKThatFailed() {
        Plan plan = Outcomes.plan(FOLDS, "{k: [2, 4, 8]}");
        List<Comparison> rows =
                new Questions(scoreboard(plan, c -> 1.0 / k(c), c -> k(c) == 4 ? Double.NaN : 1)).comparisons();
        assertThat(rows)
                .filteredOn(row -> row.question().equals("k-up"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.a()).startsWith("k = 8");
                    assertThat(row.b()).startsWith("k = 2");
                });
    }

    /** Alternating updates do best at k = 2, joint ones at k = 8: the best of all is compared with its own twin. */
    @Test
    void comparisons_updates_differInNothingElse() {
        Plan plan = Outcomes.plan(FOLDS, "{k: [2, 8], update: [joint, alternating, alternating-start, cg]}");
        ToDoubleFunction<Cell> score = c -> switch (c.configuration().update()) {
            case JOINT -> 1.0 / k(c);
            case ALTERNATING -> 0.2 + k(c);
            case ALTERNATING_START, CG -> 0.01;
        };
        assertThat(new Questions(scoreboard(plan, score, score)).comparisons())
                .filteredOn(row -> row.question().equals("joint"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.a()).startsWith("k = 8").doesNotContain("alternating");
                    assertThat(row.b()).startsWith("k = 8").contains("alternating");
                });
    }

    /** Where the least lambda failed, the least that did not. */
    @Test
    void comparisons_regularization_isAgainstTheLeastThatDidNotFail() {
        Plan plan = Outcomes.plan(FOLDS, "{k: [8], lambda: [0, 1, 5]}");
        ToDoubleFunction<Cell> score = c -> c.configuration().lambda() == 0
                ? Double.NaN
                : 1 / c.configuration().lambda();
        assertThat(new Questions(scoreboard(plan, score, score)).comparisons())
                .filteredOn(row -> row.question().equals("regularization"))
                .singleElement()
                .satisfies(row -> assertThat(row.b()).contains("λ = 1,"));
    }

    @Test
    void comparisons_matrixWithoutPairs_haveNoRows() {
        Plan plan = Outcomes.plan(FOLDS, "{k: [2]}");
        assertThat(new Questions(scoreboard(plan, c -> 1, c -> 1)).comparisons())
                .isEmpty();
    }

    /** At k = 0 lambda makes no other model, and ALS without biases is the global mean: each is tested once, none against itself. */
    @Test
    void pairedTests_axisWithoutEffect_countsEveryModelOnce() {
        Plan plan = Outcomes.plan(FOLDS, "[{model: [global-mean]}, {k: [0, 2], lambda: [1, 10], bias: [true, false]}]");
        Scoreboard scoreboard = scoreboard(plan, c -> 1 + k(c), c -> 1 + k(c));
        assertThat(scoreboard.best(c -> true).orElseThrow().label()).isEqualTo("global mean");
        List<PairedTest> tests = scoreboard.pairedTests(List.of());
        assertThat(tests).extracting(PairedTest::a).doesNotHaveDuplicates().doesNotContain("global mean");
        assertThat(tests).hasSize(5);
        double smallest = tests.stream().mapToDouble(PairedTest::pValue).min().orElseThrow();
        double adjusted = tests.stream().mapToDouble(PairedTest::pHolm).min().orElseThrow();
        assertThat(adjusted).isEqualTo(5 * smallest, EXACT);
    }

    /** What ranks by popularity predicts the global mean: one test for both, in either order, and none against itself. */
    @ParameterizedTest
    @CsvSource({"'global-mean, popularity'", "'popularity, global-mean'"})
    void pairedTests_popularity_isNoModelOfRatings(String means) {
        Plan plan = Outcomes.plan(FOLDS, "[{model: [" + means + "]}, {k: [2]}]");
        Scoreboard worse = scoreboard(plan, c -> 2 - 0.5 * k(c), c -> 2 - 0.5 * k(c) + 0.01 * c.fold());
        assertThat(worse.pairedTests(List.of()))
                .singleElement()
                .satisfies(test -> assertThat(test.a()).isEqualTo("global mean"))
                .satisfies(test -> assertThat(test.pHolm()).isEqualTo(test.pValue()));
        assertThat(worse.summaries()).filteredOn(Summary::indistinguishable).hasSize(1);

        Scoreboard better = scoreboard(plan, c -> 1 + k(c), c -> 1 + k(c));
        assertThat(better.pairedTests(List.of()))
                .extracting(PairedTest::a)
                .containsExactly("k = 2, λ = 10, bias λ = 3");
    }
}
