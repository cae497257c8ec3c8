package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.results.CellResult;
import org.factorlens.results.PublishedCheck;
import org.factorlens.results.Summary;
import org.junit.jupiter.api.Test;

class PublishedFindingsTest extends FindingsCase {
    private List<Sentence> sentences() {
        return new PublishedFindings(results()).all();
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

        assertThat(sentences())
                .filteredOn(sentence -> sentence.topic().equals("Other settings"))
                .singleElement()
                .satisfies(best -> assertThat(best.text()).doesNotContain("0.2000"))
                .satisfies(best -> assertThat(best.evidence()).endsWith("on the same folds"));
    }

    /** Whatever differs may be what the difference comes from. */
    @Test
    void regularizedBias_namesEverySettingThatDiffersWhicheverIsBetter() {
        publish("als-k0-l1-b3-s1-f0", 0.91);
        fixture.summary.stream()
                .filter(row -> row.k() == 0 && row.bias() && row.lambda() == 1)
                .toList()
                .forEach(row -> {
                    String label = "bias only, λ = 4";
                    fixture.summary.add(Changed.with(
                            row,
                            "configuration",
                            label,
                            "biasLambda",
                            4.0,
                            "sweeps",
                            row.sweeps() + 7,
                            "globalMean",
                            false,
                            "testRmseMean",
                            row.testRmseMean() + 0.01));
                    fixture.cells.stream()
                            .filter(cell -> cell.cell().startsWith("als-k0-l1-b3-"))
                            .toList()
                            .forEach(cell -> fixture.cells.add(Changed.with(
                                    cell, "cell", cell.cell().replace("-b3-", "-b4-"), "configuration", label)));
                });

        assertThat(sentences())
                .filteredOn(sentence -> sentence.topic().equals("Regularization"))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence.text())
                        .contains("bias λ = 4 instead of 3, together with global mean off instead of on, most sweeps 27"
                                + " instead of 20, brings the test RMSE"));
    }

    /** The same settings but for what becomes of rows that training never saw. */
    @Test
    void unseen_saysWhatLeavingRowsAtTheirStartCosts() {
        Summary ours = fixture.summary.stream()
                .filter(row -> row.k() == 10 && row.bias())
                .findFirst()
                .orElseThrow();
        String label = ours.configuration();
        fixture.summary.replaceAll(row -> row == ours ? updated(row, label + ", alternating", "alternating", 0) : row);
        fixture.summary.add(updated(ours, label + ", alternating-start", "alternating-start", 0.0125));
        for (CellResult cell : List.copyOf(fixture.cells)) {
            if (cell.configuration().equals(label)) {
                String start = cell.cell() + "-start";
                fixture.cells.remove(cell);
                fixture.cells.add(Changed.with(cell, "configuration", label + ", alternating"));
                fixture.cells.add(Changed.with(
                        cell,
                        "cell",
                        start,
                        "configuration",
                        label + ", alternating-start",
                        "testRmse",
                        cell.testRmse() + 0.0125));
                publish(start, 0.91);
            }
        }

        assertThat(sentences())
                .filteredOn(sentence -> sentence.topic().equals("Unseen items"))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence.verdict()).isEqualTo(Verdict.WARNING))
                .satisfies(sentence -> assertThat(sentence.text())
                        .contains(
                                "k = 10 has a test RMSE of " + Numbers.rmse(ours.testRmseMean() + 0.0125),
                                Numbers.rmse(ours.testRmseMean()) + " with zeros"));
    }

    private static Summary updated(Summary row, String label, String update, double worse) {
        return Changed.with(row, "configuration", label, "update", update, "testRmseMean", row.testRmseMean() + worse);
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
