package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.CellResult;
import org.factorlens.results.Comparison;
import org.factorlens.results.Manifest;
import org.factorlens.results.RankingSummary;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Selection;
import org.factorlens.results.Summary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Item kNN in a run whose only other model, of one size for all ratings, does worse: scored and compared, never chosen. */
class NeighbourRunTest {
    private static final String MATRIX = """
            split: {strategy: kfold, folds: 3, seed: 42, validation: 0.1}
            matrix:
              - model: [popularity, item-knn]
                k: [5, 20]
                lambda: [5]
                damping: [5]
              - {k: [2], lambda: [1000000], bias: [false], sweeps: 2}
            recommendations: {users: 1, top: 5}
            """;

    @TempDir
    static Path directory;

    private static Path data;
    private static TinyRun run;

    @BeforeAll
    static void runOnce() {
        data = TinyRun.sample(directory.resolve("data"));
        run = TinyRun.of(data, directory.resolve("one"), 1, MATRIX);
    }

    private static boolean isKnn(String configuration) {
        return configuration.startsWith("item kNN");
    }

    @Test
    void cells_ofItemKnn_areScoredLikeAnyOther() {
        List<CellResult> cells = run.store().read(ResultTable.CELLS).stream()
                .filter(cell -> cell.model().equals("item-knn"))
                .toList();
        assertThat(cells).hasSize(6).allMatch(CellResult::ok).allSatisfy(cell -> {
            assertThat(cell.trainRmse()).isLessThan(cell.testRmse());
            assertThat(cell.validationRmse()).isPositive();
            assertThat(cell.testRmse()).isEqualTo(Math.sqrt(2 * cell.testLoss() / cell.nTest()), within(0.05));
        });
        assertThat(cells.stream().map(CellResult::digest)).doesNotHaveDuplicates();
        assertThat(run.store().read(ResultTable.CURVES).stream()
                        .filter(p -> p.cell().startsWith("item-knn")))
                .hasSize(6)
                .allSatisfy(point -> assertThat(cells).anySatisfy(cell -> {
                    assertThat(cell.cell()).isEqualTo(point.cell());
                    assertThat(cell.testRmse()).isEqualTo(point.testRmse());
                }));
    }

    @Test
    void chosen_thoughItemKnnScoresBetter_isTheModelThatCanRecommend() {
        List<Summary> rows = run.store().read(ResultTable.SUMMARY);
        Summary chosen = rows.stream().filter(Summary::selected).findFirst().orElseThrow();
        assertThat(isKnn(chosen.configuration())).isFalse();
        assertThat(rows.stream().filter(row -> isKnn(row.configuration())))
                .hasSize(2)
                .allSatisfy(row -> {
                    assertThat(row.validationRmseMean()).isLessThan(chosen.validationRmseMean());
                });
        assertThat(run.store().read(ResultTable.SELECTION))
                .extracting(Selection::chosenCell, Selection::bestOnTestCell)
                .allSatisfy(pair -> assertThat(pair.toString()).doesNotContain("item-knn"));
        assertThat(run.store().readJson(ResultStore.MANIFEST, Manifest.class).selectedConfiguration())
                .isEqualTo(chosen.configuration());
    }

    @Test
    void comparison_ofTheBestAlsModel_isMadeWithTheBestOfThem() {
        Comparison row = run.store().read(ResultTable.COMPARISONS).stream()
                .filter(comparison -> comparison.question().equals("neighbours"))
                .findFirst()
                .orElseThrow();
        assertThat(row.a()).startsWith("k = 2");
        assertThat(isKnn(row.b())).isTrue();
        assertThat(row.difference()).isNotZero().isEqualTo(row.rmseA() - row.rmseB(), within(2e-6));
    }

    @Test
    void lists_areOfTheOtherModels() {
        assertThat(run.store().read(ResultTable.RANKING_SUMMARY))
                .extracting(RankingSummary::configuration)
                .hasSize(2)
                .noneMatch(NeighbourRunTest::isKnn);
    }

    @Test
    void run_moreThreads_leavesTheSameBytes() {
        assertThat(TinyRun.of(data, directory.resolve("two"), 2, MATRIX).files())
                .isEqualTo(run.files());
    }
}
