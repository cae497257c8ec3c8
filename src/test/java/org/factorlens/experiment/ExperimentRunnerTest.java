package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.Dataset;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.Manifest;
import org.factorlens.results.RatingCount;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Selection;
import org.factorlens.results.Summary;
import org.factorlens.results.Timing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run from ratings to result files, held to what the design promises of them. */
class ExperimentRunnerTest {
    private static final String MATRIX = """
            split: {strategy: kfold, folds: 3, seed: 42, validation: 0.1}
            matrix:
              - model: [global-mean, item-mean]
              - {k: [0, 2, 4], lambda: [3, 9], bias: [true, false], sweeps: 5}
            recommendations: {users: 2, top: 5}
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

    private static List<CellResult> cells() {
        return run.store().read(ResultTable.CELLS);
    }

    @Test
    void run_allGoesWell_leavesEveryFileAndNoOther() {
        TreeSet<String> expected = ResultTable.ALL.stream()
                .filter(table -> table != ResultTable.TIMINGS)
                .map(ResultTable::fileName)
                .collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(List.of("manifest.json", "recommendations.json", "try-model.json", "models/selected.flm"));
        assertThat(run.files().navigableKeySet()).isEqualTo(expected);
        assertThat(run.store().has("timings.csv")).isTrue();
        assertThat(run.failed()).isZero();
    }

    @Test
    void run_twoThreadsOrAgain_leavesTheSameBytes() {
        assertThat(TinyRun.of(data, directory.resolve("two"), 2, MATRIX).files())
                .isEqualTo(run.files());
        assertThat(TinyRun.of(data, directory.resolve("two"), 2, MATRIX).files())
                .isEqualTo(run.files());
    }

    @Test
    void cells_file_startsWithTheContractsColumnsAndHasARowPerCellInMatrixOrder() throws IOException {
        assertThat(Files.readString(run.store().directory().resolve("cells.csv")))
                .startsWith("cell,model,k,lambda,bias,bias_lambda,weighting,fold,seed,sweeps,status,n_train,n_test,"
                        + "train_rmse,test_rmse,test_mae,coverage,");
        assertThat(cells().stream().map(CellResult::cell))
                .isEqualTo(run.plan().cells().stream().map(Cell::id).toList());
        assertThat(cells()).hasSize(3 * (2 + 12)).allMatch(CellResult::ok);
    }

    @Test
    void cells_eachRow_countsTheFoldsRatings() {
        for (CellResult cell : cells()) {
            assertThat(cell.nTest()).isEqualTo(400);
            assertThat(cell.nTrain()).isEqualTo(800);
            assertThat(cell.nValidation()).isEqualTo(80);
            assertThat(cell.coverage()).isBetween(0.9, 1.0);
            assertThat(cell.digest()).matches("[0-9a-f]{64}");
            assertThat(cell.testMae()).isLessThan(cell.testRmse());
        }
    }

    @Test
    void curves_lastPoint_equalsTheCellsRow() {
        for (CellResult cell : cells()) {
            List<CurvePoint> curve = run.store().read(ResultTable.CURVES).stream()
                    .filter(point -> point.cell().equals(cell.cell()))
                    .toList();
            assertThat(curve).hasSize(cell.sweepsRun());
            CurvePoint last = curve.get(curve.size() - 1);
            assertThat(last.sweep()).isEqualTo(cell.sweepsRun());
            assertThat(last.trainLoss()).isEqualTo(cell.trainLoss());
            assertThat(last.testLoss()).isEqualTo(cell.testLoss());
            assertThat(last.trainRmse()).isEqualTo(cell.trainRmse());
            assertThat(last.testRmse()).isEqualTo(cell.testRmse(), within(5e-6));
        }
    }

    @Test
    void groupsAndResiduals_eachCell_partitionItsTestRatings() {
        for (CellResult cell : cells()) {
            for (String by : List.of("rating", "user-activity", "item-popularity")) {
                assertThat(run.store().read(ResultTable.ERROR_GROUPS).stream()
                                .filter(g -> g.cell().equals(cell.cell()) && g.by().equals(by))
                                .mapToInt(ErrorGroup::ratings)
                                .sum())
                        .isEqualTo(cell.nTest());
            }
            assertThat(run.store().read(ResultTable.RESIDUALS).stream()
                            .filter(bin -> bin.cell().equals(cell.cell()))
                            .mapToInt(ResidualBin::ratings)
                            .sum())
                    .isEqualTo(cell.nTest());
        }
    }

    @Test
    void summary_eachConfiguration_isTheMeanOverItsFolds() {
        List<Summary> rows = run.store().read(ResultTable.SUMMARY);
        assertThat(rows).hasSize(14);
        for (int i = 0; i < rows.size(); i++) {
            List<CellResult> folds = cells().subList(3 * i, 3 * i + 3);
            Summary row = rows.get(i);
            assertThat(row.configuration()).isEqualTo(folds.get(0).configuration());
            assertThat(row.cells()).isEqualTo(3);
            assertThat(row.testRmseMean()).isEqualTo(mean(folds), within(1e-6));
            assertThat(row.testRmseLow()).isLessThan(row.testRmseMean());
            assertThat(row.testRmseHigh()).isGreaterThan(row.testRmseMean());
            assertThat(row.intervalMethod()).isEqualTo("corrected-resampled-t");
        }
        assertThat(rows.stream().filter(Summary::selected)).hasSize(1).allMatch(Summary::indistinguishable);
    }

    private static double mean(List<CellResult> cells) {
        return cells.stream().mapToDouble(CellResult::testRmse).average().orElseThrow();
    }

    @Test
    void selection_eachFold_isTheLowestValidationScore() {
        for (Selection row : run.store().read(ResultTable.SELECTION)) {
            List<CellResult> fold =
                    cells().stream().filter(cell -> cell.fold() == row.fold()).toList();
            CellResult chosen = fold.stream()
                    .min(Comparator.comparingDouble(CellResult::validationRmse))
                    .orElseThrow();
            double best = fold.stream().mapToDouble(CellResult::testRmse).min().orElseThrow();
            assertThat(row.chosenBy()).isEqualTo("validation");
            assertThat(row.chosenValidationRmse()).isEqualTo(chosen.validationRmse());
            assertThat(row.bestOnTestRmse()).isEqualTo(best);
            assertThat(row.optimism()).isEqualTo(row.chosenTestRmse() - best, within(1.1e-6));
        }
    }

    @Test
    void manifest_run_namesPlanSplitAndTheDigestsOfAllFiles() {
        Manifest manifest = run.store().readJson(ResultStore.MANIFEST, Manifest.class);
        var digests = run.files();
        digests.remove("manifest.json");
        assertThat(manifest.resultDigests()).isEqualTo(digests);
        assertThat(manifest.plan().cells()).isEqualTo(42);
        assertThat(manifest.plan().configurations()).isEqualTo(14);
        assertThat(manifest.plan().failed()).isZero();
        assertThat(manifest.split().folds()).hasSize(3);
        assertThat(manifest.split().folds().get(0).test()).isEqualTo(400);
        assertThat(manifest.dataset().ratings()).isEqualTo(1200);
        assertThat(manifest.dataset().noiseFloor()).isBetween(0.3, 1.0);
        assertThat(manifest.chosenBy()).isEqualTo("validation");
        assertThat(run.plan().cell(manifest.selectedCell()).configuration().label())
                .isEqualTo(manifest.selectedConfiguration());
    }

    @Test
    void timings_run_haveARowPerCellAndForLoadSplitAndAll() {
        assertThat(run.store().read(ResultTable.TIMINGS).stream().map(Timing::cell))
                .hasSize(42 + 5)
                .contains("load", "split-f0", "split-f2", "total", "global-mean-f0");
    }

    @Test
    void run_cellThatCannotFit_isARowWithTheReasonAndTheRestIsThere() {
        TinyRun partly = TinyRun.of(
                data,
                directory.resolve("partly"),
                2,
                "split: {strategy: holdout}\nmatrix: {k: [2, 2000000000, 0], sweeps: 2}\n");
        assertThat(partly.failed()).isEqualTo(1);
        List<CellResult> rows = partly.store().read(ResultTable.CELLS);
        assertThat(rows.stream().map(CellResult::status)).containsExactly("ok", "failed", "ok");
        CellResult failed = rows.get(1);
        assertThat(failed.reason()).contains("k = 2000000000 is too large");
        assertThat(failed.testRmse()).isNaN();
        assertThat(failed.digest()).isEmpty();
        assertThat(partly.store().read(ResultTable.SUMMARY).get(1).failed()).isEqualTo(1);
        assertThat(partly.store()
                        .readJson(ResultStore.MANIFEST, Manifest.class)
                        .plan()
                        .failed())
                .isEqualTo(1);
        assertThat(partly.store().has("models/selected.flm")).isTrue();
    }

    @Test
    void run_everyCellFails_stillWritesItsRows() {
        TinyRun none = TinyRun.of(
                data, directory.resolve("none"), 1, "split: {strategy: holdout}\nmatrix: {k: [2000000000]}\n");
        assertThat(none.failed()).isEqualTo(1);
        assertThat(none.store().read(ResultTable.CELLS)).hasSize(1);
        assertThat(none.store().readJson(ResultStore.MANIFEST, Manifest.class).selectedCell())
                .isEmpty();
        assertThat(none.store().read(ResultTable.SELECTION)).isEmpty();
    }

    private static Path ratings(String name, Stream<String> rows) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(
                folder.resolve("ratings.csv"),
                "userId,movieId,rating,timestamp\n" + rows.collect(Collectors.joining("\n")) + "\n");
        return folder;
    }

    private static Stream<String> grid(String rating) {
        return Stream.iterate(0, i -> i < 60, i -> i + 1).map(i -> i / 6 + "," + i % 6 + "," + rating + "," + i);
    }

    @Test
    void run_ratingsAllEqual_predictsThemExactly() throws IOException {
        TinyRun constant = TinyRun.of(
                ratings("constant", grid("1")), directory.resolve("constant-results"), 1, "matrix: {k: [0, 2]}\n");
        assertThat(constant.failed()).isZero();
        assertThat(constant.store().read(ResultTable.CELLS)).allMatch(cell -> cell.testRmse() == 0);
    }

    /** Nothing can be said of the vectors of items that have a single rating each, but the run must not end there. */
    @Test
    void run_everyItemRatedOnce_hasNoMapAndEndsWell() throws IOException {
        Stream<String> rows =
                Stream.iterate(0, i -> i < 60, i -> i + 1).map(i -> i % 5 + "," + i + "," + (1 + i % 5) + "," + i);
        TinyRun lonely = TinyRun.of(
                ratings("lonely", rows), directory.resolve("lonely-results"), 1, "matrix: {k: [3], bias: [false]}\n");
        assertThat(lonely.failed()).isZero();
        assertThat(lonely.store().read(ResultTable.ITEM_MAP)).isEmpty();
        assertThat(lonely.store().read(ResultTable.CELLS)).allMatch(cell -> cell.coverage() == 0);
    }

    @Test
    void run_noPenaltyAtAll_endsWithoutGivingUp() throws IOException {
        TinyRun free = TinyRun.of(
                data,
                directory.resolve("free"),
                1,
                "split: {strategy: holdout}\n"
                        + "matrix: {k: [30], lambda: [0], bias_lambda: [0], update: [joint, alternating], sweeps: 4}\n");
        assertThat(free.store().read(ResultTable.CELLS)).hasSize(2);
        assertThat(free.store().read(ResultTable.CELLS))
                .allMatch(cell ->
                        cell.ok() ? cell.fallbackSolves() > 0 : !cell.reason().isEmpty());
    }

    @Test
    void run_splitWithoutTestRating_saysSoBeforeTraining() throws IOException {
        Path two = ratings("two-rows", Stream.of("1,1,5,1", "2,1,4,2"));
        assertThatThrownBy(() -> TinyRun.of(
                        two,
                        directory.resolve("two-rows-results"),
                        1,
                        "split: {strategy: holdout, test: 0.1}\nmatrix: {}\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("tiny.yaml:3:8: the split 'holdout' leaves no test rating");
        assertThat(directory.resolve("two-rows-results")).doesNotExist();
    }

    @Test
    void runOne_anyCell_equalsItsRowInTheWholeRun() {
        for (String id : List.of("als-k4-l3-b3-s1-f2", "item-mean-f1")) {
            var again = ExperimentRunner.runOne(
                    run.plan(), run.dataset(), run.plan().cell(id), 2);
            assertThat(ResultTable.CELLS.csv().write(List.of(again.result())))
                    .isEqualTo(ResultTable.CELLS
                            .csv()
                            .write(cells().stream()
                                    .filter(c -> c.cell().equals(id))
                                    .toList()));
        }
    }

    @Test
    void histogram_manyRatings_hasBinsInsideTheScaleOnly() throws java.io.IOException {
        Path folder = java.nio.file.Files.createDirectories(directory.resolve("fine"));
        StringBuilder rows = new StringBuilder("user,item,rating\n");
        for (int i = 0; i < 600; i++) {
            rows.append(i % 30)
                    .append(',')
                    .append(i / 30)
                    .append(',')
                    .append(0.32 + 0.17 * i)
                    .append('\n');
        }
        java.nio.file.Files.writeString(folder.resolve("ratings.csv"), rows);
        Dataset fine =
                TinyRun.of(folder, directory.resolve("fine-results"), 1, """
                split: {strategy: kfold, folds: 2, seed: 1}
                matrix: [{model: [global-mean]}]
                """).dataset();

        assertThat(new DataStatistics(fine, fine.ratings().size()).histogram())
                .hasSizeBetween(50, 60)
                .allSatisfy(bar -> assertThat(bar.rating())
                        .isBetween(
                                fine.ratings().scale().min(),
                                fine.ratings().scale().max()))
                .allSatisfy(bar -> assertThat(bar.to()).isGreaterThanOrEqualTo(bar.rating()));
    }

    /** 101 values in 60 bins of equal width would be one and two in turn. */
    @Test
    void histogram_wholePoints_hasBinsOfEquallyManyValues() throws java.io.IOException {
        Path folder = java.nio.file.Files.createDirectories(directory.resolve("points"));
        StringBuilder rows = new StringBuilder("user,item,rating\n");
        for (int i = 0; i <= 100; i++) {
            rows.append(i % 10).append(',').append(i / 10).append(',').append(i).append('\n');
        }
        java.nio.file.Files.writeString(folder.resolve("ratings.csv"), rows);
        TinyRun points = TinyRun.of(folder, directory.resolve("points-results"), 1, """
                split: {strategy: kfold, folds: 2, seed: 1}
                matrix: [{model: [global-mean]}]
                """);

        List<RatingCount> bars = points.store().read(ResultTable.RATINGS_HISTOGRAM);
        assertThat(bars).hasSize(51);
        assertThat(bars.subList(0, 50)).allMatch(bar -> bar.ratings() == 2 && bar.to() == bar.rating() + 1);
        assertThat(bars.get(50)).isEqualTo(new RatingCount(100, 100, 1, 0.009901));
    }

    @Test
    void regularization_theBestAndTheLeast_differInLambdaAlone() {
        TinyRun both = TinyRun.of(data, directory.resolve("both"), 1, """
                split: {strategy: kfold, folds: 2, seed: 42, validation: 0.1}
                matrix:
                  - {k: [2], lambda: [3, 9], bias: [true], sweeps: 5}
                  - {k: [2], lambda: [0.01], weighting: [weighted], bias: [true], sweeps: 5}
                """);

        assertThat(both.store().read(ResultTable.COMPARISONS))
                .filteredOn(row -> row.question().equals("regularization"))
                .extracting(row -> row.b())
                .noneMatch(label -> label.contains("weighted"));
    }
}
