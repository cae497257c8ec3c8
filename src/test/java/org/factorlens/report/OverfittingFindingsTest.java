package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.factorlens.results.CurvePoint;
import org.junit.jupiter.api.Test;

/** Where larger models and later sweeps fit training ratings alone. */
class OverfittingFindingsTest extends FindingsCase {
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

        Sentence chance = about("Overfitting").orElseThrow();
        assertThat(chance.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(chance.text()).endsWith(" higher, which this run cannot tell from chance.");

        fixture.cells.replaceAll(c -> c.k() == 10 ? Changed.with(c, "testRmse", c.testRmse() + 0.1) : c);
        Sentence gap = about("Overfitting").orElseThrow();
        assertThat(gap.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(gap.text()).endsWith("the larger model's test RMSE is higher.");
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
}
