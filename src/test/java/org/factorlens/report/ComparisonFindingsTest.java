package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What pairs of configurations are said to show: with the opposite numbers each sentence turns round, and it goes without them. */
class ComparisonFindingsTest extends FindingsCase {
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
        assertThat(IntervalMethod.usual(results()))
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

    /** The best of a step of k is the best of the models with the same features, not the best of all. */
    @Test
    void questions_besideOtherItemFeatures_nameThoseOfTheirModels() {
        fixture.add("als-k10-l5-b3-catalogue", "k = 10, λ = 5, bias λ = 3, catalogue features", 10, 5, true, "als");
        compare("k-up", 0.02, 0.01, 0.03);
        fixture.comparisons.add(ResultsFixture.comparison(
                "regularization", ResultsFixture.CHOSEN, "k = 10, λ = 1, bias λ = 3", -0.04, -0.05, -0.03));

        assertThat(about("Dimensions").orElseThrow().text())
                .startsWith("k = 10 instead of 2 in ALS models without item features raises");
        assertThat(about("Regularization").orElseThrow().text())
                .startsWith("At k = 10 without item features, λ = 5 instead of 1 lowers");
        Sentence gap = about("Overfitting").orElseThrow();
        assertThat(gap.text())
                .startsWith("The gap between training and test RMSE in ALS models without item features is");
        assertThat(gap.evidence())
                .startsWith("test minus training RMSE of k = 2, λ = 5, bias and k = 10, λ = 5, bias, each the best of");
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
    void dimensions_thatGainAMillionth_areNoGain() {
        compare("k-up", -0.000_001, -0.000_002, -0.000_000_5);

        Sentence step = about("Dimensions").orElseThrow();
        assertThat(step.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(step.text())
                .isEqualTo(
                        "k = 10 instead of 2 changes test RMSE by less than 0.0001, from 0.8500 to 0.8500: nothing to choose by.");
    }
}
