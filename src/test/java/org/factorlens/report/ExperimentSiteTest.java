package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.PublishedCheck;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentSiteTest {
    private static final int RUN_PAGE_BYTES = 27_000;
    private static final int PAGE_BYTES = 300_000;

    @TempDir
    Path folder;

    /** The site of the fixture as it is, which many tests only read. */
    private static MemoryOutput plain;

    private final ResultsFixture fixture = new ResultsFixture();

    @BeforeAll
    static void plainSite(@TempDir Path folder) {
        plain = site(new ResultsFixture(), folder);
    }

    private static MemoryOutput site(ResultsFixture fixture, Path folder) {
        MemoryOutput out = new MemoryOutput();
        new ExperimentSite(new ExperimentResults(fixture.write(folder, "tiny")), new Templates()).write(out);
        return out;
    }

    /** The site of the fixture with what the test has changed. */
    private MemoryOutput site() {
        return site(fixture, folder);
    }

    private static Stream<String> pages(MemoryOutput site) {
        return site.files().keySet().stream().filter(path -> path.endsWith(".html"));
    }

    private void publish() {
        fixture.published.add(new PublishedCheck(
                "A paper", "protocol", ResultsFixture.CHOSEN_CELL, 5, "test_rmse", 0.85, 0.8501, 0.0001, 0.001, true));
    }

    @Test
    void pages_allKinds_holdToTheRules() {
        publish();
        fixture.cells.set(5, ResultsFixture.failed(fixture.cells.get(5), "not positive definite"));
        MemoryOutput site = site();

        assertThat(pages(site))
                .contains(
                        "index.html",
                        "matrix.html",
                        "compare.html",
                        "method.html",
                        "print.html",
                        "published.html",
                        "reproduce.html",
                        "try.html");
        assertThat(pages(site))
                .allSatisfy(page ->
                        assertThat(PageChecks.faults(site.text(page))).as(page).isEmpty());
    }

    @Test
    void method_valuesOfSeveralBlocks_standInOrder() {
        assertThat(Jsoup.parse(plain.text("method.html")).text()).contains("λ = 1, 5, 10.");
    }

    @Test
    void index_settingsThatMakeTheSameModel_areSaidToBeFewer() {
        int distinct = Jsoup.parse(plain.text("matrix.html"))
                .select("table.sortable tbody tr")
                .size();

        assertThat(Jsoup.parse(plain.text("index.html")).select(".ground").text())
                .contains("configurations, " + distinct + " of them different, on ")
                .doesNotContain("seeds");
    }

    @Test
    void findings_whereModelsHaveMoreSeedsThanOthers_sayUpToHowMany() {
        fixture.repeat(2, 2);
        fixture.cells.removeIf(cell -> cell.cell().startsWith("als-k2-l5-b3-s2"));
        String text = Jsoup.parse(site().text("index.html")).text();

        assertThat(text)
                .contains(
                        "on 2 splits with up to 2 seeds.",
                        "How far start values alone move a score is on the evidence page.");
    }

    @Test
    void pages_chosenOnValidation_saySo() {
        assertThat(plain.text("index.html")).contains("lowest RMSE on validation ratings");
        assertThat(plain.text("matrix.html")).contains("best setting by validation");
        assertThat(plain.text("method.html")).contains("trained twice", "lowest validation RMSE");
    }

    @Test
    void tryPage_sampledModel_saysWhatTheMeanLoses() {
        assertThat(plain.text("try.html"))
                .contains(
                        "of the data, folded in by their training ratings",
                        "0.8612 by this page",
                        "0.8534 by averages over the samples",
                        "Test RMSE, trained users",
                        "Test RMSE, folded in",
                        "on users folded in is 0.0078 higher",
                        "into each sample, where the fields above have the samples");
    }

    @Test
    void pages_chosenOnTheTestSet_doNotSpeakOfValidation() {
        fixture.chosenBy = "test";
        MemoryOutput site = site();

        assertThat(site.text("index.html"))
                .contains("for want of validation ratings")
                .doesNotContain("by validation");
        assertThat(site.text("matrix.html"))
                .contains("best setting by test RMSE")
                .doesNotContain("by validation");
        assertThat(site.text("method.html")).contains("lowest mean test RMSE").doesNotContain("trained twice");
    }

    @Test
    void trainingLoss_thatRises_isAdmitted() {
        assertThat(site().text("matrix.html")).contains("Here it rises in no sweep.");

        fixture.curves.replaceAll(
                p -> new CurvePoint(p.cell(), p.sweep(), 100 + p.sweep(), p.testLoss(), p.trainRmse(), p.testRmse()));
        assertThat(Jsoup.parse(site().text("matrix.html")).text())
                .contains("It should never rise, but does at k = 0, k = 2, k = 10.");
    }

    @Test
    void index_nothingSucceeded_hasNeitherLeaderboardNorCharts() {
        fixture.cells.replaceAll(cell -> ResultsFixture.failed(cell, "no luck"));
        fixture.summary.clear();
        fixture.comparisons.clear();
        fixture.selection.clear();
        fixture.curves.clear();

        assertThat(site().text("index.html"))
                .contains("No run succeeded")
                .doesNotContain("Leaderboard", "<figure", "n/a");
    }

    @Test
    void links_ofAllPages_leadToFilesAndIds() {
        publish();
        MemoryOutput site = site();
        MemoryOutput assets = new MemoryOutput();
        Assets.write(assets);

        assertThat(pages(site))
                .allSatisfy(page -> assertThat(PageChecks.brokenLinks(
                                "tiny/" + page,
                                site.text(page),
                                file -> file.startsWith("assets/")
                                        ? assets.files().containsKey(file.substring("assets/".length()))
                                        : file.equals("index.html")
                                                || site.files().containsKey(file.substring("tiny/".length())),
                                file -> site.text(file.substring("tiny/".length()))))
                        .isEmpty());
    }

    @Test
    void bytes_ofTheSameResults_areTheSame() {
        MemoryOutput first = site();
        fixture.surprises.clear();
        MemoryOutput second = site();

        assertThat(second.files().keySet()).isEqualTo(first.files().keySet());
        assertThat(first.files())
                .allSatisfy((path, bytes) ->
                        assertThat(second.files().get(path)).as(path).isEqualTo(bytes));
    }

    @Test
    void weights_stayWithinTheBudget() {
        assertThat(pages(plain))
                .filteredOn(page -> !page.equals(Printed.PATH))
                .allSatisfy(page -> assertThat(plain.files().get(page).length)
                        .as(page)
                        .isLessThan(page.startsWith("runs/") ? RUN_PAGE_BYTES : PAGE_BYTES));
    }

    @Test
    void runPage_ofEachCell_isThere() {
        MemoryOutput site = site();

        assertThat(fixture.cells)
                .allSatisfy(cell -> assertThat(site.files()).containsKey("runs/" + cell.cell() + ".html"));
    }

    @Test
    void runPage_ofFailedCell_saysWhy() {
        fixture.cells.set(5, ResultsFixture.failed(fixture.cells.get(5), "not positive definite"));

        Document page = Jsoup.parse(site().text("runs/" + fixture.cells.get(5).cell() + ".html"));
        assertThat(page.select(".failed").text()).isEqualTo("This run failed: not positive definite");
        assertThat(page.select("figure")).isEmpty();
    }

    @Test
    void publishedPage_withoutPublishedRows_isNotThere() {
        assertThat(plain.files()).doesNotContainKey("published.html");
        assertThat(plain.text("index.html")).doesNotContain("published.html");
    }

    @Test
    void matrix_mergesConfigurationsOfTheSameName() {
        Document page = Jsoup.parse(plain.text("matrix.html"));

        assertThat(page.select("table.sortable tbody th").eachText())
                .doesNotHaveDuplicates()
                .contains("bias only", "global mean")
                .hasSize(10);
    }

    /** Its scores have no number to sort by, and the browser gives no box to tick to what has none. */
    @Test
    void matrix_configurationThatFailedInPart_isSortedBehindAllOthers() {
        fixture.failOnce("als-k2-l5-b3-s1-f1");
        Element table = Jsoup.parse(site().text("matrix.html")).expectFirst("table.sortable");

        assertThat(table.select("caption").text()).isEqualTo("All configurations, best mean test RMSE first");
        Element last = table.select("tbody tr").last();
        assertThat(last.text()).startsWith("k = 2, λ = 5, bias").contains("0.8700", "failed in part");
        assertThat(last.child(1).attr("data-key")).isEqualTo("none");
    }

    @Test
    void matrix_whereEveryConfigurationFailedInPart_claimsNoOrder() {
        fixture.summary.replaceAll(row -> Changed.with(row, "failed", 1));
        Element table = Jsoup.parse(site().text("matrix.html")).expectFirst("table.sortable");

        assertThat(table.select("caption").text()).isEqualTo("All configurations");
        assertThat(table.select("thead th").eachText()).contains("Test RMSE");
    }

    @Test
    void matrix_sortKeys_areNumbers() {
        Document page = Jsoup.parse(plain.text("matrix.html"));

        assertThat(page.select("table.sortable td:not(.t)[data-key]").eachAttr("data-key"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key).matches("-?\\d+(\\.\\d+)?"));
    }

    @Test
    void leaderboard_marksChosenAndBaselines() {
        Document page = Jsoup.parse(plain.text("index.html"));

        assertThat(page.select("tr.chosen").text()).contains("k = 10, λ = 5, bias", "0.8500", "chosen");
        assertThat(page.select("#leaderboard ~ .scroll tbody th").eachText().subList(0, 3))
                .containsExactly("bias only", "k = 10, λ = 5, bias", "k = 2, λ = 5, bias");
        assertThat(page.select("tr.baseline td:first-child").eachText()).containsExactly("5", "10");
        assertThat(page.select("tr.skips td:first-child").eachText()).containsExactly("1", "6");
        assertThat(page.select("#leaderboard ~ .scroll caption").text())
                .isEqualTo("The best baseline, then by rank the other 9 configurations, mean over folds");
    }

    @Test
    void leaderboard_ofMany_showsTheTopAndTheBaselinesOfOtherKindsBelowIt() {
        for (double lambda = 20; lambda < 23; lambda++) {
            fixture.add(
                    "als-k2-l" + (int) lambda, "k = 2, λ = " + (int) lambda + ", bias λ = 3", 2, lambda, true, "als");
        }
        Element table = Jsoup.parse(site().text("index.html")).selectFirst("#leaderboard ~ .scroll");

        assertThat(table.select("caption").text())
                .startsWith("The best baseline, then by rank the best 10 of 13 configurations"
                        + " and the best baseline of each other kind, mean over folds");
        assertThat(table.select("tbody th").eachText())
                .hasSize(11)
                .startsWith("bias only", "k = 10, λ = 5, bias")
                .endsWith("global mean");
    }

    @Test
    void leaderboard_baselineChosen_headsItOnceAndIsRankedAsOneOfAll() {
        fixture.summary.replaceAll(
                row -> Changed.with(row, "selected", row.configuration().equals("bias only, λ = 3")));
        Element table = Jsoup.parse(site().text("index.html")).selectFirst("#leaderboard ~ .scroll");

        assertThat(table.select("tr.chosen").eachText())
                .singleElement()
                .asString()
                .startsWith("5 bias only");
        assertThat(table.select("tbody tr").first().className()).isEqualTo("chosen");
    }

    @Test
    void differencesFigure_saysHowManyTheRunCannotTellApart() {
        assertThat(caption("difference-to-chosen")).contains("The run tells all of these apart from it.");

        fixture.summary.replaceAll(row -> row.k() == 2 && row.bias()
                ? Changed.with(row, "deltaLow", -0.01, "deltaHigh", 0.03, "indistinguishable", true)
                : row);
        assertThat(caption("difference-to-chosen")).contains("2 of 9 are indistinguishable from it");
    }

    private String caption(String figure) {
        return Jsoup.parse(site().text("index.html"))
                .select("#" + figure + " figcaption")
                .text();
    }

    @Test
    void runPage_ofOneOfSeveralFolds_marksItselfAndLeadsToTheOthers() {
        Document page = Jsoup.parse(plain.text("runs/als-k10-l5-b3-s1-f1.html"));

        assertThat(page.select("#runs ~ .scroll tr.chosen th").text()).isEqualTo("fold 1");
        assertThat(page.select("#runs ~ .scroll tbody a").eachAttr("href"))
                .containsExactly("als-k10-l5-b3-s1-f0.html", "als-k10-l5-b3-s1-f2.html");
    }

    @Test
    void socialCard_ofEveryPage_isARelativePictureOfTheUsualSize() throws IOException {
        MemoryOutput assets = new MemoryOutput();
        Assets.write(assets);
        BufferedImage card =
                ImageIO.read(new ByteArrayInputStream(assets.files().get("img/card.png")));

        assertThat(new int[] {card.getWidth(), card.getHeight()}).containsExactly(1200, 630);
        assertThat(pages(plain))
                .allSatisfy(page -> assertThat(Jsoup.parse(plain.text(page))
                                .select("meta[property=og:image]")
                                .attr("content"))
                        .isEqualTo((page.startsWith("runs/") ? "../../" : "../") + "assets/img/card.png"));
    }

    @Test
    void times_standInTheEnvironmentScriptAlone() {
        assertThat(plain.files()).doesNotContainKey("downloads/timings.csv");
        assertThat(plain.text("environment.js"))
                .startsWith("window.FACTORLENS_ENVIRONMENT={")
                .contains("[\"total\",12.5,0,null]");
    }

    static List<String> hostileTitles() {
        return List.of(
                "<!--<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</title></textarea></script><svg onload=alert(1)>",
                "\u202Eexe.gnp\u202C \u200Fعنوان",
                "'; alert(1); //",
                "${page.frame} [[${7*7}]] __${T(java.lang.Runtime)}__",
                "x".repeat(300),
                "new\nline\tand \u2028 separator");
    }

    @ParameterizedTest
    @MethodSource("hostileTitles")
    void hostileTitles_areShownAsText(String title) {
        fixture.itemTitle = title;
        fixture.title = title;
        fixture.cells.removeIf(cell -> !cell.cell().equals(ResultsFixture.CHOSEN_CELL));
        MemoryOutput site = site();

        assertThat(pages(site))
                .allSatisfy(page ->
                        assertThat(PageChecks.faults(site.text(page))).as(page).isEmpty());
        Document run = Jsoup.parse(site.text("runs/" + ResultsFixture.CHOSEN_CELL + ".html"));
        assertThat(spaced(run.select("#surprises ~ .pair tbody th").first())).isEqualTo(spaced(title));
        assertThat(spaced(run.select(".experiment").first())).isEqualTo(spaced(title));
        assertThat(site.text("catalogue-0.js"))
                .doesNotContain("<", "&", "\u2028")
                .endsWith("};\n");
    }

    private static String spaced(Element element) {
        return spaced(element.text());
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\u2028]+", " ");
    }
}
