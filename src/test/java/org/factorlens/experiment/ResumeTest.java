package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.DatasetLocator;
import org.factorlens.results.ResultStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run uses of the runs before it, and what it does not. */
class ResumeTest {
    private static final String SPLIT = "split: {strategy: kfold, folds: 2, seed: 3, validation: 0.1}\n";
    private static final String MATRIX =
            "matrix:\n- {model: [item-mean]}\n- {k: [2, 3], lambda: [2, 5], sweeps: 6}\n- {model: [gibbs], k: [2], sweeps: 6}\n";

    @TempDir
    Path directory;

    private Path data;
    private final Log log = new Log();

    /** What a run tells: how many cells it kept, which it ran, and what it could not use. */
    private static final class Log implements ProgressListener {
        private final List<String> ran = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private int kept;
        private boolean unchanged;

        @Override
        public void started(int cells, int reused) {
            kept = reused;
        }

        @Override
        public void cellEnded(String cell, int done, String failure) {
            ran.add(cell);
        }

        @Override
        public void finished() {}

        @Override
        public void unchanged() {
            unchanged = true;
        }

        @Override
        public void noted(String sentence) {
            notes.add(sentence);
        }
    }

    @BeforeEach
    void sample() {
        data = TinyRun.sample(directory.resolve("data"));
    }

    private Dataset dataset(Experiment experiment) {
        return new DatasetLoader(
                        new DatasetLocator(data, (known, folder) -> {
                            throw new IllegalStateException("no downloads in tests");
                        }),
                        false)
                .load(experiment);
    }

    /** Runs in {@code name}; returns the digests of the results. */
    private TreeMap<String, String> run(String name, String yaml, Resume resume) {
        log.ran.clear();
        log.kept = 0;
        log.unchanged = false;
        Experiment experiment = TinyRun.experiment(data, yaml);
        ResultStore store = new ResultStore(directory.resolve(name));
        Plan plan = new Plan(experiment);
        Dataset dataset = dataset(experiment);
        int failed = new ExperimentRunner(plan, dataset, 2, log).run(store, 0, resume);
        return new TinyRun(plan, dataset, store, failed).files();
    }

    private Path kept(String name) {
        return directory.resolve("results/.cells").resolve(name + ".record");
    }

    @Test
    void run_again_touchesNothing() throws IOException {
        TreeMap<String, String> first = run("results", SPLIT + MATRIX, Resume.KEPT);
        assertThat(log.ran).hasSize(12);
        Path timings = directory.resolve("results/timings.csv");
        String times = Files.readString(timings);
        assertThat(run("results", SPLIT + MATRIX, Resume.KEPT)).isEqualTo(first);
        assertThat(log.ran).isEmpty();
        assertThat(log.unchanged).isTrue();
        assertThat(Files.readString(timings)).isEqualTo(times);
    }

    @Test
    void run_fresh_forgets() {
        TreeMap<String, String> first = run("results", SPLIT + MATRIX, Resume.KEPT);
        assertThat(run("results", SPLIT + MATRIX, Resume.FRESH)).isEqualTo(first);
        assertThat(log.ran).hasSize(12);
    }

    @Test
    void run_oneLambdaChanged_runsItsCellsAlone() {
        run("results", SPLIT + MATRIX, Resume.KEPT);
        String changed = MATRIX.replace("[2, 5]", "[2, 7]");
        TreeMap<String, String> resumed = run("results", SPLIT + changed, Resume.KEPT);
        assertThat(log.ran)
                .containsExactlyInAnyOrder(
                        "als-k2-l7-b3-s1-f0", "als-k2-l7-b3-s1-f1", "als-k3-l7-b3-s1-f0", "als-k3-l7-b3-s1-f1");
        assertThat(log.kept).isEqualTo(8);
        assertThat(resumed).isEqualTo(run("other", SPLIT + changed, Resume.FRESH));
    }

    @Test
    void run_onlyTheTextsChanged_runsNoCellAndWritesThem() {
        run("results", SPLIT + MATRIX, Resume.KEPT);
        String titled = "title: Another\nrecommendations: {users: 2, top: 3}\n" + SPLIT + MATRIX;
        TreeMap<String, String> resumed = run("results", titled, Resume.KEPT);
        assertThat(log.ran).isEmpty();
        assertThat(log.unchanged).isFalse();
        assertThat(resumed).isEqualTo(run("other", titled, Resume.FRESH));
    }

    @Test
    void run_splitOrClippingOrRatingsChanged_runsEverything() throws IOException {
        run("results", SPLIT + MATRIX, Resume.KEPT);
        run("results", SPLIT.replace("seed: 3", "seed: 4") + MATRIX, Resume.KEPT);
        assertThat(log.ran).hasSize(12);
        run("results", "evaluation: {clip: false}\n" + SPLIT + MATRIX, Resume.KEPT);
        assertThat(log.ran).hasSize(12);
        Path ratings = data.resolve("ratings.csv");
        String text = Files.readString(ratings);
        Files.writeString(ratings, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
        run("results", "evaluation: {clip: false}\n" + SPLIT + MATRIX, Resume.KEPT);
        assertThat(log.ran).hasSize(12);
    }

    @Test
    void run_featuresFileChanged_runsItsCellsAlone() throws IOException {
        Path features = directory.resolve("features.csv");
        Files.writeString(features, "movieId,length\n1,90\n2,120\n3,150\n");
        String yaml = SPLIT + "matrix: {k: [2], lambda: [2], sweeps: 2, features: [none, \"" + features + "\"]}\n";
        run("results", yaml, Resume.KEPT);
        assertThat(log.ran).hasSize(4);
        Files.writeString(features, "movieId,length\n1,90\n2,120\n3,200\n");
        TreeMap<String, String> resumed = run("results", yaml, Resume.KEPT);
        assertThat(log.ran).hasSize(2).allMatch(cell -> cell.contains("features"));
        assertThat(resumed).isEqualTo(run("other", yaml, Resume.FRESH));
    }

    @Test
    void keys_ofAnotherVersion_areOthersForEveryCell() {
        Experiment experiment = TinyRun.experiment(data, SPLIT + MATRIX);
        Dataset dataset = dataset(experiment);
        List<Cell> cells = new Plan(experiment).cells();
        CellKeys now = new CellKeys(experiment, dataset, 1);
        CellKeys later = new CellKeys(experiment, dataset, 2);
        assertThat(Stream.concat(cells.stream().map(now::of), cells.stream().map(later::of)))
                .doesNotHaveDuplicates()
                .hasSize(2 * cells.size());
        assertThat(cells.stream().map(now::of))
                .containsExactlyElementsOf(cells.stream()
                        .map(new CellKeys(experiment, dataset, 1)::of)
                        .toList());
    }

    /** That damage of any byte is noticed, RecordFileTest has. */
    @Test
    void run_keptCellDamagedAnywhere_isNotedAndRunAgain() throws IOException {
        String yaml = SPLIT + "matrix: {k: [0, 2], lambda: [2], sweeps: 2}\n";
        TreeMap<String, String> first = run("results", yaml, Resume.KEPT);
        Path cell = kept("als-k2-l2-b3-s1-f1");
        byte[] good = Files.readAllBytes(cell);
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 1; round <= 20; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(cell, bad);
            Files.delete(kept("published"));
            assertThat(run("results", yaml, Resume.KEPT)).isEqualTo(first);
            assertThat(log.ran).containsExactly("als-k2-l2-b3-s1-f1");
            assertThat(log.notes)
                    .hasSize(round)
                    .last()
                    .asString()
                    .isEqualTo(cell + " is damaged: its checksum does not match; what it held is computed again");
        }
    }

    @Test
    void run_resultFileDamaged_isNotedAndWrittenAgain() throws IOException {
        TreeMap<String, String> first = run("results", SPLIT + MATRIX, Resume.KEPT);
        for (String name : List.of("cells.csv", "models/selected.flm", "recommendations.json")) {
            Path file = directory.resolve("results").resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertThat(run("results", SPLIT + MATRIX, Resume.KEPT)).isEqualTo(first);
            assertThat(log.ran).isEmpty();
            assertThat(log.notes)
                    .last()
                    .asString()
                    .isEqualTo(file + " is not the file that the run wrote; it is written again");
        }
    }

    @Test
    void run_failedCell_isTriedAgain() {
        String yaml = SPLIT + "matrix: {k: [2, 2000000000], sweeps: 2}\n";
        run("results", yaml, Resume.KEPT);
        run("results", yaml, Resume.KEPT);
        assertThat(log.ran).hasSize(2).allMatch(cell -> cell.startsWith("als-k2000000000-"));
    }
}
