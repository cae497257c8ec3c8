package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.ChainDiagnostic;
import org.factorlens.results.ChainSample;
import org.factorlens.results.FeatureLink;
import org.factorlens.results.Summary;
import org.factorlens.results.UncertaintyGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of intervals and chains, from made-up results with opposite answers. */
class UncertaintyPageTest {
    private static final String LABEL = "Gibbs, k = 2, bias";

    @TempDir
    Path directory;

    /** How much more often intervals hold for the surest predictions, and less often for the least sure. */
    private double tilt;
    /** The same of the 95% intervals. */
    private double tiltNinetyFive;

    private static UncertaintyGroup group(int fold, String by, int group, double eighty, double ninetyFive) {
        return new UncertaintyGroup(
                "gibbs-k2-b-f" + fold,
                by,
                group,
                group,
                group + 1,
                100 * (fold + 1),
                0.8,
                0.9,
                0.5,
                eighty,
                ninetyFive);
    }

    private ExperimentResults results(double eighty, double ninetyFive, double rhat, double draws) {
        return results(eighty, ninetyFive, rhat, draws, rhat);
    }

    private ExperimentResults results(
            double eighty, double ninetyFive, double rhat, double draws, double rhatOfLastFold) {
        ResultsFixture fixture = new ResultsFixture();
        fixture.addSampled();
        for (int fold = 0; fold < ResultsFixture.FOLDS; fold++) {
            fixture.uncertainty.add(group(fold, "all", 0, eighty, ninetyFive));
            for (int g = 0; g < 3; g++) {
                fixture.uncertainty.add(group(fold, "item-popularity", g, eighty, ninetyFive));
                fixture.uncertainty.add(
                        group(fold, "deviation", g, eighty + (1 - g) * tilt, ninetyFive + (1 - g) * tiltNinetyFive));
            }
            for (int sweep = 1; sweep <= 8; sweep++) {
                fixture.chains.add(new ChainSample(
                        "gibbs-k2-b-f" + fold,
                        sweep,
                        sweep > 2,
                        1.5,
                        0.7,
                        0.9,
                        sweep > 2 ? 0.86 : Double.NaN,
                        3,
                        3,
                        3,
                        3));
            }
            double own = fold == ResultsFixture.FOLDS - 1 ? rhatOfLastFold : rhat;
            fixture.diagnostics.add(new ChainDiagnostic(LABEL, fold, "noise-precision", 2, 6, 1.5, 0.1, own, draws));
            fixture.diagnostics.add(new ChainDiagnostic(LABEL, fold, "prediction-a", 2, 6, 3, 0.2, 1.01, 90));
        }
        fixture.links.add(new FeatureLink("Drama", 0, 0.2, 0.05));
        fixture.links.add(new FeatureLink("Drama", 1, 0.3, 0.05));
        fixture.links.add(new FeatureLink("Drama", 2, -0.4, 0.05));
        return new ExperimentResults(fixture.write(directory, "sampled"));
    }

    private List<Sentence> sentences(double eighty, double ninetyFive, double rhat, double draws) {
        return sentences(eighty, ninetyFive, rhat, draws, rhat);
    }

    private List<Sentence> sentences(
            double eighty, double ninetyFive, double rhat, double draws, double rhatOfLastFold) {
        ExperimentResults results = results(eighty, ninetyFive, rhat, draws, rhatOfLastFold);
        return new UncertaintyFindings(
                        new Sampled(results), Sampled.best(results).orElseThrow())
                .all();
    }

    @Test
    void coverage_withinTwoPoints_isKept() {
        Sentence sentence = sentences(0.79, 0.96, 1, 90).get(0);
        assertThat(sentence.verdict()).isEqualTo(Verdict.YES);
        assertThat(sentence.text().replace('\u00a0', ' '))
                .isEqualTo("79.0% of 600 test predictions fell inside their 80% interval and 96.0% inside their 95%"
                        + " interval: within two points of what is promised.");
    }

    @Test
    void coverage_keptOnAverageOnly_isNoYes() {
        tilt = 0.075;
        Sentence sentence = sentences(0.8, 0.95, 1, 90).get(0);
        assertThat(sentence.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(sentence.text().replace('\u00a0', ' '))
                .endsWith(
                        "within two points of what is promised over all, but not for the sure and the unsure alike: by"
                                + " stated deviation the 80% intervals of 2 of 3 groups are off by more than that and chance together, from 72.5% to 87.5% over"
                                + " the groups.");
    }

    @Test
    void coverage_ofEitherInterval_isJudgedByGroup() {
        tiltNinetyFive = 0.05;
        Sentence ninetyFive = sentences(0.8, 0.95, 1, 90).get(0);
        assertThat(ninetyFive.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(ninetyFive.text())
                .endsWith(
                        "alike: by stated deviation the 95% intervals of 2 of 3 groups are off by more than that and chance together, from 90.0% to"
                                + " 100% over the groups.");
        tilt = 0.075;
        assertThat(sentences(0.8, 0.95, 1, 90).get(0).text())
                .endsWith(
                        "from 72.5% to 87.5% over the groups, and the 95% intervals of 2 of 3 groups are off by more than that and"
                                + " chance together, from 90.0% to 100% over the groups.");
    }

    /** Two points and three standard errors of a share of 600 ratings: 0.069 of the 80% intervals, 0.047 of the 95% ones. */
    @Test
    void coverage_groupsWithinChance_areKept() {
        tilt = 0.065;
        tiltNinetyFive = 0.045;
        assertThat(sentences(0.8, 0.95, 1, 90).get(0).verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void coverage_offNoFartherThanChanceTakesSoFew_isOpen() {
        Sentence sentence = sentences(0.77, 0.94, 1, 90).get(0);
        assertThat(sentence.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(sentence.text())
                .endsWith("at least one is more than two points off, but no farther than chance takes so few.");
    }

    @Test
    void coverage_off_saysInWhichDirection() {
        assertThat(sentences(0.7, 0.9, 1, 90).get(0).text()).endsWith("two points off, the intervals are too narrow.");
        assertThat(sentences(0.85, 0.97, 1, 90).get(0).text()).endsWith("two points off, the intervals are too wide.");
        Sentence mixed = sentences(0.86, 0.94, 1, 90).get(0);
        assertThat(mixed.text()).endsWith("two points off.");
        assertThat(mixed.verdict()).isEqualTo(Verdict.NO);
    }

    /** On a scale of a hundred points a noise precision is of the order of a thousandth. */
    @Test
    void chains_ofASmallNoisePrecision_haveItsDigits() {
        TableView table = ChainFigures.table(List.of(
                new ChainDiagnostic(LABEL, 0, "noise-precision", 2, 40, 0.0054, 0.000213, 1.01, 25),
                new ChainDiagnostic(LABEL, 0, "prediction-a", 2, 40, 0.05, 0.2, 1.01, 25)));
        assertThat(table.rows().get(0).cells())
                .extracting(TableView.Cell::text)
                .contains("0.005400", "0.000213", "0.000043");
        assertThat(table.rows().get(1).cells()).extracting(TableView.Cell::text).contains("0.0500", "0.2000", "0.0400");
    }

    @Test
    void chains_shortOrLong_saySo() {
        Sentence enough = sentences(0.8, 0.95, 1.02, 60).get(1);
        assertThat(enough.verdict()).isEqualTo(Verdict.YES);
        assertThat(enough.text().replace('\u00a0', ' '))
                .isEqualTo("2 chains of 6 kept sweeps agree on every monitored quantity, on each of 3 folds.");
        Sentence far = sentences(0.8, 0.95, 1.3, 60).get(1);
        assertThat(far.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(far.text()).startsWith("Too short").contains("the noise precision on fold 0 has not settled");
        Sentence few = sentences(0.8, 0.95, 1.02, 9).get(1);
        assertThat(few.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(few.text().replace('\u00a0', ' '))
                .isEqualTo("Short for some of what is monitored: 2 chains of 6 kept sweeps tell the noise precision on"
                        + " fold 0 no better than 9 independent draws would.");
    }

    /** The first fold alone, whose table is shown, does not speak for the others. */
    @Test
    void chains_oneFoldHasNotSettled_isSaid() {
        Sentence sentence = sentences(0.8, 0.95, 1.02, 60, 1.2).get(1);
        assertThat(sentence.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(sentence.text()).endsWith("the noise precision on fold 2 has not settled.");
    }

    /** By the judgement of the page on uncertainty. */
    @Test
    void chains_tooShort_areAFindingOnTrust() {
        ExperimentResults results = results(0.8, 0.95, 1.3, 60);
        Summary best = Sampled.best(results).orElseThrow();
        Sentence.View chains = new UncertaintyFindings(new Sampled(results), best)
                .chains()
                .orElseThrow()
                .view();

        List<FindingGroup> groups = FindingGroup.of(new Findings(results).more());

        assertThat(chains.word()).isEqualTo(Verdict.WARNING.word());
        assertThat(groups)
                .filteredOn(group -> group.shown().contains(chains))
                .extracting(FindingGroup::title)
                .containsExactly("How far to trust it");
    }

    /** The fixture's prediction deviates by 0.2 and has 90 effective draws. */
    @Test
    void predictions_settled_sayHowFarTheyCouldStillMove() {
        Sentence settled = sentences(0.8, 0.95, 1.3, 9).get(2);
        assertThat(settled.verdict()).isEqualTo(Verdict.YES);
        assertThat(settled.text().replace('\u00a0', ' '))
                .isEqualTo(
                        "Averages of the 3 monitored predictions have settled: their Monte Carlo error is at most 0.02"
                                + " rating units.");
    }

    @Test
    void page_sampledModel_isInTheNavigationAndHasEveryFigure() {
        List<String> ids = new java.util.ArrayList<>();
        ExperimentResults results = results(0.8, 0.95, 1.02, 60);
        assertThat(Pages.of(results).stream().map(Page::path)).contains("uncertainty.html");
        UncertaintyPage.View view =
                (UncertaintyPage.View) new UncertaintyPage(results).view(null, new Figures(new MemoryOutput(), ""));
        view.coverage().forEach(figure -> ids.add(figure.id()));
        view.features().forEach(figure -> ids.add(figure.id()));
        view.traces().forEach(figure -> ids.add(figure.id()));
        assertThat(ids)
                .containsExactly(
                        "stated-deviation", "coverage", "links-bias", "links-taste", "chain-rmse", "chain-noise");
        assertThat(view.features().get(1).table().rows().get(0).cells().stream().map(TableView.Cell::text))
                .containsExactly("Drama", "+0.200", "0.050", "0.500");
        assertThat(view.coverage().get(1).caption()).endsWith("so that their ranges overlap.");
        assertThat(view.configurations().rows())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.cells()).extracting(TableView.Cell::text).endsWith("1.020", "60"));
        assertThat(view.diagnostics().rows()).hasSize(2);
    }

    @Test
    void features_many_areDrawnByTheLargestAndListedInFull() {
        ResultsFixture fixture = new ResultsFixture();
        fixture.addSampled();
        for (int f = 0; f < 70; f++) {
            fixture.links.add(new FeatureLink("word " + f, 0, (f % 2 == 0 ? 1 : -1) * (f + 1) / 100.0, 0.05));
            fixture.links.add(new FeatureLink("word " + f, 1, 0.3, 0.05));
            fixture.links.add(new FeatureLink(FeatureLink.RATER + f, 0, 9, 0.05));
        }
        ExperimentResults results = new ExperimentResults(fixture.write(directory, "many"));
        FigureView bias = new FeatureFigures(results)
                .all(new Figures(new MemoryOutput(), ""))
                .get(0);
        assertThat(bias.caption().replace('\u00a0', ' '))
                .endsWith(
                        "before the value of any rating of it is seen. Bars are 95% intervals of the posterior, from at most"
                                + " 32 samples. An association in these ratings, not a cause."
                                + " The 60 largest of 70 are drawn. Left out are 70 features that say who rated an item;"
                                + " links.csv has all.");
        assertThat(bias.svg().toString()).contains("word 69:", "word 10:").doesNotContain("word 9:");
        assertThat(bias.svg().toString()).doesNotContain(FeatureLink.RATER);
    }

    @Test
    void page_nothingSampled_isNotThere() {
        ExperimentResults results = new ExperimentResults(new ResultsFixture().write(directory, "plain"));
        assertThat(Pages.of(results).stream().map(Page::path)).doesNotContain("uncertainty.html");
    }
}
