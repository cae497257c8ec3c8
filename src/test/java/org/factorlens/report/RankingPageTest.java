package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.RankingResult;
import org.factorlens.results.RankingSummary;
import org.factorlens.results.ResultStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of lists, from made-up scores with opposite answers. */
class RankingPageTest {
    private static final String OTHER = "k = 2, λ = 5, bias λ = 3";

    @TempDir
    Path directory;

    private static RankingSummary row(
            String label, String model, boolean selected, double ndcg, double half, double p) {
        double delta = ndcg - 0.1;
        return new RankingSummary(
                label,
                model,
                3,
                0.85,
                ndcg,
                ndcg - 0.01,
                ndcg + 0.01,
                "corrected-resampled-t",
                0.05,
                0.06,
                0.04,
                0.2,
                0.25,
                3.5,
                120,
                60,
                0.7,
                selected,
                delta,
                delta - half,
                delta + half,
                p);
    }

    private ExperimentResults results(double other, double popularity, double p) {
        ResultsFixture fixture = new ResultsFixture();
        fixture.ranking.add(new RankingResult(
                ResultsFixture.CHOSEN_CELL, 4, 90, 48, 0.05, 0.06, 0.1, 0.04, 0.2, 0.25, 3.5, 120, 60, 0.7));
        fixture.rankingSummary.add(row(ResultsFixture.CHOSEN, "als", true, 0.1, 0, Double.NaN));
        fixture.rankingSummary.add(row(OTHER, "als", false, other, 0.02, p));
        fixture.rankingSummary.add(row("popularity", "popularity", false, popularity, 0.02, p));
        ResultStore store = fixture.write(directory, "ranked");
        return new ExperimentResults(store);
    }

    private List<Sentence> sentences(double other, double popularity, double p) {
        return new RankingFindings(results(other, popularity, p)).all();
    }

    @Test
    void winner_chosenHasTheHighestNdcg_isSaid() {
        Sentence sentence = sentences(0.05, 0.04, 0.01).get(0);
        assertThat(sentence.verdict()).isEqualTo(Verdict.YES);
        assertThat(sentence.text()).contains("also makes the best lists", "0.1000", "highest of 3");
    }

    /** What ranks alike in matrix order before the chosen one is not ahead of it. */
    @Test
    void winner_anotherRanksAlike_isATie() {
        Sentence sentence = sentences(0.1, 0.04, 1).get(0);
        assertThat(sentence.verdict()).isEqualTo(Verdict.YES);
        assertThat(sentence.text())
                .contains("No configuration makes better lists", "that of 1\u00a0other too")
                .doesNotContain("chance");
    }

    @Test
    void winner_anotherIsAheadBeyondChance_isSaidPlainly() {
        Sentence sentence = sentences(0.15, 0.04, 0.01).get(0);
        assertThat(sentence.verdict()).isEqualTo(Verdict.NO);
        assertThat(sentence.text()).contains("does not make the best lists", "k = 2, λ = 5", "0.1500", "0.1000");
        assertThat(sentence.evidence()).contains("+0.0500", "+0.0300 to +0.0700", "p = 0.0100");
    }

    @Test
    void winner_differenceOverAllListsIsNotThatOfTheMeans_isSaid() {
        assertThat(sentences(0.15, 0.04, 0.01).get(0).evidence()).startsWith("difference to the chosen one +0.0500");

        ResultsFixture fixture = new ResultsFixture();
        fixture.rankingSummary.add(row(ResultsFixture.CHOSEN, "als", true, 0.1, 0, Double.NaN));
        fixture.rankingSummary.add(Changed.with(row(OTHER, "als", false, 0.15, 0.02, 0.01), "deltaNdcg", 0.0487));
        assertThat(new RankingFindings(new ExperimentResults(fixture.write(directory, "unlike")))
                        .all()
                        .get(0)
                        .evidence())
                .startsWith("difference to the chosen one over the lists of all folds together +0.0487");
    }

    @Test
    void winner_tinyPValue_isNotCalledZero() {
        assertThat(sentences(0.15, 0.04, 1e-9).get(0).evidence())
                .contains("p < 0.0001")
                .doesNotContain("0.0000");
    }

    @Test
    void winner_anotherIsAheadByChance_isOpen() {
        assertThat(sentences(0.11, 0.04, 0.01).get(0).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(sentences(0.15, 0.04, 0.2).get(0).verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void popularity_eitherSideOrNeither_isSaid() {
        assertThat(sentences(0.05, 0.2, 0.01).get(1).verdict()).isEqualTo(Verdict.NO);
        assertThat(sentences(0.05, 0.05, 0.01).get(1).verdict()).isEqualTo(Verdict.YES);
        assertThat(sentences(0.05, 0.09, 0.01).get(1).verdict()).isEqualTo(Verdict.OPEN);
    }

    private org.jsoup.nodes.Document page(ExperimentResults results) {
        RankingPage page = new RankingPage(results);
        Frame frame = new Frame("title", "", "../", page.home(), "An experiment", List.of(), List.of(), List.of());
        return org.jsoup.Jsoup.parse(new Templates()
                .render(page.template(), page.view(frame, new Figures(new MemoryOutput(), page.home()))));
    }

    @Test
    void page_ofARun_showsTheBestBaselineAndThenTheBestFirst() {
        ExperimentResults results = results(0.15, 0.04, 0.01);
        assertThat(RankingPage.fits(results)).isTrue();
        var drawn = page(results);
        assertThat(drawn.select("#table ~ .scroll tbody th").eachText())
                .containsExactly("popularity", "k = 2, λ = 5, bias", "k = 10, λ = 5, bias");
        assertThat(drawn.select("#table ~ .scroll tbody tr")).hasSize(3);
        assertThat(drawn.select(".ground").text()).contains("4 or more counts as relevant", "90 users", "48 items");
    }

    @Test
    void page_sampledModel_isNoBaseline() {
        ResultsFixture fixture = new ResultsFixture();
        fixture.addSampled();
        fixture.ranking.add(new RankingResult(
                ResultsFixture.CHOSEN_CELL, 4, 90, 48, 0.05, 0.06, 0.1, 0.04, 0.2, 0.25, 3.5, 120, 60, 0.7));
        fixture.rankingSummary.add(row(ResultsFixture.CHOSEN, "als", true, 0.1, 0, Double.NaN));
        fixture.rankingSummary.add(row("Gibbs, k = 2, bias", "gibbs", false, 0.09, 0.02, 0.01));
        fixture.rankingSummary.add(row("bias only, λ = 3", "als", false, 0.05, 0.02, 0.01));
        var drawn = page(new ExperimentResults(fixture.write(directory, "sampled")));

        assertThat(drawn.select("#table ~ .scroll tbody th").eachText())
                .containsExactly("bias only", "k = 10, λ = 5, bias", "Gibbs, k = 2, bias");
        assertThat(drawn.select("#table ~ .scroll tr.baseline th").eachText()).containsExactly("bias only");
        assertThat(drawn.select("svg").text()).contains("with factors", "baselines");
    }

    @Test
    void page_withoutLists_isNotThere() {
        assertThat(RankingPage.fits(new ExperimentResults(new ResultsFixture().write(directory, "none"))))
                .isFalse();
    }
}
