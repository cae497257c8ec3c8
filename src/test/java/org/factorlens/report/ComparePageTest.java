package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.CellResult;
import org.factorlens.results.PairInterval;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparePageTest {
    private static final String RUNNER_UP = "k = 2, λ = 5, bias";

    @TempDir
    Path folder;

    private final ResultsFixture fixture = new ResultsFixture();

    private MemoryOutput site() {
        MemoryOutput out = new MemoryOutput();
        new ExperimentSite(new ExperimentResults(fixture.write(folder, "tiny")), new Templates()).write(out);
        return out;
    }

    private Document page() {
        return Jsoup.parse(site().text("compare.html"));
    }

    /** Gives the runner-up these test scores, fold by fold. */
    private void runnerUp(double... rmse) {
        for (int i = 0; i < fixture.cells.size(); i++) {
            CellResult cell = fixture.cells.get(i);
            if (cell.cell().startsWith("als-k2-l5-b3")) {
                fixture.cells.set(i, Changed.with(cell, "testRmse", rmse[cell.fold()]));
            }
        }
    }

    @Test
    void page_withoutScript_setsTheChosenAgainstTheBestOther() {
        Document page = page();

        assertThat(page.select("#difference").text()).isEqualTo("k = 10, λ = 5, bias against " + RUNNER_UP);
        assertThat(page.select("#compare-verdict").text())
                .startsWith("The test RMSE of k = 10, λ = 5, bias is 0.0200 lower than that of " + RUNNER_UP);
        assertThat(page.select("#compare-evidence").text()).isEqualTo("−0.0200, 95% interval −0.0200 to −0.0200");
        assertThat(page.select("#compare-runs tbody a").eachAttr("href"))
                .contains("runs/als-k10-l5-b3-s1-f0.html", "runs/als-k2-l5-b3-s1-f2.html")
                .hasSize(6);
    }

    @Test
    void verdict_ofARivalThatIsBetter_saysSo() {
        runnerUp(0.80, 0.81, 0.80);

        assertThat(page().select("#compare-verdict").text()).contains("higher than that of", "above zero");
    }

    @Test
    void verdict_whereTheFoldsDisagree_isOpen() {
        runnerUp(0.90, 0.80, 0.86);

        assertThat(page().select("#compare-verdict").text()).startsWith("This run cannot order the two");
    }

    @Test
    void verdict_onASingleSplit_takesTheIntervalOverUsers() {
        fixture.cells.removeIf(cell -> cell.fold() > 0);
        Document page = page();

        assertThat(page.select("#compare-evidence").text()).contains("95% interval −0.0250 to −0.0150");
        assertThat(page.select("main").text()).contains("bootstrap over users").doesNotContain("resampled t");
    }

    @Test
    void intervals_onASingleSplit_areOfAnyTwoInEitherOrder() {
        fixture.cells.removeIf(cell -> cell.fold() > 0);
        fixture.pairs.add(new PairInterval("bias only, λ = 3", "k = 2, λ = 5, bias λ = 3", 0.03, 0.01, 0.05));
        ExperimentResults results = new ExperimentResults(fixture.write(folder, "tiny"));

        assertThat(results.pairIntervals().find(RUNNER_UP, "bias only"))
                .get()
                .isEqualTo(new PairInterval(RUNNER_UP, "bias only", -0.03, -0.05, -0.01));
        assertThat(results.pairIntervals().find(RUNNER_UP, "global mean")).isEmpty();
        assertThat(new CompareScript(results).text()).contains(",-0.05,-0.01,");
        assertThat(page().select("main").text()).doesNotContain("only where one of the two");
    }

    @Test
    void runs_ofSeveralSeeds_areSaidToBeMeans() {
        fixture.repeat(3, 2);
        Document page = page();

        assertThat(page.select("#compare-runs tbody tr")).hasSize(3);
        assertThat(page.select("main").text())
                .contains("leads to the run with the first of them, whose page lists the others");
    }

    /** One seed of the runner-up's fold 1 failed: it is no longer the runner-up, and no configuration to compare. */
    @Test
    void configurationThatFailedInPart_isNotCompared() {
        fixture.repeat(3, 2);
        fixture.failOnce("als-k2-l5-b3-s2-f1");
        MemoryOutput site = site();

        assertThat(Jsoup.parse(site.text("compare.html")).select("#compare-b").text())
                .isNotEqualTo(RUNNER_UP);
        assertThat(site.text("compare-data.js"))
                .doesNotContain("[\"" + NoBreak.text(RUNNER_UP) + "\",", "als-k2-l5-b3-");
    }

    @Test
    void settings_showOnlyWhatDiffers() {
        assertThat(page().select("#compare-settings tbody tr").eachText()).containsExactly("Latent dimensions k 10 2");
    }

    @Test
    void script_holdsEveryConfigurationAndCasesToCheckItBy() {
        String script = site().text("compare-data.js");

        assertThat(script)
                .startsWith("window.FACTORLENS_COMPARE={\"testToTrain\":0.5,")
                .contains("\"quantiles\":[12.706205,\n4.302653]")
                .contains("\"checks\":[[0,1,-0.02,-0.02,-0.02]")
                .doesNotContain("NaN");
        List<String> labels = Jsoup.parse(site().text("matrix.html"))
                .select("table.sortable tbody th")
                .eachText();
        assertThat(labels).allSatisfy(label -> assertThat(script).contains("[\"" + NoBreak.text(label) + "\","));
    }

    @Test
    void page_ofASingleConfiguration_isNotThere() {
        fixture.summary.removeIf(row -> !row.selected());
        MemoryOutput site = site();

        assertThat(site.files()).doesNotContainKeys("compare.html", "compare-data.js");
        assertThat(site.text("index.html")).doesNotContain("compare.html");
        assertThat(site.text("matrix.html")).doesNotContain("compare.html");
    }
}
