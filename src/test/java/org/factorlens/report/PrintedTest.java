package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedTest {
    @TempDir
    Path folder;

    private Document page() {
        MemoryOutput out = new MemoryOutput();
        new ExperimentSite(new ExperimentResults(new ResultsFixture().write(folder, "tiny")), new Templates())
                .write(out);
        return Jsoup.parse(out.text(Printed.PATH));
    }

    @Test
    void page_holdsThePagesOfTheReportAndTheChosenRun() {
        assertThat(page().select(".part").eachAttr("id"))
                .containsExactly(
                        "part-index",
                        "part-data",
                        "part-matrix",
                        "part-evidence",
                        "part-recommendations",
                        "part-method",
                        "part-reproduce",
                        "part-" + ResultsFixture.CHOSEN_CELL);
    }

    @Test
    void page_hasOneTitleAndTheOthersBelowIt() {
        Document page = page();

        assertThat(page.select("h1").eachText()).containsExactly("A small experiment");
        assertThat(page.select("#part-matrix h2").first().text()).isEqualTo("Matrix");
        assertThat(page.select("#part-matrix h3").first().id()).isEqualTo("matrix-maps");
    }

    @Test
    void linksOfTheRun_startFromThePageThatTheyStandOn() {
        assertThat(page().select("#part-" + ResultsFixture.CHOSEN_CELL + " a").eachAttr("href"))
                .contains("matrix.html", "runs/als-k10-l5-b3-s1-f1.html", "downloads/curves.csv");
    }

    @Test
    void people_areAllUnfolded() {
        assertThat(page().select("details.person")).hasSize(2).allSatisfy(person -> {
            assertThat(person.hasAttr("open")).isTrue();
            assertThat(person.hasAttr("name")).isFalse();
        });
    }

    @Test
    void charts_keepTheirTexts() {
        Document page = page();

        assertThat(page.select("#part-matrix svg[aria-labelledby]"))
                .isNotEmpty()
                .allSatisfy(svg -> assertThat(
                                page.getElementById(svg.attr("aria-labelledby").split(" ")[0]))
                        .isNotNull());
    }
}
