package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.factorlens.results.PublishedCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our made-up cells: test RMSE 0.9 after two sweeps and 1.0 after one; losses 100 and 50, 120 and 60. */
class PublishedChecksTest {
    private static List<PublishedCheck> checks(String published) {
        Plan plan = Outcomes.plan(
                "{strategy: holdout}",
                "[{model: [user-mean]}, {k: [0, 5], bias_lambda: [0.0001, 3], update: alternating, global_mean: false}]",
                "published:",
                "  - {source: paper, protocol: p, " + published + "}");
        return PublishedChecks.of(plan.experiment(), Outcomes.of(plan, c -> 1, c -> 0.9));
    }

    @Test
    void check_withinTolerance_passesAndShowsBothNumbers() {
        PublishedCheck check = checks("where: {k: 5, bias_lambda: 3}, test_rmse: 0.95, tolerance: 0.06")
                .get(0);
        assertThat(check.cell()).isEqualTo("als-k5-l10-b3-alt-mu0-s1-f0");
        assertThat(check.sweep()).isEqualTo(2);
        assertThat(check.ours()).isEqualTo(0.9);
        assertThat(check.difference()).isEqualTo(-0.05, within(1e-12));
        assertThat(check.tolerance()).isEqualTo(0.06);
        assertThat(check.pass()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0, true", "0.95, 0.05, true", "0.95, 0.049, false", "0.85, 0.05, true", "0.85, 0.04, false"})
    void check_anyDistance_passesUpToTheTolerance(double published, double tolerance, boolean pass) {
        assertThat(checks("where: {k: 0}, test_rmse: " + published + ", tolerance: " + tolerance))
                .extracting(PublishedCheck::pass)
                .containsExactly(pass);
    }

    @Test
    void check_cellsWithItemFeatures_areNotMeant() {
        Plan plan = Outcomes.plan(
                "{strategy: holdout}",
                "{k: [5], features: [catalogue, none]}",
                "published:",
                "  - {source: paper, protocol: p, where: {k: 5}, test_rmse: 0.9}");
        assertThat(PublishedChecks.of(plan.experiment(), Outcomes.of(plan, c -> 1, c -> 0.9)))
                .extracting(PublishedCheck::cell)
                .containsExactly("als-k5-l10-b3-s1-f0");
    }

    @Test
    void check_namedSweep_isComparedWithThatPointOfTheCurve() {
        List<PublishedCheck> checks = checks(
                "where: {k: 0}, sweep: 1, test_rmse: 1.0, train_loss: 120.4, test_loss: 61, loss_tolerance: 0.5");
        assertThat(checks).extracting(PublishedCheck::metric).containsExactly("test_rmse", "train_loss", "test_loss");
        assertThat(checks).extracting(PublishedCheck::ours).containsExactly(1.0, 120.0, 60.0);
        assertThat(checks).extracting(PublishedCheck::pass).containsExactly(true, true, false);
        assertThat(checks).extracting(PublishedCheck::sweep).containsOnly(1);
    }

    @Test
    void check_sweepThatWasNotRun_failsWithoutANumber() {
        PublishedCheck check = checks("where: {k: 0}, sweep: 7, test_rmse: 0.9").get(0);
        assertThat(check.ours()).isNaN();
        assertThat(check.pass()).isFalse();
        assertThat(check.cell()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "{k: 7}",
        "{k: 5; update: joint}",
        "{model: item-mean}",
        "{bias: false; k: 5}",
        "{lambda: 1; k: 5}",
        "{seed: 2}",
        "{sweeps: 3}",
        "{weighting: weighted}",
        "{global_mean: true; k: 5}"
    })
    void check_noCellMeetsTheConditions_saysSoByAnEmptyCell(String where) {
        PublishedCheck check =
                checks("where: " + where.replace(';', ',') + ", test_rmse: 0.9").get(0);
        assertThat(check.cell()).isEmpty();
        assertThat(check.ours()).isNaN();
        assertThat(check.pass()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{biasLambda: 1e-4}|als-k0-l10-b0.0001-alt-mu0-s1-f0",
                "{bias_lambda: 3.0; k: 5}|als-k5-l10-b3-alt-mu0-s1-f0",
                "{model: user-mean}|user-mean-f0",
                "{}|user-mean-f0",
                "{globalMean: false; bias: true; lambda: 10.0; sweeps: 20; seed: 1}|als-k0-l10-b0.0001-alt-mu0-s1-f0"
            })
    void check_conditions_areMetByTheFirstCellInMatrixOrder(String where, String cell) {
        assertThat(checks("where: " + where.replace(';', ',') + ", test_rmse: 0.9"))
                .extracting(PublishedCheck::cell)
                .containsExactly(cell);
    }

    @Test
    void check_yamlSpellingsOfTrue_meanTheSame() {
        assertThat(checks("where: {bias: yes, global_mean: no}, test_rmse: 0.9"))
                .extracting(PublishedCheck::pass)
                .containsExactly(true);
    }

    @Test
    void check_anotherDataset_isLeftOut() {
        assertThat(checks("dataset: other, where: {k: 0}, test_rmse: 0.9")).isEmpty();
        assertThat(checks("dataset: d, where: {k: 0}, test_rmse: 0.9")).hasSize(1);
    }
}
