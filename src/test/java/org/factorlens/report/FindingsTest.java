package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.PublishedCheck;
import org.factorlens.results.Selection;
import org.factorlens.results.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sentence, fed results of which the opposite is true, changes or goes. */
class FindingsTest {
    @TempDir
    Path folder;

    private final ResultsFixture fixture = new ResultsFixture();

    private List<Sentence> findings() {
        return new Findings(new ExperimentResults(fixture.write(folder, "tiny"))).all();
    }

    private Optional<Sentence> about(String topic) {
        return findings().stream()
                .filter(sentence -> sentence.topic().equals(topic))
                .findFirst();
    }

    private void compare(String question, double difference, double low, double high) {
        fixture.comparisons.clear();
        fixture.comparisons.add(ResultsFixture.comparison(
                question, ResultsFixture.CHOSEN, "k = 2, λ = 5, bias λ = 3", difference, low, high));
    }

    @Test
    void bias_thatHelps_isSaidWithItsInterval() {
        Sentence bias = about("Bias").orElseThrow();

        assertThat(bias.verdict()).isEqualTo(Verdict.YES);
        assertThat(bias.text()).isEqualTo("Bias terms lower test RMSE by 0.0300, from 0.8800 to 0.8500.");
        assertThat(bias.evidence()).endsWith(": −0.0300, 95% interval −0.0400 to −0.0200");
    }

    /** The page says how intervals are made; a sentence only where its own is made from other folds. */
    @Test
    void interval_fromFewerFolds_saysSo() {
        fixture.comparisons.replaceAll(row -> row.question().equals("bias") ? Changed.with(row, "pairs", 2) : row);

        assertThat(about("Bias").orElseThrow().evidence()).endsWith("−0.0200, corrected resampled t over 2\u00a0folds");
        assertThat(about("Factors").orElseThrow().evidence()).endsWith("95% interval −0.0600 to −0.0400");
        assertThat(IntervalMethod.usual(new ExperimentResults(fixture.write(folder, "tiny"))))
                .map(IntervalMethod::words)
                .contains("corrected resampled t over 3\u00a0folds");
    }

    @Test
    void bias_thatHurts_turnsTheSentenceRound() {
        compare("bias", 0.03, 0.02, 0.04);

        Sentence bias = about("Bias").orElseThrow();
        assertThat(bias.verdict()).isEqualTo(Verdict.NO);
        assertThat(bias.text()).isEqualTo("Bias terms raise test RMSE by 0.0300, from 0.8200 to 0.8500.");
    }

    @Test
    void neighbours_thatAreBetter_areSaidBeforeTheOtherComparisons() {
        fixture.comparisons.add(ResultsFixture.comparison(
                "neighbours", ResultsFixture.CHOSEN, "item kNN, k = 20, shrinkage 5, damping 5", 0.01, 0.005, 0.015));

        assertThat(about("Neighbours").orElseThrow().text())
                .isEqualTo(
                        "The best ALS model raises test RMSE by 0.0100 above the best item kNN, from 0.8400 to 0.8500.");
        List<String> topics = findings().stream().map(Sentence::topic).toList();
        assertThat(topics.indexOf("Neighbours")).isLessThan(topics.indexOf("Bias"));
    }

    @Test
    void neighbours_thatAreWorse_standWithTheBaselines() {
        fixture.comparisons.add(ResultsFixture.comparison(
                "neighbours",
                ResultsFixture.CHOSEN,
                "item kNN, k = 20, shrinkage 5, damping 5",
                -0.01,
                -0.015,
                -0.005));

        assertThat(about("Neighbours").orElseThrow().text())
                .isEqualTo(
                        "The best ALS model lowers test RMSE by 0.0100 below the best item kNN, from 0.8600 to 0.8500.");
        List<String> topics = findings().stream().map(Sentence::topic).toList();
        assertThat(topics.indexOf("Neighbours")).isGreaterThan(topics.indexOf("Bias"));
    }

    @Test
    void bias_whoseIntervalHoldsZero_cannotBeTold() {
        compare("bias", -0.01, -0.03, 0.01);

        Sentence bias = about("Bias").orElseThrow();
        assertThat(bias.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(bias.text())
                .startsWith("This run cannot tell whether bias terms lower test RMSE")
                .contains("0.0100 lower");
    }

    @Test
    void bias_thatChangesNothing_isNotCalledLower() {
        compare("bias", -0.00002, -0.01, 0.01);

        assertThat(about("Bias").orElseThrow().text())
                .startsWith("This run cannot tell whether bias terms lower test RMSE")
                .contains("it is less than 0.0001 lower")
                .doesNotContain("0.0000");
    }

    /** A sampled model has factors and biases too: the sentence must not speak for it. */
    @Test
    void bias_besideSampledModels_namesTheModelsItIsAbout() {
        fixture.addSampled();

        assertThat(about("Bias").orElseThrow().text()).startsWith("Bias terms in ALS models lower test RMSE by 0.0300");
    }

    @Test
    void raters_besideOtherFeatures_haveASentence() {
        compare("raters", -0.002, -0.003, -0.001);

        assertThat(about("Features").orElseThrow().text())
                .startsWith(
                        "Who rated an item, taken as features beside others, lowers test RMSE by 0.0020 in ALS models");
    }

    @Test
    void dimensions_besideSampledModels_nameTheModelsTheyAreAbout() {
        fixture.addSampled();
        compare("k-up", 0.02, 0.01, 0.03);

        assertThat(about("Dimensions").orElseThrow().text())
                .startsWith("k = 10 instead of 2 in ALS models raises test RMSE by 0.0200");
    }

    @Test
    void bias_withoutInterval_isNotCalledAGain() {
        compare("bias", -0.01, Double.NaN, Double.NaN);

        Sentence bias = about("Bias").orElseThrow();
        assertThat(bias.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(bias.text()).contains("cannot tell that from chance");
    }

    @Test
    void questions_thatTheRunDidNotAsk_haveNoSentence() {
        fixture.comparisons.clear();

        assertThat(findings()).extracting(Sentence::topic).doesNotContain("Bias", "Factors", "Dimensions", "Update");
    }

    @Test
    void dimensions_sayWhichStepAndInWhichDirection() {
        compare("k-up", 0.02, 0.01, 0.03);

        Sentence step = about("Dimensions").orElseThrow();
        assertThat(step.verdict()).isEqualTo(Verdict.NO);
        assertThat(step.text()).startsWith("k = 10 instead of 2 raises test RMSE by 0.0200");
    }

    @Test
    void regularization_inOneFamily_namesTheLambdas() {
        fixture.comparisons.clear();
        fixture.comparisons.add(ResultsFixture.comparison(
                "regularization", ResultsFixture.CHOSEN, "k = 10, λ = 1, bias λ = 3", -0.04, -0.05, -0.03));

        assertThat(about("Regularization").orElseThrow().text())
                .startsWith("At k = 10, λ = 5 instead of 1 lowers test RMSE by 0.0400");
    }

    @Test
    void chosen_byValidation_isSaidWithIntervalAndRuns() {
        Sentence best = about("Best").orElseThrow();

        assertThat(best.text())
                .isEqualTo(
                        "Chosen on validation data, k = 10, λ = 5, bias predicts unseen ratings with an RMSE of 0.8500.");
        assertThat(best.evidence()).startsWith("95% interval 0.840 to 0.860");
    }

    @Test
    void chosen_byTest_isAWarning() {
        fixture.chosenBy = "test";

        Sentence best = about("Best").orElseThrow();
        assertThat(best.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(best.text()).contains("on the test set itself");
    }

    @Test
    void rivals_none_saysThatItStandsAlone() {
        assertThat(about("Rivals").orElseThrow().verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void rivals_some_areCounted() {
        replace("k = 2, λ = 5, bias λ = 3", 0.852, 0.002, -0.003, 0.007, true);

        Sentence rivals = about("Rivals").orElseThrow();
        assertThat(rivals.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(rivals.text()).startsWith("1\u00a0other configuration is indistinguishable");
        assertThat(about("Best").orElseThrow().text())
                .endsWith("an RMSE of 0.8500; 1\u00a0other is indistinguishable from it, with k = 2.");
    }

    /** That two dimensions do as well is not the news where none do as well. */
    @Test
    void rivals_aModelWithoutFactors_isNamedRatherThanTheSmallestK() {
        replace("k = 2, λ = 5, bias λ = 3", 0.852, 0.002, -0.003, 0.007, true);
        replace("bias only, λ = 3", 0.853, 0.003, -0.003, 0.009, true);

        assertThat(about("Best").orElseThrow().text())
                .endsWith("; 2\u00a0others are indistinguishable from it, bias only among them.");
    }

    @Test
    void rivals_thatAreBetterOnTest_areAdmitted() {
        replace("k = 2, λ = 5, bias λ = 3", 0.80, -0.05, -0.06, -0.04, false);

        Sentence rivals = about("Rivals").orElseThrow();
        assertThat(rivals.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(rivals.text()).contains("k = 2, λ = 5, bias does better than the chosen one by 0.0500");
        assertThat(about("Best").orElseThrow().text()).endsWith("; 1\u00a0other does better on the test set.");
    }

    private void replace(String label, double mean, double delta, double low, double high, boolean alike) {
        fixture.summary.replaceAll(row -> row.configuration().equals(label)
                ? Changed.with(
                        row,
                        "testRmseMean",
                        mean,
                        "deltaToSelected",
                        delta,
                        "deltaLow",
                        low,
                        "deltaHigh",
                        high,
                        "indistinguishable",
                        alike)
                : row);
    }

    @Test
    void optimism_ofTheSameRuns_isNothing() {
        assertThat(about("Selection").orElseThrow().text()).contains("no other beat");
    }

    @Test
    void optimism_ofOtherRuns_isItsMean() {
        fixture.selection.set(
                0, new Selection(0, "validation", "als-k2-l5-b3-s1-f0", 0.86, 0.87, "als-k10-l5-b3-s1-f0", 0.84, 0.03));

        Sentence selection = about("Selection").orElseThrow();
        assertThat(selection.text()).contains("lower by 0.0100");
        assertThat(selection.evidence()).contains("2 of 3 splits");
    }

    @Test
    void overfitting_thatGrowsWithK_isSaid() {
        Sentence gap = about("Overfitting").orElseThrow();

        assertThat(gap.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(gap.text()).contains("from 0.0200 (k = 2) to 0.1000 (k = 10)", "test RMSE is no higher");
    }

    /** Which configurations stand for a k is the run's rule alone: the page takes the ends of its steps. */
    @Test
    void overfitting_ofStepsBetweenOtherConfigurations_isOfThose() {
        fixture.comparisons.clear();
        fixture.comparisons.add(
                ResultsFixture.comparison("k-up", "k = 10, λ = 1, no bias", "k = 2, λ = 1, no bias", 0, 0, 0));

        assertThat(about("Overfitting").orElseThrow().evidence()).contains("test 0.9400 and 0.9200");
    }

    @Test
    void overfitting_withoutASecondK_hasNoSentence() {
        fixture.comparisons.clear();

        assertThat(about("Overfitting")).isEmpty();
    }

    @Test
    void overfitting_thatDoesNotGrow_isDenied() {
        fixture.summary.replaceAll(s -> s.k() == 10 ? Changed.with(s, "trainRmseMean", s.testRmseMean() - 0.01) : s);

        Sentence gap = about("Overfitting").orElseThrow();
        assertThat(gap.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(gap.text()).contains("is no larger at the largest k");
    }

    @Test
    void overfitting_thatMakesTheLargerModelWorse_isAWarning() {
        fixture.summary.replaceAll(s -> s.k() == 10 ? Changed.with(s, "testRmseMean", s.testRmseMean() + 0.1) : s);

        Sentence gap = about("Overfitting").orElseThrow();
        assertThat(gap.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(gap.text()).contains("the larger model's test RMSE is higher");
    }

    @Test
    void sweeps_stillFallingAtTheEnd_giveNoWarning() {
        assertThat(about("Sweeps").orElseThrow().verdict()).isEqualTo(Verdict.NOTE);
    }

    @Test
    void sweeps_bestBeforeTheEnd_nameTheSweepAndTheLoss() {
        fixture.curves.replaceAll(p -> p.sweep() < 3
                ? p
                : new CurvePoint(
                        p.cell(), p.sweep(), p.trainLoss(), p.testLoss(), p.trainRmse(), 1 + 0.01 * p.sweep()));

        Sentence sweeps = about("Sweeps").orElseThrow();
        assertThat(sweeps.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(sweeps.text()).contains("best after sweep 2 of 5");
    }

    @Test
    void grid_chosenOnTheEdge_namesWhatToAdd() {
        assertThat(findings())
                .filteredOn(sentence -> sentence.topic().equals("Grid"))
                .extracting(Sentence::text)
                .containsExactly(
                        "The chosen λ = 5 is the largest tried, so the best may lie beyond: add λ = 25 to the matrix.",
                        "The chosen k = 10 is the largest tried, so the best may lie beyond: add k = 50 to the matrix.");
    }

    /** There is no step of the same ratio from or past a penalty of 0. */
    @Test
    void grid_withoutPenaltyAtAnEnd_namesANumberOrNothing() {
        fixture.summary.replaceAll(row -> row.k() > 0 && !row.selected() ? Changed.with(row, "lambda", 0.0) : row);
        assertThat(gridSentences())
                .noneMatch(text -> text.contains("n/a"))
                .anyMatch(text -> text.contains("add λ = 10 "));

        fixture.summary.replaceAll(row -> row.k() > 0 ? Changed.with(row, "lambda", row.selected() ? 0.0 : 5.0) : row);
        assertThat(gridSentences()).noneMatch(text -> text.contains("n/a") || text.contains("λ"));
    }

    private List<String> gridSentences() {
        return findings().stream()
                .filter(sentence -> sentence.topic().equals("Grid"))
                .map(Sentence::text)
                .toList();
    }

    /** A sampled model has no penalty to choose, but a k. */
    @Test
    void grid_sampledModelOnTheEdge_namesTheKToAdd() {
        fixture.addSampled();
        fixture.add("gibbs-k4-b", "Gibbs, k = 4, bias", 4, Double.NaN, true, "gibbs");
        choose("Gibbs, k = 4, bias");

        assertThat(gridSentences())
                .containsExactly(
                        "The chosen k = 4 is the largest tried, so the best may lie beyond: add k = 8 to the matrix.");
    }

    @Test
    void grid_penaltyOfBiasesOnTheEdge_namesWhatToAdd() {
        Summary bias = fixture.summary.stream()
                .filter(row -> row.k() == 0 && row.bias())
                .findFirst()
                .orElseThrow();
        fixture.summary.add(Changed.with(bias, "configuration", "bias only, λ = 6", "biasLambda", 6.0));
        choose(bias.configuration());

        assertThat(gridSentences())
                .containsExactly("The chosen bias λ = 3 is the smallest tried, so the best may lie beyond: add"
                        + " bias λ = 1.5 to the matrix.");
    }

    private void choose(String label) {
        fixture.summary.replaceAll(row ->
                Changed.with(row, "selected", row.configuration().equals(label), "deltaLow", 0.01, "deltaHigh", 0.03));
    }

    @Test
    void grid_chosenInside_isSaidToBeInside() {
        fixture.summary.add(lambdaTwenty());

        assertThat(about("Grid").orElseThrow().text()).isEqualTo("The chosen λ = 5 lies inside the values tried.");
    }

    /** What a search tried with another k is not beside the chosen one, but it was tried. */
    @Test
    void grid_valuesTriedWithAnotherKOnly_areNotDenied() {
        fixture.summary.add(Changed.with(lambdaTwenty(), "configuration", "k = 2, λ = 20, bias λ = 3", "k", 2));

        assertThat(gridSentences())
                .contains(
                        "The chosen λ = 5 is the largest tried with k = 10, so the best may lie beyond: add λ = 25 to the"
                                + " matrix.");
    }

    /** An axis is that of all values tried with the same k, whatever the penalty of biases was. */
    @Test
    void grid_valueTriedWithAnotherPenaltyOfBiases_isNoEdge() {
        fixture.summary.add(
                Changed.with(lambdaTwenty(), "configuration", "k = 10, λ = 20, bias λ = 9", "biasLambda", 9.0));

        assertThat(gridSentences()).contains("The chosen λ = 5 lies inside the values tried.");
    }

    /** Of k = 10, the largest tried, k = 2 is as good as can be told: no larger k is asked for. */
    @Test
    void grid_edgeThatIsIndistinguishable_asksForNothingMore() {
        fixture.summary.replaceAll(row ->
                row.k() == 2 && row.lambda() == 5 && row.bias() ? Changed.with(row, "indistinguishable", true) : row);

        assertThat(findings())
                .filteredOn(sentence -> sentence.topic().equals("Grid"))
                .extracting(Sentence::text)
                .containsExactly(
                        "The chosen λ = 5 is the largest tried, so the best may lie beyond: add λ = 25 to the matrix.",
                        "The chosen k = 10 is the largest tried, and k = 2 is indistinguishable from it: these numbers"
                                + " give no reason to go beyond.");
    }

    /** What does better on the test ratings than what validation chose is not called indistinguishable. */
    @Test
    void grid_neighbourThatDoesBetter_isSaidToBeBetter() {
        fixture.summary.replaceAll(row -> row.k() == 2 && row.lambda() == 5 && row.bias()
                ? Changed.with(row, "deltaToSelected", -0.01, "deltaLow", -0.015, "deltaHigh", -0.005)
                : row);

        assertThat(gridSentences())
                .contains("The chosen k = 10 is the largest tried, and k = 2 does better on the test ratings: these"
                        + " numbers give no reason to go beyond.");
    }

    @Test
    void grid_edgeWithoutIntervals_asksForNothing() {
        fixture.summary.replaceAll(row -> Changed.with(row, "deltaLow", Double.NaN, "deltaHigh", Double.NaN));

        assertThat(findings())
                .filteredOn(sentence -> sentence.topic().equals("Grid"))
                .extracting(Sentence::text)
                .hasSize(2)
                .allMatch(text ->
                        text.endsWith("; without an interval this run cannot tell whether the best lies beyond."));
    }

    @Test
    void dimensions_thatGainAMillionth_areNoGain() {
        compare("k-up", -0.000_001, -0.000_002, -0.000_000_5);

        Sentence step = about("Dimensions").orElseThrow();
        assertThat(step.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(step.text())
                .isEqualTo(
                        "k = 10 instead of 2 changes test RMSE by less than 0.0001, from 0.8500 to 0.8500: nothing to choose by.");
    }

    private Summary lambdaTwenty() {
        Summary chosen =
                fixture.summary.stream().filter(Summary::selected).findFirst().orElseThrow();
        return Changed.with(
                chosen,
                "configuration",
                "k = 10, λ = 20, bias λ = 3",
                "lambda",
                20.0,
                "testRmseMean",
                0.9,
                "validationRmseMean",
                0.91,
                "selected",
                false);
    }

    @Test
    void noiseFloor_unknown_hasNoSentence() {
        assertThat(about("Noise floor")).isEmpty();
    }

    @Test
    void noiseFloor_known_saysHowFarAbove() {
        fixture.noiseFloor = 0.65;

        assertThat(about("Noise floor").orElseThrow().text())
                .contains("0.2000 above that floor", "50.0% of the way from the global mean (1.0500)");
    }

    /** Data with a known answer ask whether the method finds it. */
    @Test
    void noiseFloor_known_standsSecondInTheAnswer() {
        fixture.noiseFloor = 0.65;

        assertThat(findings().get(1).topic()).isEqualTo("Noise floor");
    }

    @Test
    void noiseFloor_insideTheInterval_mayBeChance() {
        fixture.noiseFloor = 0.855;

        Sentence floor = about("Noise floor").orElseThrow();
        assertThat(floor.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(floor.text()).contains("no more than chance allows");
    }

    @Test
    void optimism_ofASingleConfiguration_hasNoSentence() {
        fixture.summary.removeIf(row -> !row.selected());

        assertThat(about("Selection")).isEmpty();
    }

    @Test
    void noiseFloor_aboveTheScore_isSuspicious() {
        fixture.noiseFloor = 0.95;

        Sentence floor = about("Noise floor").orElseThrow();
        assertThat(floor.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(floor.text()).contains("0.1000 below the error of the true model");
    }

    @Test
    void published_allWithin_holds() {
        fixture.published.add(check(0.00002, true));

        assertThat(about("Published").orElseThrow().verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void published_oneBeyond_isCountedAndNamed() {
        fixture.published.add(check(0.00002, true));
        fixture.published.add(check(0.01, false));

        Sentence published = about("Published").orElseThrow();
        assertThat(published.verdict()).isEqualTo(Verdict.NO);
        assertThat(published.text()).startsWith("1 of 2 published numbers hold");
        assertThat(published.evidence()).contains("+0.010000");
    }

    /** That no run meets the conditions is no difference. */
    @Test
    void published_withoutARunOfOurs_isNotSaidToDiffer() {
        fixture.published.add(check(0.00002, true));
        fixture.published.add(check(Double.NaN, false));

        Sentence published = about("Published").orElseThrow();
        assertThat(published.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(published.text())
                .isEqualTo("1 of 2 published numbers hold; for 1 this run has no number of its own.");
    }

    private static PublishedCheck check(double difference, boolean pass) {
        return new PublishedCheck(
                "A paper",
                "protocol",
                ResultsFixture.CHOSEN_CELL,
                5,
                "test_rmse",
                0.85,
                0.85 + difference,
                difference,
                0.0001,
                pass);
    }

    @Test
    void failures_areCountedWithTheFirstReason() {
        CellResult first = fixture.cells.get(3);
        fixture.cells.set(3, ResultsFixture.failed(first, "out of memory"));

        Sentence failures = about("Failures").orElseThrow();
        assertThat(failures.text()).startsWith("1 of 39 runs failed");
        assertThat(failures.evidence()).contains(first.cell(), "out of memory");
    }

    /** A mean over the folds that ended well is about other ratings than the means beside it. */
    @Test
    void configurationThatFailedOnOneFold_isRankedNowhere() {
        fixture.comparisons.removeIf(row -> row.question().equals("k-up"));
        fixture.summary.replaceAll(row -> row.k() == 2 && row.lambda() == 5 && row.bias()
                ? Changed.with(
                        row,
                        "cells",
                        2,
                        "failed",
                        1,
                        "testRmseMean",
                        0.1,
                        "validationRmseMean",
                        0.1,
                        "deltaLow",
                        Double.NaN,
                        "deltaHigh",
                        Double.NaN)
                : row);

        ExperimentResults results = new ExperimentResults(fixture.write(folder, "tiny"));
        Configurations all = results.configurations();
        assertThat(all.ranked()).extracting(Summary::testRmseMean).doesNotContain(0.1);
        assertThat(all.best(row -> row.k() == 2 && row.bias()))
                .hasValueSatisfying(best -> assertThat(best.lambda()).isEqualTo(1));
        assertThat(Standing.of(all.find("k = 2, λ = 5, bias").orElseThrow())).isEqualTo("failed in part");
        assertThat(new Findings(results).all())
                .noneMatch(sentence -> sentence.text().contains("0.1000"));
    }

    @Test
    void nothingSucceeded_leavesOnlyTheFailures() {
        fixture.cells.replaceAll(cell -> ResultsFixture.failed(cell, "no luck"));
        fixture.summary.clear();
        fixture.comparisons.clear();
        fixture.selection.clear();
        fixture.curves.clear();

        assertThat(findings()).extracting(Sentence::topic).containsExactly("Failures");
        assertThat(about("Failures").orElseThrow().text()).startsWith("No run succeeded");
    }
}
