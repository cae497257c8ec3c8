package org.factorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.factorlens.experiment.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes, and errors as one sentence on standard error. */
class ExitCodeTest {
    @TempDir
    Path directory;

    private static void assertBad(Cli cli, String... parts) {
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).startsWith("factorlens: ").contains(parts).endsWith(System.lineSeparator());
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.err()).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate|frobnicate",
                "recomend|did you mean recommend or ",
                "run a b c|'b', 'c'",
                "run sample --frobnicate|--frobnicate",
                "run|EXPERIMENT",
                "run sample --threads many|many",
                "recommend --rate 1=5|--model",
                "sample|--out",
                "report --threads|--threads",
                "run sample --threads -3|--threads is -3"
            })
    void execute_badUsage_isTwoAndOneLine(String line, String part) {
        assertBad(Cli.run(line.split(" ")), part);
    }

    @Test
    void execute_nothing_showsTheUsageAndIsTwo() {
        Cli cli = Cli.run();
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("Usage: factorlens", "name a command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void help_main_listsEveryCommandAndTheExitCodes(String option) {
        Cli cli = Cli.run(option);
        assertThat(cli.code()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out().lines().map(String::strip))
                .anyMatch(line -> line.startsWith("generate "))
                .anyMatch(line -> line.startsWith("run "))
                .anyMatch(line -> line.startsWith("report "))
                .anyMatch(line -> line.startsWith("serve "))
                .anyMatch(line -> line.startsWith("fetch "))
                .anyMatch(line -> line.startsWith("recommend "))
                .anyMatch(line -> line.startsWith("reproduce "))
                .anyMatch(line -> line.startsWith("sample "))
                .anyMatch(line -> line.startsWith("Exit codes: 0 done, 1 a cell or a check failed, 2 bad usage"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "run", "report", "serve", "fetch", "recommend", "reproduce", "sample"})
    void help_eachCommand_hasAnExample(String command) {
        Cli cli = Cli.run(command, "--help");
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains("Usage: factorlens " + command, "Example:", "factorlens.jar " + command);
    }

    @Test
    void version_asked_isPrinted() {
        assertThat(Cli.run("--version")).isEqualTo(new Cli(0, "FactorLens 0.1.0" + System.lineSeparator(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "generate"})
    void run_unknownExperiment_namesThoseThereAre(String command) {
        assertBad(
                Cli.run(command, "smaple"),
                "there is no experiment 'smaple'",
                "ml-latest-small",
                "replication",
                "sample");
    }

    @Test
    void run_badYaml_namesFileLineAndColumn() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.yaml"), "name: a\ndataset: {name: d}\nmatirx: {}\n");
        assertBad(Cli.run("run", file.toString()), file + ":3:1: unknown key 'matirx'", "did you mean 'matrix'?");
        assertBad(Cli.run("run", directory.resolve("absent.yaml").toString()), "does not exist");
    }

    @Test
    void run_badRow_namesFileLineAndColumn() throws IOException {
        Path file = experiment("matrix: {k: 0}\nsplit: {strategy: holdout}");
        Path ratings = directory.resolve("data/ratings.csv");
        Files.writeString(ratings, Files.readString(ratings).replaceFirst("\n([^\n]*),[^,\n]*,", "\n$1,great,"));
        assertBad(run(file), "ratings.csv:2:", "great", "--lenient");
        assertThat(run(file, "--lenient").code()).isZero();
    }

    @Test
    void run_unknownDataset_saysWhereToPutIt() throws IOException {
        Path file = Files.writeString(directory.resolve("a.yaml"), "name: a\ndataset: {name: nowhere}\nmatrix: {}\n");
        assertBad(run(file), "nowhere", directory.toString());
    }

    /** What only the data can show to be wrong is told with the place in the experiment file; nothing is left behind. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataset: {path: nowhere}|:2:10: no folder or file nowhere of data set nowhere",
                "dataset: {format: movielens, path: DATA}|:2:19: 'format' is 'movielens'; expected one of movielens-csv,",
                "dataset: {columns: {user: u, item: i}, path: DATA}|:2:20: 'dataset' needs columns: {user: …, item: …, rating",
                "dataset: {columns: {user: u, item: i, rating: r}, delimiter: abc, path: DATA}|:2:10: delimiter",
                "dataset: {path: DATA/plain.csv}#split: {strategy: temporal}|:3:8: the split 'temporal' needs the time",
                "dataset: {path: DATA/plain.csv}#split: {strategy: holdout, test: 0.1}|:3:8: the split 'holdout' leaves no test",
                "dataset: {path: DATA/plain.csv}#split: {folds: 3}|:3:8: the split 'kfold' leaves too few ratings to train",
                "dataset: {path: DATA}#matrix: {features: [none, absent.csv]}|:3:20: 'features' names absent.csv, and there",
                "dataset: {path: DATA}#evaluation: {relevance: 99}|:3:25: no rating counts as relevant: 'relevance' is 99, and ratings of",
                "dataset: {path: DATA, scale: {min: 0.5, max: 5}}#recommendations: {people: [{name: A, rates: {B: 50}}]}"
                        + "|:3:49: A rates \"B\" with 50, and ratings of these data go from 0.5 to 5"
            })
    void run_whatTheDataShowToBeWrong_namesThePlaceInTheExperiment(String lines, String part) throws IOException {
        Path data = TinyRun.sample(directory.resolve("data"));
        Files.writeString(data.resolve("plain.csv"), "user,item,rating\n1,1,3\n1,2,4\n2,1,5\n");
        String yaml = "name: a\n" + lines.replace('#', '\n').replace("DATA", data.toString()) + "\n";
        Path file = Files.writeString(
                directory.resolve("a.yaml"), yaml + (lines.contains("matrix") ? "" : "matrix: {k: 0}\n"));

        assertBad(run(file), file + part);
        assertThat(directory.resolve("results/a")).doesNotExist();
    }

    /** A threshold that all ratings reach says that all count, and one that none reaches matters only to lists. */
    @Test
    void run_relevanceThatIsNoMistake_isRun() throws IOException {
        String data = "name: a\ndataset: {path: " + TinyRun.sample(directory.resolve("data")) + "}\nmatrix: {k: 0}\n";
        Path all = Files.writeString(directory.resolve("a.yaml"), data + "evaluation: {relevance: 0}\n");
        assertThat(run(all).code()).isZero();
        Path unused =
                Files.writeString(directory.resolve("a.yaml"), data + "evaluation: {ranking: false, relevance: 9}\n");
        assertThat(run(unused).code()).isZero();
    }

    @Test
    void run_goodAndPartlyFailing_isZeroAndOne() throws IOException {
        Cli good = run(experiment("matrix: {k: [0, 2], sweeps: 2}\nsplit: {strategy: holdout}"));
        assertThat(good.code()).isZero();
        assertThat(good.err()).isEmpty();
        assertThat(good.out())
                .contains("tiny: 1,200 ratings by 60 users of 50 items; 2 cells", "cells: 2/2", "results:");
        assertThat(directory.resolve("results/tiny/manifest.json")).exists();
        Cli partly = run(experiment("matrix: {k: [0, 2000000000], sweeps: 2}\nsplit: {strategy: holdout}"));
        assertThat(partly.code()).isEqualTo(1);
        assertThat(partly.out()).contains("cell als-k2000000000-l10-b3-s1-f0 failed: ", "1 cells failed");
    }

    private Path experiment(String yaml) throws IOException {
        Path data = TinyRun.sample(directory.resolve("data"));
        return Files.writeString(
                directory.resolve("tiny.yaml"),
                "name: tiny\ndataset: {name: tiny, path: \"" + data + "\"}\n" + yaml + "\n");
    }

    private Cli run(Path file, String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(more, 0, args, 5, more.length);
        System.arraycopy(
                new String[] {
                    "run",
                    file.toString(),
                    "--data=" + directory,
                    "--results=" + directory.resolve("results"),
                    "--threads=1"
                },
                0,
                args,
                0,
                5);
        return Cli.run(args);
    }

    @Test
    void debug_error_showsTheTraceToo() {
        Cli cli = Cli.run("run", "smaple", "--debug");
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("BadInputException", "\tat org.factorlens");
    }

    @Test
    void fetch_unknownDataset_namesThoseThatAreKnown() {
        assertBad(Cli.run("fetch", "ml-2m", "--data", directory.toString()), "'ml-2m'", "ml-latest-small", "ml-25m");
    }

    @Test
    void serve_noReport_saysHowToGetOne() {
        assertBad(Cli.run("serve", "--site", directory.toString()), "holds no report", "generate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "generate"})
    void baseline_thatIsNoDownloads_isRefused(String command) {
        String site = directory.resolve("site").toString();
        assertBad(
                Cli.run(command, "sample", "--site", site, "--baseline", directory.toString()),
                "it holds no manifest.json",
                "site/NAME/downloads");
    }

    @Test
    void sample_good_writesTheFilesAndTellsTheFloor() {
        Path out = directory.resolve("sample");
        Cli cli = Cli.run("sample", "--out=" + out, "--users=40", "--items=30", "--ratings=400", "--seed=3");
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).contains("400 ratings; RMSE of the true model 0.");
        assertThat(out).isDirectoryContaining(file -> file.endsWith("ratings.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "--users=0, not 0 and 800",
        "--items=5, not 600 and 5",
        "--ratings=100000000, not 100000000",
        "--seed=x, 'x' is not a long"
    })
    void sample_badSize_isRefused(String option, String expected) {
        assertBad(Cli.run("sample", "--out", directory.resolve("s").toString(), option), expected);
    }
}
