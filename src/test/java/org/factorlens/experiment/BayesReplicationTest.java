package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.factorlens.ratings.Fixtures;
import org.factorlens.results.CellResult;
import org.factorlens.results.ResultTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment {@code bayes} in short, on the published study's split of the real data: skipped where these are missing. */
class BayesReplicationTest {
    @TempDir
    Path directory;

    @Test
    void run_twentyDimensions_isAsAccurateAsStated() {
        List<CellResult> cells =
                TinyRun.of(Fixtures.realData(), directory, 2, """
                        split: {strategy: numpy-holdout, trainFraction: 0.8, seed: 0}
                        training: {burnIn: 20}
                        matrix:
                          - {model: [gibbs], k: [20], features: [none, catalogue, catalogue+raters], sweeps: 100}
                          - {model: [als], k: [20], lambda: [16], features: [none, raters, catalogue], sweeps: 60}
                        recommendations: {users: 1, top: 3}
                        """).store().read(ResultTable.CELLS);
        assertThat(cells).hasSize(6);
        assertThat(cells.get(0).testRmse()).isBetween(0.81, 0.828);
        assertThat(cells.get(1).testRmse()).isBetween(0.78, 0.8);
        assertThat(cells.get(2).testRmse()).isBetween(0.78, cells.get(1).testRmse());
        assertThat(cells.get(3).testRmse()).isBetween(0.84, 0.85);
        assertThat(cells.get(4).testRmse()).isBetween(0.81, 0.825);
        assertThat(cells.get(5).testRmse()).isBetween(0.8, 0.81);
    }
}
