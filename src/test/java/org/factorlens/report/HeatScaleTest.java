package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours of heat maps: differences of scores show, chance does not look like one. */
class HeatScaleTest {
    @TempDir
    Path folder;

    private final ResultsFixture fixture = new ResultsFixture();

    private Document matrix() {
        MemoryOutput out = new MemoryOutput();
        new ExperimentSite(new ExperimentResults(fixture.write(folder, "tiny")), new Templates()).write(out);
        return Jsoup.parse(out.text("matrix.html"));
    }

    /** Steps of the ramp that cells of the maps have. */
    private static List<String> colours(Document matrix) {
        return matrix.select("[id^=heat-] .chart-cells [fill*=ramp]").eachAttr("fill").stream()
                .distinct()
                .toList();
    }

    private static String caption(Document matrix) {
        return matrix.select("#maps + .reading").text();
    }

    @Test
    void scoresThatDiffer_goFromTheStrongestColourToTheWeakest() {
        Document matrix = matrix();

        assertThat(colours(matrix)).contains("var(--chart-ramp-8)", "var(--chart-ramp-0)");
        assertThat(caption(matrix))
                .endsWith(
                        "The weakest colour begins at 0.9000, the score of bias terms alone: such cells are no better than"
                                + " having no factors.");
    }

    /** Folds that disagree by far more than the means of all cells differ. */
    @Test
    void scoresThatChanceExplains_haveNearlyOneColour() {
        fixture.cells.replaceAll(cell -> cell.k() == 0
                ? cell
                : Changed.with(cell, "testRmse", 0.85 + 0.0004 * cell.fold() * (cell.k() - cell.lambda())));
        fixture.summary.replaceAll(row ->
                row.k() == 0 ? row : Changed.with(row, "testRmseMean", 0.85 + 0.0004 * (row.k() - row.lambda())));
        Document matrix = matrix();

        assertThat(colours(matrix)).hasSizeLessThanOrEqualTo(3).contains("var(--chart-ramp-8)");
        assertThat(caption(matrix)).contains("which contains zero: what may be chance looks nearly alike.");
    }
}
