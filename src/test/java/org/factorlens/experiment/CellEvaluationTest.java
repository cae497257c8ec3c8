package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.factorlens.training.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellEvaluationTest {
    @TempDir
    static Path directory;

    /** The parts of an evaluation may be made by any number of threads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: als, k: 3, lambda: 2, sweeps: 3",
                "model: gibbs, k: 2, sweeps: 6",
                "model: item-knn, k: 5, lambda: 2",
                "model: popularity",
            })
    void outcome_moreWorkers_isTheSame(String axes) {
        Path data = TinyRun.sample(directory.resolve("data"));
        TinyRun run = TinyRun.of(
                data,
                directory.resolve("results"),
                1,
                "split: {strategy: holdout, seed: 1}\nmatrix: [{model: als, k: 0}, {" + axes + "}]\n");
        Cell cell = run.plan().cells().get(run.plan().cells().size() - 1);
        FoldData fold = FoldData.of(run.dataset(), run.plan().experiment(), 0);

        CellOutcome one = outcome(run, fold, cell, 1);
        CellOutcome more = outcome(run, fold, cell, 4);

        assertThat(one.result().reason()).isEmpty();
        assertThat(more.result()).isEqualTo(one.result());
        assertThat(more.curve()).isEqualTo(one.curve());
        assertThat(more.groups()).isNotEmpty().isEqualTo(one.groups());
        assertThat(more.residuals()).isNotEmpty().isEqualTo(one.residuals());
        assertThat(more.surprises()).isNotEmpty().isEqualTo(one.surprises());
        assertThat(more.parts()).isNotEmpty().isEqualTo(one.parts());
        assertThat(more.calibration()).isNotEmpty().isEqualTo(one.calibration());
        assertThat(more.users().squares()).containsExactly(one.users().squares());
        assertThat(more.sampled()).isEqualTo(one.sampled());
    }

    /** Which is why they are one model where ratings are tested (822). */
    @Test
    void outcome_popularityAndGlobalMean_predictTheSame() {
        Path data = TinyRun.sample(directory.resolve("data"));
        TinyRun run = TinyRun.of(
                data,
                directory.resolve("results"),
                1,
                "split: {strategy: holdout, seed: 1}\nmatrix: {model: [global-mean, popularity]}\n");
        FoldData fold = FoldData.of(run.dataset(), run.plan().experiment(), 0);

        CellOutcome mean = outcome(run, fold, run.plan().cells().get(0), 1);
        CellOutcome popularity = outcome(run, fold, run.plan().cells().get(1), 1);

        assertThat(popularity.result().digest()).isEqualTo(mean.result().digest());
        assertThat(popularity.users().squares()).containsExactly(mean.users().squares());
        assertThat(popularity.ranking().ndcg()).isNotEqualTo(mean.ranking().ndcg());
    }

    private static CellOutcome outcome(TinyRun run, FoldData fold, Cell cell, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new CellRun(run.dataset(), fold, cell, workers).run();
        }
    }
}
