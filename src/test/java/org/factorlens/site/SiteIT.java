package org.factorlens.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.factorlens.report.PageChecks;
import org.factorlens.results.CellResult;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The site that the build has just generated, checked as a whole. */
@DisabledIfSystemProperty(named = "exec.skip", matches = "true", disabledReason = "nothing was generated")
class SiteIT {
    private static final int PAGE_BYTES = 300_000;
    private static final int RUN_PAGE_BYTES = 33_000;
    private static final int SCRIPT_BYTES = 40_000;
    private static final int FILE_BYTES = 2_000_000;

    private final String experiment = System.getProperty("experiment");
    private final Path site = Path.of(System.getProperty("site.dir"));
    private final Path folder = site.resolve(experiment);
    private final ResultStore results = new ResultStore(Path.of(System.getProperty("results.dir"), experiment));
    private final Manifest manifest = results.readJson(ResultStore.MANIFEST, Manifest.class);

    private List<Path> pages() {
        List<Path> pages = new ArrayList<>(List.of(site.resolve("index.html")));
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".html")).sorted().forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String inSite(Path file) {
        return site.relativize(file).toString().replace('\\', '/');
    }

    @Test
    void pages_ofTheExperiment_areAllThere() {
        List<String> expected = new ArrayList<>(List.of(
                "index.html",
                "data.html",
                "matrix.html",
                "compare.html",
                "print.html",
                "recommendations.html",
                "try.html",
                "method.html",
                "reproduce.html"));
        if (!results.read(ResultTable.PUBLISHED).isEmpty()) {
            expected.add("published.html");
        }

        assertThat(expected).allSatisfy(page -> assertThat(folder.resolve(page)).isRegularFile());
        assertThat(site.resolve("index.html")).content().contains(experiment + "/index.html");
    }

    @Test
    void runPages_areThoseOfTheCells() throws IOException {
        List<String> cells = results.read(ResultTable.CELLS).stream()
                .map(CellResult::cell)
                .map(cell -> cell + ".html")
                .toList();

        try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(cells);
        }
    }

    @Test
    void pages_all_holdToTheRules() {
        assertThat(pages())
                .allSatisfy(page -> assertThat(PageChecks.faults(text(page)))
                        .as(inSite(page))
                        .isEmpty());
    }

    @Test
    void links_ofAllPages_leadSomewhere() {
        assertThat(pages())
                .allSatisfy(page -> assertThat(PageChecks.brokenLinks(
                                inSite(page),
                                text(page),
                                file -> Files.isRegularFile(site.resolve(file)),
                                file -> text(site.resolve(file))))
                        .isEmpty());
    }

    @Test
    void downloads_areTheResultsAndTheirDigestsHold() {
        ResultStore downloads = new ResultStore(folder.resolve("downloads"));

        assertThat(folder.resolve("downloads/manifest.json"))
                .hasSameBinaryContentAs(results.directory().resolve("manifest.json"));
        for (Map.Entry<String, String> file : manifest.resultDigests().entrySet()) {
            if (!file.getKey().contains("/")) {
                assertThat(downloads.digest(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
            }
            assertThat(results.digest(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
        }
        assertThat(folder.resolve("downloads/timings.csv")).doesNotExist();
    }

    @Test
    void weights_stayWithinTheBudget() throws IOException {
        for (Path page : pages()) {
            long budget = inSite(page).contains("/runs/")
                    ? RUN_PAGE_BYTES
                    : page.endsWith("print.html") ? FILE_BYTES : PAGE_BYTES;
            assertThat(Files.size(page)).as(inSite(page)).isLessThanOrEqualTo(budget);
        }
        try (Stream<Path> scripts = Files.list(site.resolve("assets/js"))) {
            assertThat(scripts.mapToLong(script -> script.toFile().length()).sum())
                    .isLessThan(SCRIPT_BYTES);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !inSite(file).contains("/downloads/") && !file.endsWith("factors.js")))
                    .allSatisfy(file ->
                            assertThat(Files.size(file)).as(inSite(file)).isLessThan(FILE_BYTES));
        }
    }
}
