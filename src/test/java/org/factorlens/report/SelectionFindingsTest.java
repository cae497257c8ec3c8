package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.factorlens.results.Selection;
import org.junit.jupiter.api.Test;

/** The chosen configuration, those that do as well or better, and what choosing on test ratings would have gained. */
class SelectionFindingsTest extends FindingsCase {
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
    void optimism_ofASingleConfiguration_hasNoSentence() {
        fixture.summary.removeIf(row -> !row.selected());

        assertThat(about("Selection")).isEmpty();
    }
}
