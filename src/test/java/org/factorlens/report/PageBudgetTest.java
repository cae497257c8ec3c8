package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.results.Summary;
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
