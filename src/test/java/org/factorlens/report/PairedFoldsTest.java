package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.factorlens.results.CellResult;
import org.factorlens.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedFoldsTest {
    private static List<CellResult> cells(double... rmse) {
        List<CellResult> cells = new ArrayList<>();
        for (int fold = 0; fold < rmse.length; fold++) {
            cells.add(ResultsFixture.cell("c-f" + fold, "c", "als", 2, 5, true, fold, rmse[fold]));
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void interval_ofRandomScores_isThatOfTheResults(int folds) {
        Random random = new Random(folds);
        double[] a = random.doubles(folds, 0.8, 0.9).toArray();
        double[] b = random.doubles(folds, 0.8, 0.9).toArray();
        double[] differences = new double[folds];
        for (int i = 0; i < folds; i++) {
            differences[i] = a[i] - b[i];
        }
        Interval expected = Interval.correctedResampled(differences, 0.5);

        PairedFolds found = PairedFolds.of(cells(a), cells(b), 0.5);
        assertThat(found.mean()).isCloseTo(expected.mean(), within(1e-12));
        assertThat(found.low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(found.high()).isCloseTo(expected.high(), within(1e-12));
    }

    @Test
    void pairs_inAnotherOrder_areMatchedByFold() {
        List<CellResult> turned = new ArrayList<>(cells(0.7, 0.8, 0.9));
        java.util.Collections.reverse(turned);

        PairedFolds found = PairedFolds.of(cells(0.71, 0.81, 0.91), turned, 0.5);
        assertThat(found.pairs())
                .allSatisfy(pair -> assertThat(pair.difference()).isCloseTo(0.01, within(1e-12)));
    }

    @Test
    void interval_whereARunFailed_isNotGiven() {
        List<CellResult> broken = new ArrayList<>(cells(0.7, 0.8, 0.9));
        broken.set(1, ResultsFixture.failed(broken.get(1), "no luck"));

        PairedFolds found = PairedFolds.of(cells(0.71, 0.81, 0.91), broken, 0.5);
        assertThat(found.pairs()).hasSize(2);
        assertThat(found.low()).isNaN();
        assertThat(found.high()).isNaN();
    }

    /** Runs of seed 2 lie beside those of seed 1; the interval is that of the three means, not of six runs. */
    @Test
    void interval_overSeveralSeeds_isThatOfTheMeansOfFolds() {
        List<CellResult> seeds = new ArrayList<>(cells(0.70, 0.82, 0.90));
        cells(0.72, 0.84, 0.94).forEach(cell -> seeds.add(Changed.with(cell, "seed", 2L)));

        PairedFolds found = PairedFolds.of(seeds, cells(0.70, 0.80, 0.90), 0.5);
        Interval expected = Interval.correctedResampled(new double[] {0.01, 0.03, 0.02}, 0.5);
        assertThat(found.pairs()).hasSize(3);
        assertThat(found.mean()).isCloseTo(expected.mean(), within(1e-12));
        assertThat(found.low()).isCloseTo(expected.low(), within(1e-12));
    }

    @Test
    void interval_onASingleFold_isNotGiven() {
        assertThat(PairedFolds.testToTrain(cells(0.7))).isNaN();
        assertThat(PairedFolds.testToTrain(cells(0.7, 0.8))).isEqualTo(0.5);
        assertThat(PairedFolds.of(cells(0.7), cells(0.8), 0.5).low()).isNaN();
    }
}
