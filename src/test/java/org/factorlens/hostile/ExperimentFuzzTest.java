package org.factorlens.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.factorlens.experiment.Experiment;
import org.factorlens.experiment.ExperimentFile;
import org.factorlens.experiment.Plan;
import org.factorlens.ratings.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFuzzTest {
    private static final long MOST_BYTES = 64 << 20;

    @TempDir
    Path folder;

    private static List<String> originals() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("data/experiments"))) {
            return files.sorted().map(ExperimentFuzzTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void read_damagedExperiment_plansOrSaysWhatIsWrong() throws IOException {
        SplittableRandom random = new SplittableRandom(71);
        Mutator mutator = new Mutator(random);
        List<String> originals = originals();
        Path file = folder.resolve("x.yaml");
        int cases = Fuzz.cases(5000);
        int good = 0;
        for (int i = 0; i < cases; i++) {
            byte[] bytes = mutator.text(originals.get(random.nextInt(originals.size())));
            Files.write(file, bytes);
            String name = "case " + i + ":\n" + new String(bytes, StandardCharsets.UTF_8);
            good += Fuzz.succeeds(name, MOST_BYTES, () -> plan(ExperimentFile.read(file))) ? 1 : 0;
        }
        assertThat(good).isBetween(cases / 10, cases * 9 / 10);
    }

    private static void plan(Experiment experiment) {
        Plan plan = new Plan(experiment);
        assertThat(plan.cells()).isNotEmpty();
        plan.cells().stream().map(cell -> cell.hyperparameters()).forEach(hyperparameters -> {
            assertThat(hyperparameters.regularization().lambda()).isFinite();
            assertThat(hyperparameters.k()).isNotNegative();
        });
    }

    /** Aliases that would grow to a billion scalars, and nesting without end. */
    @ParameterizedTest
    @ValueSource(strings = {"aliases", "nesting", "flow", "keys", "merge"})
    void parse_explosion_isRefusedAtOnce(String kind) {
        StringBuilder text = new StringBuilder("name: x\ndataset: {name: sample}\nmatrix:\n  k: ");
        switch (kind) {
            case "aliases" -> {
                text.append("&a0 [1,1,1,1,1,1,1,1,1]\n");
                for (int level = 1; level < 10; level++) {
                    text.append("a").append(level).append(": &a").append(level).append(" [");
                    text.append(("*a" + (level - 1) + ",").repeat(9))
                            .append("*a")
                            .append(level - 1)
                            .append("]\n");
                }
            }
            case "nesting" -> text.append("[".repeat(200_000));
            case "flow" -> text.append("{a: ".repeat(100_000));
            case "keys" -> text.append("? ".repeat(100_000));
            default -> text.append("&a {<<: *a}\n");
        }
        assertThat(Fuzz.succeeds(kind, MOST_BYTES, () -> ExperimentFile.parse(text.toString(), "x.yaml")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "NaN", "Infinity", "0x1p3", "1e308", "9223372036854775808"})
    void parse_impossibleNumber_isRefusedWithItsPlace(String number) {
        String text = "name: x\ndataset: {name: sample}\nmatrix:\n  k: [1]\n  lambda: [" + number + "]\n";
        assertThatThrownBy(() -> ExperimentFile.parse(text, "x.yaml"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("x.yaml:5:12: 'lambda' is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\0\"", "/", "a\\b", "\"a\\nb\"", "\"\\e[31m\""})
    void parse_strangePath_isKeptOrRefused(String path) {
        String text = "name: x\ndataset: {path: " + path + "}\nmatrix: {k: 1}\n";
        boolean good = Fuzz.succeeds(path, MOST_BYTES, () -> ExperimentFile.parse(text, "x.yaml"));
        assertThat(good).isEqualTo(!path.contains("\\0") && !path.equals("/"));
    }

    @Test
    void plan_ofAHugeMatrix_isRefusedBeforeItIsExpanded() {
        String thousand = "[" + "1, ".repeat(999) + "1]";
        String axes = String.join(
                "\n  ", "k: " + thousand, "lambda: " + thousand, "bias_lambda: " + thousand, "seed: " + thousand);
        Experiment experiment =
                ExperimentFile.parse("name: x\ndataset: {name: sample}\nmatrix:\n  " + axes + "\n", "x.yaml");
        assertThat(Fuzz.succeeds("a huge matrix", MOST_BYTES, () -> new Plan(experiment)))
                .isFalse();
    }
}
