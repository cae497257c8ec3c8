package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.factorlens.model.FoldedPerson;
import org.factorlens.model.ModelFile;
import org.factorlens.model.ModelSample;
import org.factorlens.model.SavedModel;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.RatingTable;
import org.factorlens.results.CellResult;
import org.factorlens.results.ChainDiagnostic;
import org.factorlens.results.ChainSample;
import org.factorlens.results.FeatureLink;
import org.factorlens.results.Manifest;
import org.factorlens.results.Recommendations;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;
import org.factorlens.results.TryModel;
import org.factorlens.results.UncertaintyGroup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sampled cells beside others, from ratings to result files. */
class GibbsRunTest {
    private static final String MATRIX = """
            split: {strategy: holdout, test: 0.2, seed: 3, validation: 0.1}
            training: {burnIn: 5}
            matrix:
              - {model: [als], k: [2], lambda: [3, 9], sweeps: 25}
              - {model: [gibbs], k: [0, 2], lambda: [3, 9], bias: [true, false], sweeps: 25, seed: [1, 2]}
              - {model: [gibbs], k: [2], features: [catalogue, raters, catalogue+raters], sweeps: 25}
            recommendations: {users: 1, top: 3}
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

    private static CellResult cell(String id) {
        return run.store().read(ResultTable.CELLS).stream()
                .filter(row -> row.cell().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comparisons_raters_areSetBesideTheBestWithOtherFeaturesAlone() {
        assertThat(run.store().read(ResultTable.COMPARISONS).stream()
                        .filter(row -> row.question().equals("raters")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.a()).endsWith("catalogue-raters features");
                    assertThat(row.b()).endsWith("catalogue features");
                });
    }

    @Test
    void plan_severalLambdas_isOneSampledCell() {
        assertThat(run.plan().cells().stream().map(Cell::id))
                .containsExactly(
                        "als-k2-l3-b3-s1-f0",
                        "als-k2-l9-b3-s1-f0",
                        "gibbs-k0-b-s1-f0",
                        "gibbs-k0-b-s2-f0",
                        "gibbs-k0-nob-s1-f0",
                        "gibbs-k0-nob-s2-f0",
                        "gibbs-k2-b-s1-f0",
                        "gibbs-k2-b-s2-f0",
                        "gibbs-k2-nob-s1-f0",
                        "gibbs-k2-nob-s2-f0",
                        "gibbs-k2-b-catalogue-s1-f0",
                        "gibbs-k2-b-raters-s1-f0",
                        "gibbs-k2-b-catalogue-raters-s1-f0");
        assertThat(run.plan().configurations().stream().map(Configuration::label))
                .contains("Gibbs, k = 2, bias", "Gibbs, k = 2, no bias", "Gibbs, k = 2, bias, catalogue features");
        assertThat(run.failed()).isZero();
    }

    @Test
    void cells_sampled_haveScoresAndNoLambda() {
        CellResult row = cell("gibbs-k2-b-s1-f0");
        assertThat(row.status()).isEqualTo("ok");
        assertThat(row.model()).isEqualTo("gibbs");
        assertThat(row.lambda()).isNaN();
        assertThat(row.biasLambda()).isNaN();
        assertThat(row.sweepsRun()).isEqualTo(25);
        assertThat(row.validationRmse()).isBetween(0.5, 1.3);
        assertThat(row.testRmse()).isBetween(0.5, 1.2);
        assertThat(row.testRmseRaw()).isNotEqualTo(row.testRmse());
        List<ChainSample> chain = chain("gibbs-k2-b-s1-f0");
        assertThat(row.testRmse()).isCloseTo(chain.get(24).averageTestRmse(), within(1e-6));
        assertThat(row.trainRmse()).isCloseTo(chain.get(24).trainRmse(), within(1e-6));
        List<Summary> summary = run.store().read(ResultTable.SUMMARY);
        assertThat(summary.stream().filter(s -> s.model().equals("gibbs")))
                .hasSize(7)
                .allMatch(s -> Double.isNaN(s.lambda()));
    }

    private static List<ChainSample> chain(String cell) {
        return run.store().read(ResultTable.CHAINS).stream()
                .filter(row -> row.cell().equals(cell))
                .toList();
    }

    @Test
    void chains_perSampledCell_haveARowPerSweep() {
        assertThat(chain("gibbs-k2-nob-s2-f0")).hasSize(25);
        assertThat(chain("gibbs-k2-nob-s2-f0").stream().filter(ChainSample::kept))
                .hasSize(20);
        assertThat(chain("als-k2-l3-b3-s1-f0")).isEmpty();
    }

    @Test
    void diagnostics_perConfiguration_takeItsSeedsTogether() {
        List<ChainDiagnostic> rows = run.store().read(ResultTable.DIAGNOSTICS);
        List<ChainDiagnostic> both = rows.stream()
                .filter(row -> row.configuration().equals("Gibbs, k = 2, bias"))
                .toList();
        assertThat(both.stream().map(ChainDiagnostic::quantity))
                .containsExactly(
                        "noise-precision",
                        "train-rmse",
                        "test-rmse",
                        "prediction-a",
                        "prediction-b",
                        "prediction-c",
                        "prediction-d");
        assertThat(both).allSatisfy(row -> {
            assertThat(row.chains()).isEqualTo(2);
            assertThat(row.draws()).isEqualTo(20);
            assertThat(row.splitRhat()).isGreaterThan(0.9);
            assertThat(row.effectiveDraws()).isBetween(1.0, 40.0);
        });
        assertThat(rows.stream().filter(row -> row.configuration().endsWith("features")))
                .hasSize(21)
                .allMatch(row -> row.chains() == 1);
    }

    @Test
    void uncertainty_perSampledCell_isOfAllTestRatings() {
        List<UncertaintyGroup> rows = run.store().read(ResultTable.UNCERTAINTY).stream()
                .filter(row -> row.cell().equals("gibbs-k2-b-s1-f0"))
                .toList();
        int ratings = cell("gibbs-k2-b-s1-f0").nTest();
        for (String by : List.of("all", "item-popularity", "deviation")) {
            assertThat(rows.stream()
                            .filter(row -> row.by().equals(by))
                            .mapToInt(UncertaintyGroup::ratings)
                            .sum())
                    .isEqualTo(ratings);
        }
        UncertaintyGroup all = rows.get(0);
        assertThat(all.rmse()).isCloseTo(cell("gibbs-k2-b-s1-f0").testRmseRaw(), within(2e-6));
        assertThat(all.insideHalf()).isLessThan(all.insideEighty());
        assertThat(all.insideEighty()).isLessThan(all.insideNinetyFive());
        assertThat(all.insideNinetyFive()).isGreaterThan(0.85);
    }

    @Test
    void run_twoThreads_leavesTheSameBytes() {
        assertThat(TinyRun.of(data, directory.resolve("two"), 2, MATRIX).files())
                .isEqualTo(run.files());
    }

    @Test
    void links_selectedModelWithFeatures_nameGenresYearsAndTheCount() {
        TinyRun linked = TinyRun.of(
                data,
                directory.resolve("linked"),
                2,
                "split: {strategy: holdout, test: 0.2, seed: 3}\n"
                        + "matrix: {model: [gibbs], k: [2], features: [catalogue], sweeps: 12}\n"
                        + "recommendations: {users: 1, top: 3}\n");
        List<FeatureLink> links = linked.store().read(ResultTable.LINKS);
        Set<String> names = links.stream().map(FeatureLink::feature).collect(Collectors.toSet());
        assertThat(names).containsAll(linked.dataset().catalogue().genres()).contains("log of training ratings");
        assertThat(names).anyMatch(name -> name.matches("\\d{4}–\\d{4}"));
        assertThat(links).hasSize(3 * names.size());
        List<ModelSample> samples =
                ModelFile.read(directory.resolve("linked/models/selected.flm")).samples();
        assertThat(samples).hasSize(11);
        assertThat(samples).allMatch(sample -> sample.regularization().lambda() > 0.2);
        assertLossOfTheMeanIsMeasured(linked, ModelFile.read(directory.resolve("linked/models/selected.flm")));
        Recommendations told = linked.store().readJson(ResultStore.RECOMMENDATIONS, Recommendations.class);
        assertThat(told.profiles().get(0).recommended())
                .hasSize(3)
                .allMatch(item -> item.deviation() > 0.4 && item.deviation() < 1.5);
    }

    /** The figures of the try-it page, again from the model file and the data. */
    private static void assertLossOfTheMeanIsMeasured(TinyRun linked, SavedModel saved) {
        FoldData fold = FoldData.of(linked.dataset(), linked.plan().experiment(), 0);
        RatingTable table = linked.dataset().ratings();
        double[] squares = new double[2];
        long users =
                Arrays.stream(fold.fold().test()).map(table::user).distinct().count();
        for (int user = 0; user < table.numUsers(); user++) {
            int current = user;
            int[] train = Arrays.stream(fold.fold().trainAndValidation())
                    .filter(p -> table.user(p) == current)
                    .toArray();
            int[] items = Arrays.stream(train).map(table::item).toArray();
            double[] given = Arrays.stream(train).mapToDouble(table::rating).toArray();
            FoldedPerson sampled = saved.fold(items, given);
            FoldedPerson mean = new FoldedPerson(saved.model(), saved.regularization(), List.of(), items, given);
            for (int p : fold.fold().test()) {
                if (table.user(p) == user) {
                    squares[0] += Math.pow(table.rating(p) - table.scale().clip(mean.predict(table.item(p))), 2);
                    squares[1] += Math.pow(table.rating(p) - table.scale().clip(sampled.predict(table.item(p))), 2);
                }
            }
        }
        TryModel.TryQuality quality =
                linked.store().readJson(ResultStore.TRY_MODEL, TryModel.class).quality();
        int size = fold.fold().test().length;
        assertThat(quality.foldedUsers()).isEqualTo(users);
        assertThat(quality.foldedRmseSamples()).isCloseTo(Math.sqrt(squares[1] / size), within(2e-6));
        assertThat(quality.foldedRmse())
                .isCloseTo(Math.sqrt(squares[0] / size), within(2e-3))
                .isNotEqualTo(quality.foldedRmseSamples());
    }

    @Test
    void run_featuresOfAFile_shapeItemsAndAreOfTheProvenance() throws IOException {
        Path file = directory.resolve("tags.csv");
        StringBuilder rows = new StringBuilder("item,length,shelf\nnobody,90,low\n");
        for (String id : run.dataset().ratings().items().ids().subList(1, 50)) {
            rows.append(id).append(',').append(60 + id.hashCode() % 50).append(id.length() > 1 ? ",high\n" : ",low\n");
        }
        Files.writeString(file, rows);
        TinyRun tagged = TinyRun.of(
                data,
                directory.resolve("tagged"),
                2,
                "split: {strategy: holdout, test: 0.2, seed: 3}\n"
                        + "matrix: {model: [gibbs], k: [2], features: [\"" + file + "\"], sweeps: 12}\n"
                        + "recommendations: {users: 1, top: 3}\n");
        assertThat(tagged.plan().cells().stream().map(Cell::id)).containsExactly("gibbs-k2-b-tags-s1-f0");
        assertThat(tagged.store().read(ResultTable.SUMMARY).get(0).configuration())
                .isEqualTo("Gibbs, k = 2, bias, tags features");
        assertThat(tagged.store().read(ResultTable.LINKS).stream()
                        .map(FeatureLink::feature)
                        .distinct())
                .containsExactly("length", "shelf: high", "shelf: low", "log of training ratings");
        Manifest manifest = tagged.store().readJson(ResultStore.MANIFEST, Manifest.class);
        Manifest.FeaturesInfo features = manifest.dataset().features().get(0);
        assertThat(features.file().name()).isEqualTo("tags.csv");
        assertThat(features.file().sha256()).hasSize(64);
        assertThat(features.features()).isEqualTo(3);
        assertThat(features.items()).isEqualTo(49);
        assertThat(features.unknown()).isEqualTo(1);
        assertThat(manifest.plan().axes().get("features")).containsExactly("tags");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "catalog~a.yaml:3:36: 'features' is 'catalog', expected none, catalogue, raters, or the path of a .csv or .tsv file, "
                        + "whose name has at most 64 letters, digits, '.', '_' or '-'; '+raters' may follow catalogue or a file",
                "none+raters~a.yaml:3:36: 'features' is 'none+raters', expected raters alone, which has no other features",
                "[catalogue+raters, catalogue-raters.csv]~a.yaml:3:9: 'features' names catalogue+raters and "
                        + "catalogue-raters.csv, which results would call the same; rename one",
                "x/none.csv~a.yaml:3:36: 'features' is 'x/none.csv', whose name is that of another value; rename the file",
                "[x/tags.csv, y/tags.tsv]~a.yaml:3:9: 'features' names x/tags.csv and y/tags.tsv, which results would "
                        + "call the same; rename one",
            })
    void parse_badFeatures_namesTheLine(String value, String message) {
        assertThatThrownBy(() -> ExperimentFile.parse(
                        "name: a\ndataset: {name: d}\nmatrix: {model: [gibbs], features: " + value + "}\n", "a.yaml"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }

    @Test
    void parse_sweepsNotAboveBurnIn_namesTheLine() {
        assertThatThrownBy(() -> ExperimentFile.parse(
                        "name: a\ndataset: {name: d}\ntraining: {burnIn: 30}\nmatrix: {model: [gibbs], sweeps: 30}\n",
                        "a.yaml"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("a.yaml:4:34: gibbs needs more sweeps than 'burnIn', which is 30, not [30]");
    }
}
