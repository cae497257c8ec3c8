package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryEstimateTest {
    @TempDir
    Path directory;

    private static MemoryEstimate estimate(int ratings, String split, int k, int cellsAtOnce, int foldsAtOnce) {
        Experiment experiment = TinyRun.experiment(
                Path.of("data"),
                "split: " + split + "\nmatrix: {model: [als], k: [" + k + "], lambda: [1], bias: [true]}");
        return MemoryEstimate.of(new Plan(experiment), table(ratings), 2, cellsAtOnce, foldsAtOnce);
    }

    private static RatingTable table(int size) {
        IdMap ids =
                IdMap.of(IntStream.range(0, 1000).mapToObj(Integer::toString).toList());
        int[] index = IntStream.range(0, size).map(i -> i % 1000).toArray();
        float[] values = new float[size];
        RatingScale scale = new RatingScale(0, 1, 1, false);
        return new RatingTable(ids, ids, index, index, RatingValues.encode(values), null, new int[] {0}, scale);
    }

    @Test
    void of_moreOfAnything_needsMore() {
        String holdOut = "{strategy: holdout, test: 0.2, seed: 1, validation: 0}";
        String validated = "{strategy: holdout, test: 0.2, seed: 1, validation: 0.1}";
        long some = estimate(500_000, holdOut, 10, 1, 1).bytes();
        assertThat(estimate(1_000_000, holdOut, 10, 1, 1).bytes()).isGreaterThan(some + 500_000 * 20);
        assertThat(estimate(500_000, validated, 10, 1, 1).bytes()).isGreaterThan(some);
        assertThat(estimate(500_000, holdOut, 500, 1, 1).bytes()).isGreaterThan(some);
        assertThat(estimate(500_000, holdOut, 500, 4, 1).bytes())
                .isGreaterThan(estimate(500_000, holdOut, 500, 1, 1).bytes());
        assertThat(estimate(500_000, "{strategy: kfold, folds: 5, seed: 1}", 10, 1, 5)
                        .bytes())
                .isGreaterThan(2 * some);
    }

    /** A search may end with 24 configurations of k up to 128; the estimate is that of having named as many. */
    @Test
    void of_searchedAxes_countsTheCellsThatASearchMayAdd() {
        String holdOut = "{strategy: holdout, test: 0.2, seed: 1, validation: 0.1}";
        long named = estimate(500_000, holdOut, AdaptiveSearch.LARGEST_K, 1, 1).bytes();
        Experiment searched = TinyRun.experiment(
                Path.of("data"), "split: " + holdOut + "\nmatrix: {k: auto, lambda: [1], bias: [true]}");
        assertThat(MemoryEstimate.of(new Plan(searched), table(500_000), 2, 1, 1)
                        .bytes())
                .isGreaterThanOrEqualTo(named + (AdaptiveSearch.BUDGET - 1) * 12 * 1000);
    }

    @Test
    void check_heapTooSmall_saysWhatIsNeededAndWhatToDo() {
        MemoryEstimate estimate = new MemoryEstimate(5_500_000_000L, 100_000_000, 50);
        assertThatCode(() -> estimate.check(5_500_000_000L)).doesNotThrowAnyException();
        assertThatThrownBy(() -> estimate.check(1L << 31))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the run needs about 5.1 GiB of heap for 100,000,000 ratings at k up to 50, and the JVM has"
                        + " 2.0 GiB: start it with java -Xmx5248m -jar …, or use fewer ratings, a smaller k or fewer"
                        + " threads");
    }

    /** A real JVM with a small heap: exit code 2 and one sentence, before any cell. */
    @Test
    void run_inASmallHeap_isRefusedBeforeTheStart() throws Exception {
        Path data = TinyRun.sample(directory.resolve("tiny"));
        Path yaml = Files.writeString(
                directory.resolve("huge.yaml"),
                "name: huge\ndataset: {name: tiny, path: \"" + data + "\"}\n"
                        + "split: {strategy: holdout, test: 0.2, seed: 1}\n"
                        + "matrix: {model: [als], k: [400], lambda: [1], bias: [true]}\n");
        Path results = directory.resolve("results");
        int code = java(
                "-Xmx48m",
                "org.factorlens.cli.Main",
                List.of("run", yaml.toString(), "--results", results.toString(), "--threads", "2"));
        assertThat(code).isEqualTo(2);
        assertThat(said())
                .contains("factorlens: the run needs about ", " MiB of heap for 1,", " ratings at k up to 400")
                .doesNotContain("\tat ");
        assertThat(results).doesNotExist();
    }

    /**
     * What is allocated in earnest: cells run in the heap that is asked for them, and in a quarter of it they do not. With three
     * threads the parts of an evaluation that need most may be made at the same time.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model: user-mean|0.9|1200000|2000|1500|3",
                "model: item-knn, k: 20|0.5|300000|3000|1000|1",
                "model: gibbs, k: 20, sweeps: 36, seed: [1, 2]|0.2|40000|2000|4000|1"
            })
    void of_cells_isWhatTheyNeedAndNotMuchMore(String axes, double test, int ratings, int users, int items, int threads)
            throws Exception {
        MemoryProbe probe = new MemoryProbe(axes, test, ratings, users, items, threads);
        long estimate = probe.estimate();

        assertThat(java("-Xmx" + estimate / 1024 + "k", MemoryProbe.class.getName(), probe.arguments()))
                .as("in %d bytes: %s", estimate, said())
                .isZero();
        assertThat(java("-Xmx" + estimate / 4 / 1024 + "k", MemoryProbe.class.getName(), probe.arguments()))
                .isEqualTo(1);
        assertThat(said()).containsAnyOf("out of memory", "OutOfMemoryError");
    }

    /** Runs a class in a JVM of its own, and returns its exit code. */
    private int java(String heap, String main, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(directory.resolve("said").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("said"), StandardCharsets.UTF_8);
    }
}
