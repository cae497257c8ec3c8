package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.CellResult;
import org.factorlens.results.ResultTable;
import org.factorlens.results.UncertaintyGroup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sampling on the committed sample, which was drawn from a model of this kind: its intervals must hold what they promise. */
class SampleIntervalsTest {
    @TempDir
    static Path directory;

    private static TinyRun run;

    @BeforeAll
    static void runOnce() {
        run = TinyRun.of(Path.of("data/sample"), directory, 2, """
                        split: {strategy: holdout, test: 0.2, seed: 1}
                        training: {burnIn: 20}
                        matrix:
                          - {model: [als], k: [10], lambda: [6], sweeps: 20}
                          - {model: [gibbs], k: [10], features: [none, catalogue], sweeps: 80}
                        recommendations: {users: 1, top: 3}
                        """);
    }

    private static List<UncertaintyGroup> groups(String by) {
        return run.store().read(ResultTable.UNCERTAINTY).stream()
                .filter(row -> row.by().equals(by))
                .toList();
    }

    @Test
    void intervals_allTestRatings_coverWithinTwoPoints() {
        assertThat(groups("all")).hasSize(2).allSatisfy(all -> {
            assertThat(all.ratings()).isEqualTo(12_000);
            assertThat(all.insideEighty()).isCloseTo(0.8, within(0.02));
            assertThat(all.insideNinetyFive()).isCloseTo(0.95, within(0.02));
            assertThat(all.deviation()).isCloseTo(all.rmse(), within(0.02 * all.rmse()));
        });
    }

    /** Not only on average: predictions that claim to be sure are. */
    @Test
    void deviation_surestAndLeastSureTenth_isWhatTheErrorIs() {
        for (UncertaintyGroup tenth : groups("deviation")) {
            assertThat(tenth.deviation()).isCloseTo(tenth.rmse(), within(0.06 * tenth.rmse()));
        }
    }

    @Test
    void testRmse_sampledModels_areBelowLeastSquaresAndAboveTheNoise() {
        List<Double> rmse = run.store().read(ResultTable.CELLS).stream()
                .map(CellResult::testRmse)
                .toList();
        assertThat(rmse.get(1)).isLessThan(rmse.get(0));
        assertThat(rmse.get(2)).isLessThan(rmse.get(1) - 0.02).isGreaterThan(0.686);
    }
}
