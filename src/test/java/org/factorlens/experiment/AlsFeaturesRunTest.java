package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.factorlens.report.Report;
import org.factorlens.results.Comparison;
import org.factorlens.results.FeatureLink;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Least squares with item features, from ratings to pages. */
class AlsFeaturesRunTest {
    private static final String MATRIX = """
            split: {strategy: holdout, test: 0.2, seed: 3, validation: 0.1}
            matrix:
              - {model: [als], k: [0, 2], lambda: [3, 9], bias: [true, false], features: [none, catalogue], sweeps: 15}
              - {model: [als], k: [2], lambda: [6], weighting: [weighted], features: [catalogue], sweeps: 15}
            recommendations: {users: 1, top: 3}
            """;

    @TempDir
    static Path directory;

    private static Path data;
    private static TinyRun run;

    @BeforeAll
    static void runOnce() {
        data = TinyRun.sample(directory.resolve("data"));
        run = TinyRun.of(data, directory.resolve("results/tiny"), 1, MATRIX);
    }

    @Test
    void plan_withFeatures_hasTheCellsThatDiffer() {
        assertThat(run.failed()).isZero();
        assertThat(run.plan().cells().stream().map(Cell::id))
                .contains("als-k2-l3-b3-s1-f0", "als-k2-l3-b3-catalogue-s1-f0", "als-k2-wl6-b3-catalogue-s1-f0")
                .contains("als-k0-l3-b3-catalogue-s1-f0", "als-k0-l3-nob-s1-f0")
                .doesNotContain("als-k0-l3-nob-catalogue-s1-f0");
        assertThat(run.plan().configurations().stream().map(Configuration::label))
                .contains("k = 2, λ = 3, bias λ = 3, catalogue features", "k = 2, λ = 3, bias λ = 3");
    }

    @Test
    void comparisons_alsFeatures_areTheBestWithAndWithout() {
        List<Comparison> rows = run.store().read(ResultTable.COMPARISONS);
        Comparison features = rows.stream()
                .filter(row -> row.question().equals("als-features"))
                .findFirst()
                .orElseThrow();
        assertThat(features.a()).endsWith("catalogue features");
        assertThat(features.b()).doesNotContain("features");
        for (String question : List.of("factors", "bias", "weighting", "regularization")) {
            assertThat(rows.stream().filter(row -> row.question().equals(question)))
                    .as(question)
                    .allMatch(row -> row.a().contains("features") == row.b().contains("features"));
        }
    }

    /** Whatever features buy, the other questions are asked where the grid is. */
    @Test
    void comparisons_fewCellsWithFeatures_areOfThoseWithout() {
        TinyRun few = TinyRun.of(
                data,
                directory.resolve("few"),
                2,
                "split: {strategy: holdout, test: 0.2, seed: 3, validation: 0.1}\n"
                        + "matrix:\n"
                        + "  - {model: [als], k: [0, 2], lambda: [3, 9], bias: [true, false], sweeps: 8}\n"
                        + "  - {model: [als], k: [2], lambda: [9], features: [catalogue], sweeps: 8}\n"
                        + "recommendations: {users: 1, top: 3}\n");
        List<Comparison> rows = few.store().read(ResultTable.COMPARISONS);
        assertThat(rows.stream().map(Comparison::question)).contains("bias", "factors", "als-features");
        assertThat(rows.stream().filter(row -> !row.question().equals("als-features")))
                .noneMatch(row -> row.a().contains("features") || row.b().contains("features"));
    }

    @Test
    void run_twoThreads_leavesTheSameBytes() {
        assertThat(TinyRun.of(data, directory.resolve("two"), 2, MATRIX).files())
                .isEqualTo(run.files());
    }

    @Test
    void report_modelWithFeatures_showsWhatEachDoes() throws Exception {
        TinyRun linked = TinyRun.of(
                data,
                directory.resolve("linked/tiny"),
                2,
                "split: {strategy: holdout, test: 0.2, seed: 3, validation: 0.1}\n"
                        + "matrix: {model: [als], k: [2], features: [catalogue+raters], sweeps: 12}\n"
                        + "recommendations: {users: 1, top: 3}\n");
        List<FeatureLink> links = linked.store().read(ResultTable.LINKS);
        assertThat(links.stream().map(FeatureLink::feature).distinct())
                .containsAll(linked.dataset().catalogue().genres())
                .contains("log of training ratings", "rated by user 1");
        assertThat(links).allMatch(link -> Double.isNaN(link.deviation()) && Double.isFinite(link.mean()));
        assertThat(linked.store()
                        .readJson(ResultStore.MANIFEST, Manifest.class)
                        .plan()
                        .axes()
                        .get("features"))
                .containsExactly("catalogue-raters");
        Report.generate(directory.resolve("linked"), List.of("tiny"), directory.resolve("site"));
        String page = Files.readString(directory.resolve("site/tiny/evidence.html"));
        assertThat(page)
                .contains("What item features do", "links-bias")
                .doesNotContain("intervals of the posterior", "rated by user");
    }
}
