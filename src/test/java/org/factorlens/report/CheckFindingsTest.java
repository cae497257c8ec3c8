package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.factorlens.results.CellResult;
import org.factorlens.results.PublishedCheck;
import org.factorlens.results.Summary;
import org.junit.jupiter.api.Test;

/** Results held to what is known from elsewhere - the noise floor, published numbers - and runs that failed. */
class CheckFindingsTest extends FindingsCase {
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

        ExperimentResults results = results();
        Configurations all = results.configurations();
        assertThat(all.ranked()).extracting(Summary::testRmseMean).doesNotContain(0.1);
        assertThat(all.best(row -> row.k() == 2 && row.bias()))
                .hasValueSatisfying(best -> assertThat(best.lambda()).isEqualTo(1));
        assertThat(Standing.of(all.find("k = 2, λ = 5, bias").orElseThrow())).isEqualTo("failed in part");
        assertThat(new Findings(results).all())
                .noneMatch(sentence -> sentence.text().contains("0.1000"));
    }

    /** Runs that all ended well can lack a score, and a configuration can fail as a whole. */
    @Test
    void standing_withoutAScore_saysWhetherRunsFailed() {
        Summary row = fixture.summary.get(2);

        assertThat(Standing.of(Changed.with(row, "testRmseMean", Double.NaN))).isEqualTo("no score");
        assertThat(Standing.of(Changed.with(row, "testRmseMean", Double.NaN, "cells", 0, "failed", 3)))
                .isEqualTo("failed");
        assertThat(Standing.of(Changed.with(row, "testRmseMean", Double.NaN, "cells", 1, "failed", 2)))
                .isEqualTo("failed in part");
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
