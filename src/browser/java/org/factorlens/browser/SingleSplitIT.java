package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.factorlens.experiment.TinyRun;
import org.factorlens.results.PairInterval;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Any two configurations on a single split: the page has the intervals that the run wrote, which come from users. */
class SingleSplitIT extends BrowserTest {
    private static final Path FOLDER = Path.of("target", "single-split").toAbsolutePath();
    private static final String NAME = "single";
    private static final Pattern NUMBER = Pattern.compile("[+\u2212]?\\d+\\.\\d+");
    /** Half of the last place that the page shows. */
    private static final Offset<Double> ROUNDING = Offset.offset(0.000_051);

    @BeforeAll
    static void generate() throws IOException {
        Path data = Files.createDirectories(FOLDER.resolve("tiny"));
        TinyRun.sample(data);
        SiteRun.generate(FOLDER, NAME, """
                name: single
                dataset: {path: "%s", format: movielens-csv}
                split: {strategy: holdout, test: 0.25, seed: 3, validation: 0.1}
                matrix:
                  - model: [user-mean, item-mean]
                  - model: [als]
                    k: [2, 4]
                    lambda: [2, 6]
                    bias: [true, false]
                training: {sweeps: 4, biasLambda: 3, globalMean: true, update: joint}
                """.formatted(data.toString().replace('\\', '/')));
    }

    @Override
    Site site() {
        return new Site(FOLDER.resolve("site"));
    }

    private static List<String> ranked(ResultStore downloads) {
        return downloads.read(ResultTable.SUMMARY).stream()
                .sorted(Comparator.comparingDouble(Summary::testRmseMean))
                .map(Summary::configuration)
                .toList();
    }

    /** Difference, lower and upper end, as the page shows them. */
    private static List<Double> shown(Page page, int a, int b) {
        page.selectOption("select[name=a]", String.valueOf(a));
        page.selectOption("select[name=b]", String.valueOf(b));
        return NUMBER.matcher(page.locator("#compare-evidence").innerText().replace("95%", ""))
                .results()
                .map(match -> Double.valueOf(match.group().replace('\u2212', '-')))
                .toList();
    }

    private static void assertShown(List<Double> shown, double difference, double low, double high) {
        assertThat(shown).hasSize(3);
        assertThat(shown.get(0)).isCloseTo(difference, ROUNDING);
        assertThat(shown.get(1)).isCloseTo(low, ROUNDING);
        assertThat(shown.get(2)).isCloseTo(high, ROUNDING);
    }

    @Test
    void interval_ofEveryPairBothWays_isTheOneOfTheRun() {
        ResultStore downloads = new ResultStore(site().folder().resolve(NAME).resolve("downloads"));
        List<String> names = ranked(downloads);
        List<PairInterval> pairs = downloads.read(ResultTable.PAIR_INTERVALS);
        Page page = open(NAME + "/compare.html", View.PLAIN);

        assertThat(pairs).hasSize(names.size() * (names.size() - 1) / 2);
        for (PairInterval pair : pairs) {
            int a = names.indexOf(pair.a());
            int b = names.indexOf(pair.b());
            assertShown(shown(page, a, b), pair.difference(), pair.low(), pair.high());
            assertShown(shown(page, b, a), -pair.difference(), -pair.high(), -pair.low());
        }
        assertThat(page.locator("#compare-check").getAttribute("data-passed")).isEqualTo("true");
    }
}
