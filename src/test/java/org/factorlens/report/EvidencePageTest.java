package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.PairedTest;
import org.factorlens.results.SubsetScore;
import org.factorlens.results.Summary;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands behind the comparison, from made-up scores that were added up by hand. */
class EvidencePageTest {
    private static final String OTHER = "k = 2, λ = 5, bias λ = 3";
    private static final String BASELINE = "bias only, λ = 3";

    @TempDir
    Path directory;

    private final ResultsFixture fixture = new ResultsFixture();

    private static PairedTest paired(String a, double difference, double pHolm) {
        return new PairedTest(
                "chosen",
                "",
                a,
                ResultsFixture.CHOSEN,
                0.85 + difference,
                0.85,
                difference,
                difference - 0.01,
                difference + 0.01,
                pHolm / 2,
                pHolm,
                0.4,
                0.35,
                0.45,
                610);
    }

    private ExperimentResults results() {
        return new ExperimentResults(fixture.write(directory, "evidence"));
    }

    private static Document draw(EvidencePage page) {
        Frame frame = new Frame("title", "", "../", page.home(), "An experiment", List.of(), List.of(), List.of());
        return Jsoup.parse(new Templates()
                .render(page.template(), page.view(frame, new Figures(new MemoryOutput(), page.home()))));
    }

    private static List<String> rowNames(Document page, String section) {
        return page.select("section[aria-labelledby=" + section + "] > .scroll")
                .last()
                .select("tbody th")
                .eachText();
    }

    private List<Sentence> sentences() {
        ExperimentResults results = results();
        Summary chosen = results.configurations().selected().orElseThrow();
        return new EvidenceFindings(results, new PooledRuns(results), chosen).all();
    }

    @Test
    void parts_ofRunsOfUnequalSize_areAddedUpOverRatingsAndUsers() {
        fixture.parts.removeIf(row -> row.cell().startsWith("als-k10-l5-b3"));
        fixture.parts.add(new SubsetScore("als-k10-l5-b3-s1-f0", "all", 100, 10, 1, 0.5, 2, 1, 0.4, 0.2));
        fixture.parts.add(new SubsetScore("als-k10-l5-b3-s1-f1", "all", 300, 30, 3, 1.5, 4, 2, 0.8, 0.6));
        ExperimentResults results = results();

        SubsetScore all = new PooledRuns(results)
                .parts(results.configurations().selected().orElseThrow())
                .get(0);

        assertThat(all.ratings()).isEqualTo(400);
        assertThat(all.users()).isEqualTo(40);
        // (100 · 1² + 300 · 3²) / 400 = 7; (100 · 2² + 300 · 4²) / 400 = 13
        assertThat(all.rmse()).isCloseTo(Math.sqrt(7), within(1e-12));
        assertThat(all.rmseRaw()).isCloseTo(Math.sqrt(13), within(1e-12));
        assertThat(all.mae()).isCloseTo(1.25, within(1e-12));
        assertThat(all.rmseMacro()).isCloseTo(0.7, within(1e-12));
        assertThat(all.maeMacro()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void page_showsTheBestBaselineTheChosenOneAndTheOtherKinds() {
        Document page = draw(new EvidencePage(results()));

        assertThat(page.select("section[aria-labelledby=metrics] > .scroll")
                        .first()
                        .select("tbody th")
                        .eachText())
                .containsExactly("bias only", "k = 10, λ = 5, bias", "global mean");
        assertThat(rowNames(page, "metrics")).containsExactly("all", "known user and item", "item not in training");
        assertThat(page.select("#calibration figcaption").text()).contains("mean rating");
        assertThat(page.select("#tests, #seeds")).isEmpty();
    }

    @Test
    void tests_standWithBaselinesFirstAndNoPValueIsZero() {
        fixture.paired.add(paired(OTHER, 0.02, 0.3));
        fixture.paired.add(paired(BASELINE, 0.05, 0));

        Document page = draw(new EvidencePage(results()));

        assertThat(rowNames(page, "tests")).containsExactly("bias only", "k = 2, λ = 5, bias");
        assertThat(page.select("section[aria-labelledby=tests] > .scroll td").eachText())
                .contains("< 0.0001", "0.3000", "+0.0200", "40.0%", "35.0% to 45.0%")
                .doesNotContain("0.0000");
    }

    @Test
    void tests_whereAllAreShown_areNotCalledTheBestAndNameTheIntervalOfTheShare() {
        fixture.paired.add(paired(OTHER, 0.02, 0.3));
        fixture.paired.add(paired(BASELINE, 0.05, 0));
        Document two = draw(new EvidencePage(results()));
        assertThat(two.select("section[aria-labelledby=tests] > .scroll caption")
                        .text())
                .isEqualTo("Against the chosen configuration on the same users: the best baseline, then all others");
        assertThat(two.select("#users-served-better figcaption").text())
                .startsWith("The 2 others on test ratings, with Wilson's 95% intervals of a share;");

        fixture.paired.remove(0);
        Document one = draw(new EvidencePage(results()));
        assertThat(one.select("section[aria-labelledby=tests] > .scroll caption")
                        .text())
                .isEqualTo("Against the chosen configuration on the same users: the one other");
        assertThat(one.select("#users-served-better figcaption").text()).startsWith("The other on test ratings,");
    }

    @Test
    void metrics_ofAChosenBaseline_callNoneOfAnotherKindTheBestOther() {
        fixture.summary.replaceAll(
                row -> Changed.with(row, "selected", row.configuration().equals(BASELINE)));
        assertThat(draw(new EvidencePage(results()))
                        .select("section[aria-labelledby=metrics] > .scroll caption")
                        .first()
                        .text())
                .startsWith("The best baseline of another kind and the chosen configuration, ");
    }

    @Test
    void users_chanceForSomeOrNone_isSaid() {
        fixture.paired.add(paired(OTHER, 0.02, 0.3));
        fixture.paired.add(paired(BASELINE, 0.05, 0));
        assertThat(sentences().get(0).text()).contains("could explain", "1 of 2 others");

        fixture.paired.remove(0);
        fixture.paired.add(paired(OTHER, 0.02, 0.01));
        assertThat(sentences().get(0).text()).contains("explains none", "the 2\u00a0others");
    }

    @Test
    void users_ofSeveralRuns_areNotAddedUp() {
        assertThat(sentences())
                .filteredOn(sentence -> sentence.topic().equals("Users alike"))
                .extracting(sentence -> sentence.evidence().replace('\u00a0', ' '))
                .containsExactly(
                        "100 users in each of 3 runs, each counted once per run; the two weigh users differently");

        fixture.parts.replaceAll(part -> part.cell().endsWith("-f2") ? Changed.with(part, "users", 98) : part);
        assertThat(sentences())
                .filteredOn(sentence -> sentence.topic().equals("Users alike"))
                .allMatch(sentence -> sentence.evidence().startsWith("98 to 100"));
    }

    @Test
    void cold_shareAndErrorOfWhatTrainingDoesNotKnow_areSaid() {
        Sentence cold = sentences().stream()
                .filter(sentence -> sentence.topic().equals("Cold start"))
                .findFirst()
                .orElseThrow();
        assertThat(cold.text()).contains("1.0% of test ratings");
        assertThat(cold.evidence()).contains("90 of 9,000 test predictions are cold");
    }

    @Test
    void calibration_ofPredictionsThatAreAllAlike_speaksOfNoBins() {
        fixture.calibration.removeIf(bin -> bin.bin() > 0);
        assertThat(sentences())
                .filteredOn(sentence -> sentence.topic().equals("Calibration"))
                .singleElement()
                .satisfies(
                        sentence -> assertThat(sentence.text())
                                .startsWith(
                                        "Predictions are too much alike for bins: on average the chosen configuration predicts"));
    }

    @Test
    void counts_overSeveralSeeds_areOfPredictionsAndSaySo() {
        assertThat(sentences()).noneMatch(sentence -> sentence.evidence().contains("seeds"));

        fixture.repeat(ResultsFixture.FOLDS, 2);
        assertThat(sentences())
                .filteredOn(sentence -> List.of("Cold start", "Calibration").contains(sentence.topic()))
                .hasSize(2)
                .allMatch(sentence -> sentence.evidence().contains("test predictions")
                        && sentence.evidence().endsWith("; a rating counts once for each of 2 seeds"));
    }

    @Test
    void tables_ofSeveralSeeds_areHeadedByWhatTheyCount() {
        fixture.repeat(ResultsFixture.FOLDS, 2);

        Document page = draw(new EvidencePage(results()));

        assertThat(page.select("th").eachText()).contains("Test predictions").doesNotContain("Test ratings");
        assertThat(page.select("#calibration figcaption, #evidence-user-activity figcaption")
                        .eachText())
                .hasSize(2)
                .allMatch(
                        text -> text.contains("A rating counts once for each seed that a configuration was run with."));
        assertThat(page.select("caption").eachText())
                .contains(
                        "The chosen configuration by what training knew, test predictions of 6 runs together; a rating"
                                + " counts once for each of 2 seeds");
    }

    @Test
    void seeds_spreadIsWithinFoldsOnly() {
        List<org.factorlens.results.CellResult> cells = List.of(
                Changed.with(fixture.cells.get(0), "testRmse", 0.80, "fold", 0),
                Changed.with(fixture.cells.get(0), "testRmse", 0.82, "fold", 0, "seed", 2L),
                Changed.with(fixture.cells.get(0), "testRmse", 0.90, "fold", 1),
                Changed.with(fixture.cells.get(0), "testRmse", 0.94, "fold", 1, "seed", 2L));
        // variances 0.0002 and 0.0008, their mean 0.0005
        assertThat(SeedSpread.of(cells)).isCloseTo(Math.sqrt(0.0005), within(1e-12));
        assertThat(SeedSpread.of(cells.subList(1, 3))).isNaN();
    }

    @Test
    void seeds_severalOfTheChosenOne_areShownOnThePage() {
        fixture.cells.stream()
                .filter(cell -> cell.cell().startsWith("als-k10-l5-b3"))
                .toList()
                .forEach(cell -> fixture.cells.add(Changed.with(
                        cell,
                        "cell",
                        cell.cell().replace("-s1-", "-s2-"),
                        "seed",
                        2L,
                        "testRmse",
                        cell.testRmse() + 0.002)));

        Document page = draw(new EvidencePage(results()));

        assertThat(rowNames(page, "seeds")).containsExactly("k = 10, λ = 5, bias");
        assertThat(page.select("section[aria-labelledby=seeds] td").eachText()).contains("2", "0.00141");
    }

    @Test
    void page_withoutDetails_isNotThere() {
        fixture.parts.clear();
        assertThat(EvidencePage.fits(results())).isFalse();
    }
}
