package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.results.Summary;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a matrix as large as anybody is likely to run. */
class PageBudgetTest {
    private static final int PAGE_BYTES = 300_000;
    private static final int FILE_BYTES = 2_000_000;

    @TempDir
    Path folder;

    @Test
    void pages_of200Configurations_stayWithinTheBudget() {
        ResultsFixture fixture = new ResultsFixture(
                List.of(0, 1, 2, 3, 5, 8, 10, 15, 20, 30, 50),
                IntStream.rangeClosed(1, 10).mapToObj(l -> (double) l).toList(),
                20);
        fixture.summary.replaceAll(PageBudgetTest::uneven);
        ExperimentResults results = new ExperimentResults(fixture.write(folder, "wide"));
        MemoryOutput out = new MemoryOutput();
        new ExperimentSite(results, new Templates()).write(out);

        assertThat(results.configurations().all()).hasSizeGreaterThan(200);
        assertThat(tooLarge(out)).isEmpty();
    }

    /** Tables of runs grow with folds and seeds: on run pages, on the page to compare, on the one to print. */
    @Test
    void pages_of10FoldsAnd3Seeds_stayWithinTheBudget() {
        ResultsFixture fixture = new ResultsFixture(List.of(0, 2, 10), List.of(1.0, 5.0), 20);
        fixture.repeat(10, 3);
        MemoryOutput out = new MemoryOutput();
        new ExperimentSite(new ExperimentResults(fixture.write(folder, "repeated")), new Templates()).write(out);

        String run = "runs/" + ResultsFixture.CHOSEN_CELL + ".html";
        assertThat(Jsoup.parse(out.text(run)).select("#runs ~ .scroll tbody tr"))
                .hasSize(30);
        assertThat(tooLarge(out)).isEmpty();
    }

    @Test
    void lines_ofManyK_areFewAndTheBestAmongThem() {
        ResultsFixture fixture =
                new ResultsFixture(IntStream.rangeClosed(1, 24).boxed().toList(), List.of(1.0, 5.0), 20);
        fixture.summary.replaceAll(row -> row.selected() ? Changed.with(row, "validationRmseMean", 0.8) : row);
        MemoryOutput out = new MemoryOutput();
        new ExperimentSite(new ExperimentResults(fixture.write(folder, "many")), new Templates()).write(out);

        Document matrix = Jsoup.parse(out.text("matrix.html"));
        Element figure = matrix.selectFirst("#rmse-by-lambda-1");
        assertThat(figure.select("figcaption").text())
                .contains("Of 24 values of k 7 are drawn, the best by validation among them");
        assertThat(figure.select("svg text").eachText())
                .contains("k = 1", "k = 10", "k = 24")
                .doesNotContain("k = 2");
        assertThat(matrix.select("#train-loss svg text").eachText().stream().filter(text -> text.startsWith("k = ")))
                .hasSizeLessThanOrEqualTo(8)
                .contains("k = 10");
    }

    private static List<String> tooLarge(MemoryOutput out) {
        return out.files().entrySet().stream()
                .filter(file -> file.getValue().length > budget(file.getKey()))
                .map(file -> file.getKey() + ": " + file.getValue().length)
                .toList();
    }

    private static int budget(String path) {
        return path.equals(Printed.PATH) || !path.endsWith(".html") ? FILE_BYTES : PAGE_BYTES;
    }

    /** Scores with as many digits as real ones have. */
    private static Summary uneven(Summary row) {
        double more = (31 * row.k() + 7 * row.lambda() + 1) * 0.000_013_7;
        return Changed.with(
                row,
                "testRmseMean",
                row.testRmseMean() + more,
                "testRmseLow",
                row.testRmseLow() + more,
                "testMaeMean",
                row.testMaeMean() + more,
                "trainRmseMean",
                row.trainRmseMean() + more,
                "validationRmseMean",
                row.validationRmseMean() + more,
                "deltaToSelected",
                row.deltaToSelected() + more);
    }
}
