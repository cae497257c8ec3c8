package org.factorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.factorlens.experiment.TinyRun;
import org.factorlens.report.Report;
import org.factorlens.results.ResultStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReproduceCommandTest {
    private static final String CELL = "als-k2-l4-b3-s1-f0";

    @TempDir
    Path directory;

    private Path results;

    @BeforeEach
    void run() {
        results = directory.resolve("results");
        TinyRun.of(
                TinyRun.sample(directory.resolve("data")),
                results.resolve("tiny"),
                1,
                "split: {strategy: holdout, validation: 0.1}\nmatrix: {k: [0, 2], lambda: [4], sweeps: 4}\n");
    }

    private Cli reproduce(String cell) {
        return Cli.run("reproduce", cell, "--experiment", "tiny", "--results", results.toString(), "--threads", "2");
    }

    @Test
    void reproduce_untouchedResults_areEqual() {
        Cli cli = reproduce(CELL);
        assertThat(cli.code()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .contains("row of cells.csv, model digest included: equal", "learning curve, 4 sweeps: equal");
    }

    @ParameterizedTest
    @CsvSource({"cells.csv, DIFFERENT, equal", "curves.csv, equal, DIFFERENT"})
    void reproduce_oneDigitTamperedWith_isOneAndSaysWhichDiffers(String name, String row, String curve)
            throws IOException {
        Path file = results.resolve("tiny").resolve(name);
        String text = Files.readString(file);
        int start = text.indexOf("\n" + CELL);
        int digit = text.indexOf('.', start) + 6;
        char other = text.charAt(digit) == '9' ? '0' : (char) (text.charAt(digit) + 1);
        Files.writeString(file, text.substring(0, digit) + other + text.substring(digit + 1));
        Cli cli = reproduce(CELL);
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.out()).contains("included: " + row, "sweeps: " + curve);
    }

    @Test
    void reproduce_otherDigest_isOne() throws IOException {
        Path file = results.resolve("tiny/cells.csv");
        String text = Files.readString(file);
        int end = text.indexOf('\n', text.indexOf(CELL)) - 2;
        char other = text.charAt(end) == 'a' ? 'b' : 'a';
        Files.writeString(file, text.substring(0, end) + other + text.substring(end + 1));
        assertThat(reproduce(CELL).code()).isEqualTo(1);
    }

    @Test
    void reproduce_unknownCellOrExperiment_isTwoAndOneLine() {
        Cli cell = reproduce("als-k3-l4-b3-s1-f0");
        assertThat(cell.code()).isEqualTo(2);
        assertThat(cell.err()).contains("has no cell 'als-k3-l4-b3-s1-f0'", "cells.csv");
        assertThat(cell.err().lines()).hasSize(1);
        Cli experiment = Cli.run("reproduce", CELL, "--experiment", "none", "--results", results.toString());
        assertThat(experiment.code()).isEqualTo(2);
        assertThat(experiment.err()).contains("manifest.json: it does not exist");
        assertThat(experiment.err().lines()).hasSize(1);
    }

    @Test
    void reproduce_damagedManifest_isTwoAndOneLine() throws IOException {
        Files.writeString(results.resolve("tiny/manifest.json"), "{\"schema\": 1");
        Cli cli = reproduce(CELL);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("manifest.json");
        assertThat(cli.err().lines()).hasSize(1);
    }

    private Cli reproduceAll() {
        return Cli.run("reproduce", "--all", "--experiment", "tiny", "--site", site().toString(), "--threads", "2");
    }

    private Path site() {
        return directory.resolve("site");
    }

    @Test
    void reproduceAll_publishedSite_isEqualInEveryCellAndFile() throws IOException {
        Report.generate(results, List.of("tiny"), site());
        Cli cli = reproduceAll();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        List<String> cells = Files.readAllLines(results.resolve("tiny/cells.csv"));
        assertThat(cells).hasSizeGreaterThan(2);
        assertThat(cells.subList(1, cells.size()))
                .allSatisfy(row -> assertThat(cli.out()).contains("\n" + row.split(",")[0] + ": equal\n"));
        assertThat(cli.out())
                .contains("data files: equal", "split: equal", "summary.csv: equal", "all equal")
                .doesNotContain("DIFFERENT");
    }

    /** Whoever changes a number and its digest alike is found out by the number, and the other cells still hold. */
    @Test
    void reproduceAll_oneDigitForgedWithItsDigest_isOneAndNamesTheCell() throws IOException {
        Report.generate(results, List.of("tiny"), site());
        ResultStore downloads = new ResultStore(site().resolve("tiny/downloads"));
        String before = downloads.digest("cells.csv");
        Path file = downloads.directory().resolve("cells.csv");
        String text = Files.readString(file);
        int digit = text.indexOf('.', text.indexOf("\n" + CELL)) + 6;
        char other = text.charAt(digit) == '9' ? '0' : (char) (text.charAt(digit) + 1);
        Files.writeString(file, text.substring(0, digit) + other + text.substring(digit + 1));
        Path manifest = downloads.directory().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace(before, downloads.digest("cells.csv")));

        Cli cli = reproduceAll();
        assertThat(cli.code()).isEqualTo(1);
        assertThat(cli.out())
                .contains("\n" + CELL + ": DIFFERENT\n", "als-k0-l4-b3-s1-f0: equal", "\ncells.csv: DIFFERENT\n")
                .contains("curves.csv: equal", ": 2 DIFFERENT");
    }

    @Test
    void reproduceAll_noSiteOrNothingNamed_isTwoAndOneLine() {
        for (Cli cli : List.of(reproduceAll(), Cli.run("reproduce", "--experiment", "tiny"))) {
            assertThat(cli.code()).isEqualTo(2);
            assertThat(cli.err().lines()).hasSize(1);
        }
    }
}
