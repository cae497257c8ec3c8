package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDataTest {
    @TempDir
    Path folder;

    private final ResultsFixture one = new ResultsFixture();
    private final ResultsFixture two = new ResultsFixture();

    private Path generate() {
        Path results = folder.resolve("results");
        one.write(results, "one");
        two.write(results, "two");
        Report.generate(results, List.of(), folder.resolve("site"));
        return folder.resolve("site");
    }

    private Document page() throws IOException {
        String html = Files.readString(generate().resolve(SharedData.PATH));
        assertThat(PageChecks.faults(html)).isEmpty();
        return Jsoup.parse(html);
    }

    @Test
    void experimentsOnTheSameSplit_arePaired() throws IOException {
        two.cells.replaceAll(cell -> cell.cell().startsWith("als-k10-l5-b3")
                ? Changed.with(cell, "testRmse", cell.testRmse() + 0.01 + 0.0001 * cell.fold())
                : cell);
        Document page = page();

        assertThat(page.select("table").last().select("tbody tr").eachText())
                .containsExactly("A small experiment against A small experiment −0.0101 −0.0105 to −0.0097 less");
        assertThat(page.select("table").first().select("th a").eachAttr("href"))
                .containsExactly("one/index.html", "two/index.html");
        assertThat(page.text()).contains("They split the ratings in the same way");
    }

    @Test
    void experimentsThatChoseTheSame_areTheSame() throws IOException {
        assertThat(page().select("table").last().text()).endsWith("0.0000 0.0000 to 0.0000 the same");
    }

    @Test
    void experimentsOnOtherSplits_areNotPaired() throws IOException {
        two.foldDigest = "99".repeat(32);
        Document page = page();

        assertThat(page.select("table")).hasSize(1);
        assertThat(page.text()).contains("there is no interval of the difference");
    }

    /** Worse by 0.02 on the latest ratings, but the configuration that is best at random: it is worse by 0.9 and comes last. */
    @Test
    void randomAndTemporalSplit_standSideBySideWithTheDifference() throws IOException {
        two.foldDigest = "99".repeat(32);
        two.strategy = "temporal";
        two.summary.replaceAll(
                row -> Changed.with(row, "testRmseMean", row.testRmseMean() + (row.selected() ? 0.9 : 0.02)));
        Document page = page();

        assertThat(page.select("h3").eachText()).contains("Held out at random, or the latest");
        assertThat(page.select("table")).hasSize(2);
        var rows = page.select("table").last().select("tbody tr");
        assertThat(rows.first().select("td").eachText()).contains("+0.9000", "1");
        assertThat(rows.first().select("td").get(5).text()).isEqualTo(Integer.toString(rows.size()));
        assertThat(rows.get(1).select("td").eachText()).contains("+0.0200", "2", "1");
    }

    /** Their names are the same: those with biases leave out the one regularization that they all share. */
    @Test
    void randomAndTemporalSplit_withOtherSettings_areNotSetSideBySide() throws IOException {
        two.strategy = "temporal";
        two.foldDigest = "99".repeat(32);
        two.summary.replaceAll(row -> Changed.with(row, "sweeps", row.sweeps() + 1));

        assertThat(page().select("h3").eachText()).doesNotContain("Held out at random, or the latest");
    }

    @Test
    void experimentsOnOtherData_haveNoPage() throws IOException {
        generate();
        two.dataDigest = "99".repeat(32);
        Path site = generate();

        assertThat(site.resolve(SharedData.PATH)).doesNotExist();
        assertThat(Files.readString(site.resolve("index.html"))).doesNotContain(SharedData.PATH);
    }
}
