package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.factorlens.ratings.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileErrorsTest {
    /** Lines 1 to 3 of every file below; what is wrong follows on line 4. */
    private static final String START = "name: a\ndataset: {name: d}\nmatrix: {}\n";

    @TempDir
    Path directory;

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> ExperimentFile.parse(text, "x.yaml"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trainig: {}|x.yaml:4:1: unknown key 'trainig' in the experiment file; did you mean 'training'?",
                "training: {sweps: 3}|x.yaml:4:12: unknown key 'sweps' in 'training'; did you mean 'sweeps'?",
                "split: {fold: 3}|x.yaml:4:9: unknown key 'fold' in 'split'; did you mean 'folds'?",
                "evaluation: {clipp: no}|x.yaml:4:14: unknown key 'clipp' in 'evaluation'; did you mean 'clip'?",
                "training: {sweeps: many}|x.yaml:4:20: 'sweeps' is 'many'; expected a whole number",
                "training: {sweeps: 2.5}|x.yaml:4:20: 'sweeps' is '2.5'; expected a whole number",
                "training: {sweeps: 0}|x.yaml:4:20: 'sweeps' is 0; expected a value from 1 to 100000",
                "training: {sweeps: [3]}|x.yaml:4:20: 'sweeps' in 'training' must be a single value",
                "training: {biasLambda: x}|x.yaml:4:24: 'biasLambda' is 'x'; expected a number",
                "training: {biasLambda: -1}|x.yaml:4:24: 'biasLambda' is -1; expected a value from 0 to",
                "training: {biasLambda: .nan}|x.yaml:4:24: 'biasLambda' is '.nan'; expected a number",
                "training: {biasLambda: NaN}|x.yaml:4:24: 'biasLambda' is 'NaN'; expected a number",
                "training: {globalMean: maybe}|x.yaml:4:24: 'globalMean' is 'maybe'; expected true or false",
                "training: {update: both}|x.yaml:4:20: 'update' is 'both'; expected one of joint, alternating",
                "training: 3|x.yaml:4:11: 'training' must be a mapping",
                "training: {tolerance: 1, tolerance: 2}|x.yaml:4:26: the key 'tolerance' stands twice in 'training'",
                "training: {biasLambda: 1, bias_lambda: 2}|x.yaml:4:27: the key 'bias_lambda' stands twice",
                "name: b|x.yaml:4:1: the key 'name' stands twice in the experiment file",
                "split: {strategy: random}|x.yaml:4:19: 'strategy' is 'random'; expected one of kfold, holdout,",
                "split: {folds: 1}|x.yaml:4:16: 'folds' is 1; expected a value from 2 to 1000",
                "split: {validation: 1}|x.yaml:4:21: 'validation' is 1; expected a value from 0 to 0.9",
                "split: {seed: -1}|x.yaml:4:15: 'seed' is -1; expected at least 0",
                "split: {strategy: files}|x.yaml:4:8: the key 'train' is missing in 'split'",
                "split: {strategy: files, pairs: [{train: a}]}|x.yaml:4:34: the key 'test' is missing in 'pairs'",
                "split: {strategy: files, pairs: []}|x.yaml:4:33: 'pairs' is an empty list",
                "published: {source: s}|x.yaml:4:21: a published row needs one of train_rmse,",
                "published: {source: s, test_rmse: 1, where: {kk: 1}}|x.yaml:4:46: unknown key 'kk' in 'where'; did you mean 'k'?",
                "published: {source: s, test_rmse: 1, where: {k: ten}}|x.yaml:4:49: 'k' is 'ten'; expected a whole number",
                "published: {source: s, test_rmse: 1, where: {bias: 1}}|x.yaml:4:52: 'bias' is '1'; expected true or",
                "published: {source: s, test_rmse: 1, where: {model: svd}}|x.yaml:4:53: 'model' is 'svd'; expected one",
                "published: {source: s, test_rmse: 1, where: {lambda: [1]}}|x.yaml:4:54: 'lambda' in 'where' must be a",
                "recommendations: {top: 0}|x.yaml:4:24: 'top' is 0; expected a value from 1 to 100",
                "recommendations: {people: [{name: p}]}|x.yaml:4:28: 'rates' of p is empty",
                "training: {sweeps: 3|x.yaml:5:1: not YAML:",
                "a: b: c|x.yaml:4:5: not YAML: mapping values are not allowed here",
                "--- {}|x.yaml:4:1: not YAML:"
            })
    void parse_somethingWrong_saysWhereAndWhatWasExpected(String line, String message) {
        assertRefused(START + line + "\n", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{k: [1, two]}|x.yaml:3:17: 'k' is 'two'; expected a whole number",
                "{k: [-1]}|x.yaml:3:14: 'k' is -1; expected at least 0",
                "{k: 99999999999}|x.yaml:3:13: 'k' is 99999999999; expected at least 0",
                "{k: []}|x.yaml:3:13: 'k' is an empty list",
                "{lambda: [1, -2]}|x.yaml:3:22: 'lambda' is -2; expected a value from 0 to",
                "{model: [svd]}|x.yaml:3:18: 'model' is 'svd'; expected one of global-mean, user-mean, item-mean, user-item-mean, popularity, item-knn, als",
                "{bias: [1]}|x.yaml:3:17: 'bias' is '1'; expected true or false",
                "{weighting: heavy}|x.yaml:3:21: 'weighting' is 'heavy'; expected one of plain, weighted",
                "{lamda: 1}|x.yaml:3:10: unknown key 'lamda' in 'matrix'; did you mean 'lambda'?",
                "{model: [item-knn]}|x.yaml:3:9: item-knn is a reference and never chosen; add a model that can be, such as 'model: als'",
                "3|x.yaml:3:9: 'matrix' must be a mapping",
                "[]|x.yaml:3:9: 'matrix' is an empty list"
            })
    void parse_badAxis_saysWhereAndWhatWasExpected(String matrix, String message) {
        assertRefused("name: a\ndataset: {name: d}\nmatrix: " + matrix + "\n", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dataset: {name: d}~matrix: {}|x.yaml:1:1: the key 'name' is missing in the experiment file",
                "name: a~dataset: {name: d}|x.yaml:1:1: the key 'matrix' is missing",
                "name: a~matrix: {}|x.yaml:1:1: 'dataset' needs a 'name' or a 'path'",
                "name: ../up~dataset: {name: d}~matrix: {}|x.yaml:1:7: 'name' is '../up'; expected at most 64",
                "name: a~dataset: {name: d, scale: {min: 1}}~matrix: {}|x.yaml:2:27: 'scale' needs 'min' and a larger",
                "name: a~dataset: {name: d, scale: {min: 5, max: 1}}~matrix: {}|x.yaml:2:27: 'scale' needs",
                "name: a~dataset: {name: d, columns: {usr: u}}~matrix: {}|x.yaml:2:30: unknown key 'usr' in 'columns'; did you mean 'user'?",
                "- a~- b|x.yaml:1:1: the experiment file must be a mapping",
                "just text|x.yaml:1:1: the experiment file must be a mapping"
            })
    void parse_badStart_saysWhereAndWhatWasExpected(String lines, String message) {
        assertRefused(lines.replace('~', '\n'), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n"})
    void parse_nothing_saysThatItIsEmpty(String text) {
        assertThatThrownBy(() -> ExperimentFile.parse(text, "x.yaml"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("x.yaml")
                .hasMessageMatching(".*(is empty; expected an experiment|must be a mapping of keys to values)");
    }

    @Test
    void parse_aliasesThatExplode_areRefusedAtOnce() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertRefused(text + START, "x.yaml");
    }

    @Test
    void parse_nestingWithoutEnd_isRefused() {
        assertRefused("matrix: " + "[".repeat(5000), "x.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!javax.script.ScriptEngineManager [x]", "!!java.net.URL [\"http://localhost/\"]"})
    void parse_tagsOfJavaClasses_constructNothing(String value) {
        assertRefused(
                "name: a\ndataset: {name: " + value + "}\nmatrix: {}\n",
                "x.yaml:2:17: not YAML: Global tag is not allowed");
    }

    @Test
    void read_fileThatIsNone_saysWhy() throws IOException {
        Path absent = directory.resolve("absent.yaml");
        assertThatThrownBy(() -> ExperimentFile.read(absent))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the experiment file " + absent + " does not exist");
        Path latin = Files.write(directory.resolve("latin.yaml"), new byte[] {'n', 'a', 'm', 'e', ':', (byte) 0xe9});
        assertThatThrownBy(() -> ExperimentFile.read(latin))
                .isInstanceOf(BadInputException.class)
                .hasMessage(latin + " is not UTF-8 text");
        Path huge = Files.writeString(directory.resolve("huge.yaml"), "#".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> ExperimentFile.read(huge))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("larger than 1 MiB");
        assertThatThrownBy(() -> ExperimentFile.read(directory)).isInstanceOf(BadInputException.class);
    }

    @Test
    void find_unknownName_namesThoseThereAre() throws IOException {
        Files.writeString(directory.resolve("b.yaml"), START);
        Files.writeString(directory.resolve("a.yaml"), START);
        assertThatThrownBy(() -> ExperimentFile.find("c", directory))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there is no experiment 'c'")
                .hasMessageEndingWith("known experiments: a, b");
    }
}
