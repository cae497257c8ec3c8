package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.factorlens.linalg.Gauss;
import org.factorlens.model.FactorModel;
import org.factorlens.model.ModelFile;
import org.factorlens.model.SavedModel;
import org.factorlens.ratings.RatingTable;
import org.factorlens.results.Manifest;
import org.factorlens.results.MapPoint;
import org.factorlens.results.PolarizingItem;
import org.factorlens.results.Recommendations;
import org.factorlens.results.Recommendations.Profile;
import org.factorlens.results.Recommendations.RecommendedItem;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.TryModel;
import org.factorlens.results.TryModel.TryCheck;
import org.factorlens.results.TryModel.TryScore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of the selected model: its file, recommendations, extremes, map, and the form for the browser. */
class SelectedModelTest {
    @TempDir
    static Path directory;

    private static TinyRun run;
    private static Recommendations recommendations;
    private static SavedModel saved;
    private static String liked;

    @BeforeAll
    static void runOnce() {
        Path data = TinyRun.sample(directory.resolve("data"));
        TinyRun first = TinyRun.of(data, directory.resolve("first"), 1, "split: {strategy: holdout}\nmatrix: {k: 0}\n");
        liked = first.dataset().catalogue().item(0).title();
        run = TinyRun.of(data, directory.resolve("results"), 2, """
                split: {strategy: holdout, test: 0.2, seed: 1, validation: 0.1}
                matrix: {k: [4], lambda: [3], sweeps: 8}
                recommendations:
                  users: 3
                  top: 7
                  people:
                    - {name: Fan, description: One film., rates: {"%s": 5}}
                    - {name: Mixed, rates: {"%s": 50, "No film is called so": 3}}
                    - {name: Nobody, rates: {"No film is called so": 3}}
                  similar: ["%s", "No film is called so"]
                """.formatted(liked, liked, liked));
        recommendations = run.store().readJson(ResultStore.RECOMMENDATIONS, Recommendations.class);
        saved = ModelFile.read(run.store().directory().resolve("models/selected.flm"));
    }

    private static Set<String> trainedItems(String user) {
        RatingTable table = run.dataset().ratings();
        Set<String> items = new HashSet<>();
        IntStream.of(run.plan().experiment().split().fold(table, 0).trainAndValidation())
                .filter(p -> table.users().id(table.user(p)).equals(user))
                .forEach(p -> items.add(table.items().id(table.item(p))));
        return items;
    }

    @Test
    void recommendations_usersOfTheData_holdNoRatedItem() {
        List<Profile> users = recommendations.profiles().stream()
                .filter(profile -> profile.kind().equals("user"))
                .toList();
        assertThat(users).hasSize(3);
        for (Profile user : users) {
            Set<String> rated = trainedItems(user.name());
            assertThat(user.numRatings()).isEqualTo(rated.size());
            assertThat(user.recommended())
                    .isNotEmpty()
                    .noneMatch(item -> rated.contains(item.item().item()));
            assertThat(user.liked()).allMatch(item -> rated.contains(item.item().item()));
            assertThat(user.liked().stream().map(item -> -item.rating()).toList())
                    .isSorted();
        }
        assertThat(users).extracting(Profile::numRatings).isSorted();
    }

    @Test
    void recommendations_madeUpPeople_holdNoRatedItemAndSayWhatWasNotFound() {
        assertThat(recommendations.profiles())
                .filteredOn(profile -> profile.kind().equals("persona"))
                .extracting(Profile::name)
                .containsExactly("Fan", "Mixed");
        Profile fan = recommendations.profiles().get(0);
        assertThat(fan.liked()).hasSize(1);
        assertThat(fan.liked().get(0).item().title()).isEqualTo(liked);
        assertThat(fan.recommended())
                .hasSize(7)
                .noneMatch(item -> item.item().title().equals(liked));
        assertThat(recommendations.profiles().get(1).liked().get(0).rating()).isEqualTo(5);
        assertThat(recommendations.notes())
                .hasSize(4)
                .contains("Mixed: \"" + liked
                        + "\" is rated with 50, which no rating of these data reaches; it counts as 5.")
                .filteredOn(note -> note.contains("no title holds \"No film is called so\""))
                .hasSize(3);
    }

    @Test
    void recommendations_eachList_isRankedWithinTheScaleAndExplained() {
        for (Profile profile : recommendations.profiles()) {
            List<RecommendedItem> items = profile.recommended();
            assertThat(items.stream().map(RecommendedItem::rank))
                    .isEqualTo(IntStream.rangeClosed(1, items.size()).boxed().toList());
            assertThat(items.stream().map(item -> -item.score()).toList()).isSorted();
            for (RecommendedItem item : items) {
                assertThat(item.predicted()).isEqualTo(Math.max(0.5, Math.min(5, item.score())));
                assertThat(item.item().ratings()).isPositive();
                assertThat(item.because()).hasSizeLessThanOrEqualTo(3).allMatch(why -> why.contribution() > 0);
            }
        }
    }

    /** With one rating the prediction is mu, the item's bias (in full) and that rating's part. */
    @Test
    void recommendations_oneRating_addUpToTheScore() {
        FactorModel model = saved.model();
        for (RecommendedItem item : recommendations.profiles().get(0).recommended()) {
            double parts = item.because().stream()
                    .mapToDouble(Recommendations.Reason::contribution)
                    .sum();
            double start = model.mean()
                    + model.itemBias(saved.items().index(item.item().item()));
            if (!item.because().isEmpty()) {
                assertThat(item.score()).isEqualTo(start + parts, within(2e-6));
            }
        }
        assertThat(recommendations.profiles().get(0).recommended())
                .anyMatch(item -> !item.because().isEmpty());
    }

    @Test
    void similar_namedTitle_hasNeighboursInOrderWithoutItself() {
        assertThat(recommendations.similar()).hasSize(1);
        var similar = recommendations.similar().get(0);
        assertThat(similar.item().title()).isEqualTo(liked);
        assertThat(similar.neighbours())
                .isNotEmpty()
                .noneMatch(n -> n.item().title().equals(liked));
        assertThat(similar.neighbours().stream().map(n -> -n.similarity()).toList())
                .isSorted();
    }

    @Test
    void modelFile_selected_predictsWhatTheCellPredicted() {
        Cell cell = run.plan().cells().get(0);
        var again = ExperimentRunner.runOne(run.plan(), run.dataset(), cell, 1).result();
        assertThat(ModelDigest.sha256(saved.model())).isEqualTo(again.digest());
        assertThat(saved.regularization()).isEqualTo(cell.hyperparameters().regularization());
        assertThat(saved.users().ids())
                .isEqualTo(run.dataset().ratings().users().ids());
        assertThat(saved.catalogue().item(0))
                .isEqualTo(run.dataset().catalogue().item(0));
        assertThat(IntStream.of(saved.itemCounts()).sum()).isEqualTo(again.nTrain());
    }

    @Test
    void polarizing_items_areTheLongestAndShortestVectorsWithEnoughRatings() {
        List<PolarizingItem> rows = run.store().read(ResultTable.POLARIZING);
        Manifest manifest = run.store().readJson(ResultStore.MANIFEST, Manifest.class);
        assertThat(rows).isNotEmpty().allMatch(row -> row.ratings() >= manifest.polarizingMinRatings());
        List<Double> lengths = IntStream.range(0, saved.model().numItems())
                .filter(item -> saved.itemCounts()[item] >= manifest.polarizingMinRatings())
                .mapToObj(saved.model()::itemLength)
                .sorted(Comparator.reverseOrder())
                .toList();
        assertThat(rows.get(0).kind()).isEqualTo("most");
        assertThat(rows.get(0).length()).isEqualTo(lengths.get(0), within(1e-6));
        PolarizingItem least = rows.stream()
                .filter(row -> row.kind().equals("least"))
                .findFirst()
                .orElseThrow();
        assertThat(least.rank()).isEqualTo(1);
        assertThat(least.length()).isEqualTo(lengths.get(lengths.size() - 1), within(1e-6));
    }

    @Test
    void map_items_areMostRatedFirstWithMoreVarianceOnTheFirstAxis() {
        List<MapPoint> points = run.store().read(ResultTable.ITEM_MAP);
        assertThat(points.stream().map(point -> -point.ratings()).toList()).isSorted();
        List<Double> shares =
                run.store().readJson(ResultStore.MANIFEST, Manifest.class).mapVariance();
        assertThat(shares).hasSize(2);
        assertThat(shares.get(0)).isGreaterThanOrEqualTo(shares.get(1)).isLessThanOrEqualTo(1);
        assertThat(shares.get(1)).isPositive();
    }

    private static TryModel tryModel() {
        return run.store().readJson(ResultStore.TRY_MODEL, TryModel.class);
    }

    /** Factor f of item i, from the bytes alone, as a browser reads them. */
    private static double[][] vectors(TryModel model) {
        byte[] bytes = Base64.getDecoder().decode(model.factors());
        double[][] vectors = new double[model.items().size()][model.k()];
        for (int i = 0; i < vectors.length; i++) {
            for (int f = 0; f < model.k(); f++) {
                vectors[i][f] = bytes[i * model.k() + f] * model.items().get(i).scale();
            }
        }
        return vectors;
    }

    @Test
    void tryModel_bytes_areNearTheModelsFactors() {
        TryModel model = tryModel();
        double[][] vectors = vectors(model);
        assertThat(model.quality().bytes()).isEqualTo((long) vectors.length * model.k());
        for (int i = 0; i < vectors.length; i++) {
            int item = saved.items().index(model.items().get(i).card().item());
            assertThat(model.items().get(i).itemBias()).isEqualTo(saved.model().itemBias(item), within(1e-6));
            for (int f = 0; f < model.k(); f++) {
                assertThat(vectors[i][f])
                        .isEqualTo(
                                saved.model().itemFactor(item, f),
                                within(0.51 * model.items().get(i).scale()));
            }
        }
        assertThat(model.quality().testRmseBytes()).isEqualTo(model.quality().testRmseFloat(), within(0.005));
        assertThat(model.quality().topOverlap()).isBetween(0.9, 1.0);
        assertThat(model.quality().foldedUsers()).isZero();
        assertThat(model.quality().foldedRmse()).isNaN();
    }

    @Test
    void tryModel_checks_areWhatTheBytesGive() {
        TryModel model = tryModel();
        double[][] vectors = vectors(model);
        assertThat(model.checks()).extracting(check -> check.ratings().size()).containsExactly(1, 5, 12);
        for (TryCheck check : model.checks()) {
            double[] person = ridge(model, vectors, check);
            Set<Integer> rated = new HashSet<>();
            check.ratings().forEach(rating -> rated.add(rating.index()));
            List<Integer> best = IntStream.range(0, vectors.length)
                    .filter(i -> !rated.contains(i))
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -score(model, vectors, person, i)))
                    .limit(10)
                    .toList();
            assertThat(check.expected()).extracting(TryScore::index).isEqualTo(best);
            for (TryScore expected : check.expected()) {
                assertThat(score(model, vectors, person, expected.index())).isEqualTo(expected.score(), within(2e-5));
            }
        }
    }

    private static double[] ridge(TryModel model, double[][] vectors, TryCheck check) {
        int k = model.k();
        double[][] a = new double[k + 1][k + 1];
        double[] b = new double[k + 1];
        for (int f = 0; f <= k; f++) {
            a[f][f] = f == k ? model.biasLambda() : model.lambda();
        }
        for (TryModel.TryRating rating : check.ratings()) {
            double[] x = java.util.Arrays.copyOf(vectors[rating.index()], k + 1);
            x[k] = 1;
            double y = rating.rating()
                    - model.mean()
                    - model.items().get(rating.index()).itemBias();
            for (int f = 0; f <= k; f++) {
                b[f] += x[f] * y;
                for (int g = 0; g <= k; g++) {
                    a[f][g] += x[f] * x[g];
                }
            }
        }
        return Gauss.solve(a, b);
    }

    private static double score(TryModel model, double[][] vectors, double[] person, int i) {
        double sum = model.mean() + model.items().get(i).itemBias() + person[model.k()];
        for (int f = 0; f < model.k(); f++) {
            sum += person[f] * vectors[i][f];
        }
        return sum;
    }
}
