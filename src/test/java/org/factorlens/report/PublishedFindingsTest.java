package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.PublishedCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedFindingsTest {
    @TempDir
    Path folder;

    private final ResultsFixture fixture = new ResultsFixture();

    private List<Sentence> findings() {
        return new PublishedFindings(new ExperimentResults(fixture.write(folder, "tiny"))).all();
    }

    private void publish(String cell, double ours) {
        fixture.published.add(
                new PublishedCheck("A paper", "held out", cell, 5, "test_rmse", 0.85, ours, ours - 0.85, 0.001, false));
    }

    @Test
    void bestOfOthers_hasTheSameFoldsOnBothSides() {
        publish("als-k2-l1-b3-s1-f0", 0.91);
        fixture.cells.replaceAll(cell ->
                cell.fold() == 1 && cell.k() == 10 ? Changed.with(cell, "validationRmse", 0.1, "testRmse", 0.2) : cell);

        assertThat(findings())
                .filteredOn(sentence -> sentence.topic().equals("Other settings"))
                .singleElement()
                .satisfies(best -> assertThat(best.text()).doesNotContain("0.2000"))
                .satisfies(best -> assertThat(best.evidence()).endsWith("on the same folds"));
    }

    @Test
    void aNumberWithoutARun_hasItsOwnVerdictInTheTable() throws IOException {
        publish("", Double.NaN);
        fixture.write(folder.resolve("results"), "tiny");
        Report.generate(folder.resolve("results"), List.of("tiny"), folder.resolve("site"));

        assertThat(Files.readString(folder.resolve("site/tiny/published.html")))
                .contains("no such run")
                .doesNotContain("by more than the tolerance", "✕");
    }
}
