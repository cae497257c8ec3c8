package org.factorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.factorlens.model.FactorModel;
import org.factorlens.model.ModelFile;
import org.factorlens.model.ModelSample;
import org.factorlens.model.Models;
import org.factorlens.model.Regularization;
import org.factorlens.model.SavedModel;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.Item;
import org.factorlens.ratings.RatingTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendCommandTest {
    private static final int ITEMS = 12;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() {
        file = write(Models.random(3, 4, ITEMS, 3));
    }

    /** Items i0 … i11, called Film 0 … 11; i11 has no training rating. */
    private Path write(FactorModel model) {
        return write(model, List.of());
    }

    private Path write(FactorModel model, List<ModelSample> samples) {
        List<Item> items = new ArrayList<>();
        int[] counts = new int[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            items.add(new Item("i" + i, "Film " + i, 1990 + i, List.of("Drama")));
            counts[i] = ITEMS - 1 - i;
        }
        Path path = directory.resolve("k" + model.k() + ".flm");
        ModelFile.write(
                path,
                new SavedModel(
                        "test",
                        model,
                        new Regularization(2, true, 3, false),
                        RatingTables.ids("u", 4),
                        RatingTables.ids("i", ITEMS),
                        new Catalogue(items, true),
                        RatingTables.SCALE,
                        counts,
                        samples));
        return path;
    }

    private Cli recommend(String rate, String... more) {
        List<String> args = new ArrayList<>(List.of("recommend", "--model", file.toString(), "--rate", rate));
        args.addAll(List.of(more));
        return Cli.run(args.toArray(String[]::new));
    }

    @Test
    void recommend_goodRatings_printsATableWithoutThem() {
        Cli cli = recommend("i0=5, i3 = 0.5", "--top", "4");
        assertThat(cli.code()).isZero();
        assertThat(cli.err()).isEmpty();
        List<String> lines = cli.out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("rank  predicted  ratings  item      title");
        for (int rank = 1; rank <= 4; rank++) {
            String line = lines.get(rank);
            assertThat(line).matches(String.format(Locale.ROOT, "   %d  .*  i\\d+ +Film \\d+ \\(\\d{4}\\).*", rank));
            assertThat(line.split("\\(because")[0]).doesNotContain(" i0 ", " i3 ", " i11 ");
        }
        assertThat(cli.out()).contains("(because of Film ");
        List<Double> predicted = lines.stream()
                .skip(1)
                .map(line -> -Double.parseDouble(line.strip().split(" +")[1]))
                .toList();
        assertThat(predicted).isSorted();
    }

    /** Two samples that agree on all items but the best predicted, i5: there they are four stars apart. */
    @Test
    void recommend_lowerBound_putsWhatIsSureFirst() {
        Regularization regularization = new Regularization(0.01, true, 1000, false);
        List<ModelSample> samples = new ArrayList<>();
        for (float apart : new float[] {-1.5f, 1.5f}) {
            float[] bias = new float[ITEMS];
            bias[5] = 1 + apart;
            bias[7] = 0.5f;
            samples.add(new ModelSample(
                    new FactorModel(0, 3, new float[0], bias, new float[0], new float[0]), regularization));
        }
        file = write(Models.random(3, 4, ITEMS, 0), samples);
        List<String> plain = recommend("i0=3", "--top", "2").out().lines().toList();
        assertThat(plain.get(0)).isEqualTo("rank  predicted     ±  ratings  item      title");
        assertThat(plain.get(1)).matches(" +1 +4\\.00 +1\\.50 +6 +i5 .*");
        assertThat(plain.get(2)).matches(" +2 +3\\.50 +0\\.10 +4 +i7 .*");
        List<String> sure = recommend("i0=3", "--top", "1", "--rank", "lower-bound")
                .out()
                .lines()
                .toList();
        assertThat(sure.get(1)).matches(" +1 +3\\.50 +0\\.10 +4 +i7 .*");
    }

    @Test
    void recommend_badRank_isTwoAndOneLine() {
        assertOneLine(recommend("i0=5", "--rank", "best"), "--rank is 'best'; expected predicted or lower-bound");
        assertOneLine(
                recommend("i0=5", "--rank", "lower-bound"),
                "--rank is lower-bound, but the model " + file
                        + " was not sampled and does not say how sure it is; expected predicted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "2147483647"})
    void recommend_moreThanThereAre_printsAllThatAreLeft(String top) {
        assertThat(recommend("i0=5", "--top", top).out().lines()).hasSize(1 + 10);
    }

    @Test
    void recommend_modelWithoutFactors_printsNoReasons() {
        file = write(Models.random(3, 4, ITEMS, 0));
        Cli cli = recommend("i0=5");
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains("Film").doesNotContain("because");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i99=5|names the item 'i99', which the model",
                "i0=5.5|gives i0 the rating 5.50; expected 0.50 to 5.00",
                "i0=-1|gives i0 the rating -1.00",
                "i0=NaN|gives i0 the rating NaN",
                "i0=5,i0=4|names the item 'i0' twice",
                "i0=five|holds 'i0=five'; expected a number after '='",
                "i0=|holds 'i0='; expected a number",
                "i0|holds 'i0'; expected ID=RATING",
                "=5|holds '=5'; expected ID=RATING",
                "i0=5,,i1=4|holds ''; expected ID=RATING",
                "''|holds ''; expected ID=RATING",
                ",|holds ','; expected ID=RATING"
            })
    void recommend_badRatings_isTwoAndOneLineThatSaysWhat(String rate, String message) {
        Cli cli = recommend(rate);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).startsWith("factorlens: --rate ").contains(message);
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void recommend_badTopOrModel_isTwoAndOneLine() throws IOException {
        assertOneLine(recommend("i0=5", "--top", "0"), "--top is 0; expected at least 1");
        file = directory.resolve("absent.flm");
        assertOneLine(recommend("i0=5"), "the model file " + file + " does not exist");
        file = Files.writeString(directory.resolve("text.flm"), "no model ".repeat(30));
        assertOneLine(recommend("i0=5"), file + " is not a FactorLens model file");
    }

    private static void assertOneLine(Cli cli, String message) {
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("factorlens: " + message + System.lineSeparator());
    }
}
