package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.Summary;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of experiments that are smaller than most, or on other scales: they say what is so of them. */
class UnusualRunsTest {
    @TempDir
    Path folder;

    private final ResultsFixture fixture = new ResultsFixture();

    private MemoryOutput site() {
        MemoryOutput out = new MemoryOutput();
        new ExperimentSite(new ExperimentResults(fixture.write(folder, "tiny")), new Templates()).write(out);
        return out;
    }

    /** On a scale of a hundred points bins are wider than half a unit, and one without ratings between others is one. */
    @Test
    void residuals_ofWideBins_keepTheEmptyOnes() {
        fixture.residuals.clear();
        fixture.residuals.add(new ResidualBin(ResultsFixture.CHOSEN_CELL, -7.5, -5, 3));
        fixture.residuals.add(new ResidualBin(ResultsFixture.CHOSEN_CELL, -2.5, 0, 8));
        fixture.residuals.add(new ResidualBin(ResultsFixture.CHOSEN_CELL, 0, 2.5, 9));

        assertThat(Jsoup.parse(site().text("runs/" + ResultsFixture.CHOSEN_CELL + ".html"))
                        .select("#residuals tbody tr")
                        .eachText())
                .containsExactly("−7.5 −5 3", "−5 −2.5 0", "−2.5 0 8", "0 2.5 9");
    }

    @Test
    void method_whatNoConfigurationHas_isNone() {
        assertThat(Jsoup.parse(site().text("method.html")).text())
                .contains("Weighting in this run: none.", "(this run: on)", "damping none")
                .doesNotContain("its default");
    }

    @Test
    void leaderboard_ofOneModelWithFactors_isOfTheOneConfiguration() {
        fixture.summary.removeIf(row -> !row.selected());
        fixture.cells.removeIf(cell -> !cell.configuration().equals(ResultsFixture.CHOSEN));
        fixture.comparisons.clear();
        assertThat(Jsoup.parse(site().text("index.html"))
                        .select("#leaderboard ~ .scroll caption")
                        .text())
                .isEqualTo("The one configuration, mean over folds");
    }

    /** The popularity recommender predicts the global mean: it is no other model of ratings. */
    @Test
    void differencesFigure_holdsThoseAloneThatAreCountedAsOthers() {
        Summary mean = fixture.summary.get(0);
        fixture.summary.add(
                1, Changed.with(mean, "configuration", "popularity", "model", "popularity", "indistinguishable", true));
        assertThat(Jsoup.parse(site().text("index.html"))
                        .select("#difference-to-chosen figcaption")
                        .text())
                .startsWith("The 9 others on test ratings")
                .contains("The run tells all of these apart from it.");
    }

    @Test
    void findings_ofMeansAlone_promiseNoMapsAndNoCurvesOfTheMatrix() {
        assertThat(site().text("index.html")).contains("heat maps, learning curves, every run.");

        fixture.summary.removeIf(row -> !row.model().equals("global-mean"));
        fixture.cells.removeIf(cell -> !cell.model().equals("global-mean"));
        String index = Jsoup.parse(site().text("index.html")).text().replace('\u00a0', ' ');
        assertThat(index).contains("1 configuration, every run.").doesNotContain("Paired tests");
        assertThat(Jsoup.parse(site().text("matrix.html")).text().replace('\u00a0', ' '))
                .contains("1 configuration, the mean of its runs.");
    }
}
