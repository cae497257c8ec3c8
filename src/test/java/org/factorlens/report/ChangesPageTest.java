package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesPageTest {
    @TempDir
    Path folder;

    private final ResultsFixture now = new ResultsFixture();
    private final ResultsFixture then = new ResultsFixture();
    private Path results;
    private Path site;

    @BeforeEach
    void folders() {
        results = folder.resolve("results");
        site = folder.resolve("site");
    }

    private Path earlier() {
        return then.write(folder.resolve("earlier"), "tiny").directory();
    }

    private Document page() throws IOException {
        now.write(results, "tiny");
        generate(earlier());
        String html = Files.readString(site.resolve("tiny/changes.html"));
        assertThat(PageChecks.faults(html)).isEmpty();
        return Jsoup.parse(html);
    }

    private void generate(Path baseline) {
        Report.generate(new ReportRequest(results, List.of("tiny"), site, Optional.of(baseline), Optional.empty()));
    }

    /** Moves the earlier scores of k = 10, λ = 5, bias on each fold, with other models. */
    private void earlierBy(double... shift) {
        then.cells.replaceAll(cell -> cell.cell().startsWith("als-k10-l5-b3")
                ? Changed.with(cell, "testRmse", cell.testRmse() + shift[cell.fold()], "digest", "cd".repeat(32))
                : cell);
    }

    private static String sentences(Document page) {
        return page.select(".says").text();
    }

    @Test
    void sameResults_nothingChanged() throws IOException {
        Document page = page();

        assertThat(sentences(page))
                .startsWith("Nothing changed: every model of the 10 configurations")
                .contains("Both runs chose k = 10, λ = 5, bias.");
        assertThat(page.select("figure")).isEmpty();
        assertThat(page.select("tr.differs")).isEmpty();
    }

    @Test
    void lowerNow_isSaidWithItsInterval_biggestFirst() throws IOException {
        earlierBy(0.010, 0.011, 0.010);
        Document page = page();

        assertThat(sentences(page))
                .startsWith(
                        "Both runs have 10 configurations in common, of which 9 are the same to the bit and 1 changed: "
                                + "it has a lower test RMSE, its interval below zero. Both runs chose");
        assertThat(page.select("table.sortable tbody tr").first().text())
                .startsWith("k = 10, λ = 5, bias")
                .endsWith("lower now the same");
        assertThat(page.select("#changes tbody tr")).hasSize(1);
    }

    @Test
    void higherNow_isAWarning() throws IOException {
        earlierBy(-0.010, -0.011, -0.010);
        Document page = page();

        assertThat(sentences(page)).contains("1 changed: it has a higher test RMSE, its interval above zero.");
        assertThat(page.select(".sentence").first().className()).contains("warning");
    }

    @Test
    void foldsThatDisagree_cannotBeTold() throws IOException {
        earlierBy(0.03, -0.03, 0.01);

        assertThat(sentences(page())).contains("it may have changed by chance, as its interval contains zero.");
    }

    @Test
    void otherSplit_hasNoIntervals() throws IOException {
        earlierBy(0.010, 0.011, 0.010);
        then.foldDigest = "99".repeat(32);
        Document page = page();

        assertThat(sentences(page))
                .contains("1 changed: it lacks the interval that tells a change from chance.", "split in another way")
                .doesNotContain("its interval");
        assertThat(page.select("table.sortable tbody tr").first().text()).endsWith("no interval the same");
        assertThat(page.select("main").text())
                .contains("no intervals can be given", "any of these may be chance")
                .doesNotContain("resampled t", "95% interval");
        assertThat(page.select("#changes thead").text()).doesNotContain("Interval");
        assertThat(Files.readString(site.resolve("tiny/figures/changes.csv")))
                .startsWith("configuration,then,now,change,interval_low,interval_high,test_rmse,settings\n");
    }

    @Test
    void otherData_isSaid() throws IOException {
        then.dataDigest = "99".repeat(32);

        assertThat(sentences(page()))
                .contains("The data files are not the same")
                .doesNotContain("split in another way");
    }

    @Test
    void configurationsOfOneRunOnly_areListed() throws IOException {
        now.summary.removeIf(row -> row.k() == 2 && row.lambda() == 1 && row.bias());
        then.summary.removeIf(row -> row.k() == 2 && row.lambda() == 5 && row.bias());
        Document page = page();

        assertThat(page.select("#only + ul li").eachText()).containsExactly("k = 2, λ = 5, bias");
        assertThat(page.select("#gone + ul li").eachText()).containsExactly("k = 2, λ = 1, bias");
        assertThat(sentences(page)).doesNotContain("another bias λ");
    }

    /** It has runs in both, so it is neither new nor gone, and its mean over the other folds is compared with nothing. */
    @Test
    void configurationThatFailedOnAFoldOfOneRun_isListedAsSuch() throws IOException {
        String cell = now.cells.stream()
                .filter(row -> row.k() == 2 && row.lambda() == 1 && row.bias())
                .findFirst()
                .orElseThrow()
                .cell();
        now.failOnce(cell);
        Document failedNow = page();
        assertThat(failedNow.select("#uncompared + ul li").eachText())
                .containsExactly("k = 2, λ = 1, bias: failed in part in this run");
        assertThat(failedNow.select("#gone, #only")).isEmpty();
        assertThat(sentences(failedNow))
                .startsWith(
                        "Every model of the 9 configurations of which both runs have a score is the same to the bit.")
                .contains("1 configuration of both runs lacks a score in one of them or in both");
        then.failOnce(cell);
        assertThat(page().select("#uncompared + ul li").eachText())
                .containsExactly("k = 2, λ = 1, bias: failed in part in both runs");
    }

    @Test
    void configurationWithoutAScoreThatDidNotFail_isNotSaidToHaveFailed() throws IOException {
        then.summary.replaceAll(row ->
                row.k() == 2 && row.lambda() == 1 && row.bias() ? Changed.with(row, "testRmseMean", Double.NaN) : row);
        earlierBy(0.010, 0.011, 0.010);
        Document page = page();

        assertThat(page.select("#uncompared + ul li").eachText())
                .containsExactly("k = 2, λ = 1, bias: no score in the earlier run");
        assertThat(page.select("main").text()).doesNotContain("failed");
        assertThat(sentences(page)).startsWith("Both runs have a score of 9 configurations, of which 8 are the same");
    }

    @Test
    void noScoreInCommon_nothingCanBeCompared() throws IOException {
        then.summary.replaceAll(row -> Changed.with(row, "testRmseMean", Double.NaN));

        assertThat(sentences(page())).startsWith("No configuration has a score in both runs: nothing can be compared.");
    }

    @Test
    void otherRegularizationOfBiases_isInTheNamesOfWhatIsNewAndGone() throws IOException {
        String label = "k = 2, λ = 1, bias λ = 3";
        then.summary.replaceAll(row -> row.configuration().equals(label)
                ? Changed.with(row, "configuration", label.replace("= 3", "= 4"), "biasLambda", 4.0)
                : row);
        Document page = page();

        assertThat(page.select("#only + ul li").eachText()).containsExactly(label);
        assertThat(page.select("#gone + ul li").eachText()).containsExactly("k = 2, λ = 1, bias λ = 4");
        assertThat(sentences(page))
                .contains("1 configuration stands below as new and", "another bias λ makes another configuration");
    }

    @Test
    void otherSettingsUnderOneName_areSaidWhereTheModelChanged() throws IOException {
        earlierBy(0.010, 0.011, 0.010);
        then.summary.replaceAll(row -> Changed.with(row, "sweeps", 8));

        assertThat(sentences(page()))
                .contains(
                        "1 configuration ran with other settings under the same name: most sweeps 8 then and 20 now.");
    }

    @Test
    void otherSettings_areMarkedInTheTableAndTheFirstSentence() throws IOException {
        earlierBy(0.010, 0.011, 0.010);
        then.summary.replaceAll(row -> Changed.with(row, "sweeps", 8));
        Document page = page();

        assertThat(sentences(page)).contains("its interval below zero. It ran with other settings than then.");
        assertThat(page.select("#changes figcaption").text())
                .contains("All of them ran with other settings than then.");
        assertThat(page.select("table.sortable tbody tr").first().text()).endsWith("lower now differ");
    }

    @Test
    void otherBurnIn_isSaidOfSampledConfigurations() throws IOException {
        now.addSampled();
        then.addSampled();
        then.burnIn = "40";
        then.cells.replaceAll(cell -> cell.model().equals("gibbs")
                ? Changed.with(cell, "testRmse", cell.testRmse() + 0.01, "digest", "ee")
                : cell);
        earlierBy(0.010, 0.011, 0.010);

        assertThat(sentences(page()))
                .contains("1 configuration ran with other settings under the same name: burn-in 40 then and 20 now.");
    }

    /** What an earlier program did not write down is unknown, not different. */
    @Test
    void settingThatTheEarlierRunDoesNotState_isNotSaidToDiffer() throws IOException {
        now.addSampled();
        then.addSampled();
        then.burnIn = "";
        then.cells.replaceAll(cell -> cell.model().equals("gibbs")
                ? Changed.with(cell, "testRmse", cell.testRmse() + 0.01, "digest", "ee")
                : cell);

        assertThat(sentences(page())).doesNotContain("other settings", "not stated");
    }

    @Test
    void otherSeeds_areSaid() throws IOException {
        then.cells.replaceAll(
                cell -> Changed.with(cell, "seed", 2L, "testRmse", cell.testRmse() + 0.01, "digest", "ee"));

        assertThat(sentences(page())).contains("under the same name: seeds 2 then and 1 now.");

        then.summary.set(0, Changed.with(then.summary.get(0), "globalMean", false));
        assertThat(sentences(page()))
                .contains("global mean off then and on now (1 of them)", "seeds 2 then and 1 now")
                .doesNotContain("1 now (");
    }

    @Test
    void otherClipping_isSaidOfEverythingThatChanged() throws IOException {
        then.clipped = false;
        then.cells.replaceAll(cell -> Changed.with(cell, "testRmse", cell.testRmse() + 0.01));

        assertThat(sentences(page()))
                .contains(
                        "in common, and all of them changed: all have a lower test RMSE, their intervals below zero. All 10 that changed ran with other settings than then.")
                .contains("10 configurations ran with other settings", "not clipped then and clipped to 0.5 to 5 now");
    }

    /** The same file under the same split, another column of it. */
    @Test
    void otherRatingsOfTheSameFile_areSaid() throws IOException {
        then.meanRating = 3.1;
        earlierBy(0.010, 0.011, 0.010);

        assertThat(sentences(page()))
                .contains("mean 3.1000 then and 9,000 ratings of 100 users and 50 items, mean 3.6000 now");
    }

    @Test
    void otherFileOfItemFeatures_isSaidOfWhatReadsIt() throws IOException {
        String label = "k = 2, λ = 1, no bias";
        for (ResultsFixture run : List.of(now, then)) {
            run.features = List.of(new Manifest.FeaturesInfo(
                    new Manifest.FileInfo("tags.csv", 1, (run == now ? "aa" : "bb").repeat(32)), 1, 50, 0));
            run.summary.replaceAll(row -> row.configuration().equals(label)
                    ? Changed.with(row, "configuration", label + ", tags features")
                    : row);
            run.cells.replaceAll(cell -> cell.configuration().equals(label)
                    ? Changed.with(cell, "configuration", label + ", tags features")
                    : cell);
        }
        then.cells.replaceAll(
                cell -> Changed.with(cell, "testRmse", cell.testRmse() + 0.01, "digest", "cd".repeat(32)));

        assertThat(sentences(page()))
                .contains(
                        "1 configuration ran with other settings under the same name: files of item features tags.csv "
                                + "bbbbbbbbbbbb then and tags.csv aaaaaaaaaaaa now.");
    }

    @Test
    void otherVersionOfTheNumericRules_isSaidWhereSomethingChanged() throws IOException {
        then.numericRules = 0;
        assertThat(sentences(page())).doesNotContain("numeric rules");
        earlierBy(0.010, 0.011, 0.010);

        assertThat(sentences(page())).contains("followed version 0 of the program's numeric rules, this one version 1");
    }

    @Test
    void severalIntervals_sayHowManyWouldLeaveOutZeroByChance() throws IOException {
        earlierBy(0.010, 0.011, 0.010);
        then.cells.replaceAll(cell -> cell.cell().startsWith("als-k2-")
                ? Changed.with(cell, "testRmse", cell.testRmse() + 0.01 * (cell.fold() - 1), "digest", "cd".repeat(32))
                : cell);

        Document page = page();
        assertThat(sentences(page))
                .contains(
                        "and 5 changed: 1 has a lower test RMSE, its interval below zero; 4 may have changed by chance");
        assertThat(page.select(".evidence").first().text())
                .endsWith("of 5 such intervals 0.25 on average would leave out zero by chance alone");
    }

    @Test
    void baselineFromTheSiteItself_isReadBeforeItIsReplaced() throws IOException {
        now.write(results, "tiny");
        Report.generate(results, List.of("tiny"), site);
        generate(site.resolve("tiny/downloads"));

        assertThat(Files.readString(site.resolve("tiny/changes.html"))).contains("Nothing changed");
        assertThat(Files.readString(site.resolve("tiny/index.html"))).contains("changes.html");
    }

    @Test
    void folderThatIsNoDownloads_isRefused() throws IOException {
        now.write(results, "tiny");
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> generate(empty))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining("it holds no manifest.json")
                .hasMessageContaining("site/NAME/downloads");
        assertThatThrownBy(() -> generate(folder.resolve("nowhere"))).hasMessageContaining("there is no such folder");
        assertThat(site.resolve("tiny")).doesNotExist();
    }

    @Test
    void downloadsThatWereAltered_areRefused() throws IOException {
        now.write(results, "tiny");
        Path earlier = earlier();
        Path cells = earlier.resolve("cells.csv");
        Files.writeString(cells, Files.readString(cells).replace("0.85", "0.75"));

        assertThatThrownBy(() -> generate(earlier)).hasMessageContaining("cells.csv is not the file");
    }

    @Test
    void downloadsOfAnotherForm_areRefusedWithTheReason() throws IOException {
        now.write(results, "tiny");
        Path earlier = earlier();
        Path manifest = earlier.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"clipped\"", "\"cut\""));

        assertThatThrownBy(() -> generate(earlier))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining("cannot be used")
                .hasMessageContaining("manifest.json")
                .hasMessageContaining("'clipped'");
    }

    @Test
    void downloadsOfAnotherExperiment_areRefused() {
        now.write(results, "tiny");
        ResultStore other = then.write(folder.resolve("earlier"), "other");

        assertThatThrownBy(() -> generate(other.directory()))
                .hasMessageContaining("a run of 'other'")
                .hasMessageContaining("tiny");
    }
}
