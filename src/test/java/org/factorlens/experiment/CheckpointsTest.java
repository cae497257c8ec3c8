package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.DatasetLocator;
import org.factorlens.training.Checkpoints;
import org.factorlens.training.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that are stopped on the way and go on from what was kept. */
class CheckpointsTest {
    private static final Resume EVERY_SWEEP = new Resume(false, Duration.ZERO);

    @TempDir
    Path directory;

    private Dataset dataset;
    private FoldData fold;
    private Cell cell;

    private void cell(String axes) {
        Path data = TinyRun.sample(directory.resolve("data"));
        Experiment experiment =
                TinyRun.experiment(data, "split: {strategy: holdout, validation: 0.2}\nmatrix: {" + axes + "}\n");
        dataset = new DatasetLoader(
                        new DatasetLocator(data, (known, folder) -> {
                            throw new IllegalStateException("no downloads in tests");
                        }),
                        false)
                .load(experiment);
        cell = new Plan(experiment).cells().get(0);
        fold = FoldData.of(dataset, experiment, 0);
    }

    /** The end of a process, as far as a cell can tell: nothing catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Counts the sweeps of all stages, and ends the run after some of them. */
    private static final class Counting implements Function<String, Checkpoints> {
        private final Function<String, Checkpoints> stages;
        private final int last;
        private int sweeps;

        private Counting(Function<String, Checkpoints> stages, int last) {
            this.stages = stages;
            this.last = last;
        }

        @Override
        public Checkpoints apply(String stage) {
            Checkpoints kept = stages.apply(stage);
            return new Checkpoints() {
                @Override
                public <S extends Record> S last(Class<S> type) {
                    return kept.last(type);
                }

                @Override
                public void sweepEnded(Supplier<? extends Record> state) {
                    kept.sweepEnded(state);
                    sweeps++;
                    if (sweeps == last) {
                        throw new Killed();
                    }
                }
            };
        }
    }

    private CellOutcome run(Function<String, Checkpoints> stages) {
        try (Workers workers = new Workers(2)) {
            return new CellRun(dataset, fold, cell, workers, stages, new LeadingModel()).run();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k: 3, lambda: 2, sweeps: 6",
                "k: 3, lambda: 2, sweeps: 6, update: alternating, bias: false",
                "k: 0, sweeps: 4",
                "k: 3, lambda: 2, sweeps: 5, features: catalogue+raters",
                "model: gibbs, k: 2, sweeps: 7",
                "model: gibbs, k: 2, sweeps: 7, features: catalogue",
                "model: gibbs, k: 0, bias: false, sweeps: 4"
            })
    void run_killedAfterAnySweep_goesOnToTheSameBits(String axes) {
        cell(axes);
        Counting whole = new Counting(stage -> Checkpoints.NONE, Integer.MAX_VALUE);
        CellOutcome expected = run(whole);
        assertThat(expected.result().reason()).isEmpty();
        assertThat(whole.sweeps).isGreaterThan(5);
        List<String> notes = new ArrayList<>();
        for (int last = 1; last <= whole.sweeps; last++) {
            CellStore store = new CellStore(directory.resolve("results-" + last), EVERY_SWEEP, notes::add);
            Function<String, Checkpoints> stages = store.checkpoints("cell", "key");
            Counting first = new Counting(stages, last);
            Throwable end = null;
            try {
                run(first);
            } catch (Killed e) {
                end = e;
            }
            assertThat(end).isNotNull();
            Counting second = new Counting(stages, Integer.MAX_VALUE);
            assertThat(run(second))
                    .usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                    .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
                    .ignoringFields("timing")
                    .isEqualTo(expected);
            // A validation score is kept once, and told of again by the run that finds it.
            assertThat(second.sweeps).isBetween(whole.sweeps - last, whole.sweeps - last + 1);
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void run_stateOfOtherSettings_isNotUsed() {
        cell("k: 3, lambda: 2, sweeps: 6");
        CellStore store = new CellStore(directory.resolve("results"), EVERY_SWEEP, note -> {});
        run(store.checkpoints("cell", "key"));
        Counting other = new Counting(store.checkpoints("cell", "other key"), Integer.MAX_VALUE);
        CellOutcome outcome = run(other);
        assertThat(other.sweeps).isEqualTo(11);
        assertThat(outcome.result()).isEqualTo(run(stage -> Checkpoints.NONE).result());
    }

    @Test
    void sweepEnded_beforeTheIntervalIsOver_keepsNothing() {
        cell("k: 3, lambda: 2, sweeps: 6");
        CellStore store = new CellStore(directory.resolve("results"), Resume.KEPT, note -> {});
        run(store.checkpoints("cell", "key"));
        assertThat(directory.resolve("results")).doesNotExist();
    }
}
