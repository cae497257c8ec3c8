package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx48m"));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.factorlens.cli.Main", "run"));
        command.addAll(List.of(yaml.toString(), "--results", results.toString(), "--threads", "2"));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("said").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(Files.readString(directory.resolve("said"), StandardCharsets.UTF_8))
                .contains("factorlens: the run needs about ", " MiB of heap for 1,", " ratings at k up to 400")
                .doesNotContain("\tat ");
        assertThat(results.resolve("huge").resolve("cells.csv")).doesNotExist();
    }
}
