package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.ResultTable;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    private Path results() {
        return folder.resolve("results");
    }

    private Path site() {
        return folder.resolve("site");
    }

    @Test
    void generate_allThatHaveResults_listsThemOnTheIndex() throws IOException {
        new ResultsFixture().write(results(), "one");
        new ResultsFixture().write(results(), "two");
        Report.generate(results(), List.of(), site());

        String index = Files.readString(site().resolve("index.html"));
        assertThat(Jsoup.parse(index).select(".card h2 a").eachAttr("href"))
                .containsExactly("one/index.html", "two/index.html");
        assertThat(PageChecks.faults(index)).isEmpty();
    }

    @Test
    void generate_oneOfTwo_leavesTheOtherAndListsBoth() throws IOException {
        new ResultsFixture().write(results(), "one");
        new ResultsFixture().write(results(), "two");
        Report.generate(results(), List.of("one"), site());
        Files.writeString(site().resolve("one/stale.html"), "from an earlier report");
        Report.generate(results(), List.of("two"), site());
        assertThat(site().resolve("one/stale.html")).exists();
        Report.generate(results(), List.of("one"), site());

        assertThat(site().resolve("one/stale.html")).doesNotExist();
        assertThat(Files.readString(site().resolve("index.html"))).contains("one/index.html", "two/index.html");
        try (Stream<Path> left = Files.list(site())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "assets", "factorlens.txt", "index.html", "same-data.html", "one", "two");
        }
    }

    @Test
    void generate_ontoAFolderThatIsNotOurs_refusesAndKeepsIt() throws IOException {
        new ResultsFixture().write(results(), "one");
        Path precious = site().resolve("one/thesis.txt");
        Files.createDirectories(precious.getParent());
        Files.writeString(precious, "irreplaceable");
        Files.writeString(site().resolve(SiteMark.FILE), SiteMark.TEXT);

        assertThatThrownBy(() -> Report.generate(results(), List.of("one"), site()))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining("in the way")
                .hasMessageContaining("--site");
        assertThat(precious).hasContent("irreplaceable");
    }

    @Test
    void generate_withoutResults_saysWhatIsMissing() {
        assertThatThrownBy(() -> Report.generate(results(), List.of("none"), site()))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining("no results of 'none'");
        assertThatThrownBy(() -> Report.generate(results(), List.of(), site()))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining("run an experiment first");
    }

    @Test
    void downloads_areTheFilesAsTheyAre() throws IOException {
        new ResultsFixture().write(results(), "one");
        Report.generate(results(), List.of("one"), site());

        for (String name : List.of("cells.csv", "curves.csv", "try-model.json", "manifest.json")) {
            assertThat(site().resolve("one/downloads/" + name))
                    .hasSameBinaryContentAs(results().resolve("one/" + name));
        }
        assertThat(site().resolve("one/downloads/" + ResultTable.TIMINGS.fileName()))
                .doesNotExist();
    }

    /** The home and the working directory are named by a link, so that a mistake of the program would replace a link. */
    @Test
    void generate_ontoHomeOrTheWorkingDirectory_isRefused() throws IOException {
        new ResultsFixture().write(results(), "one");
        for (String property : List.of("user.home", "user.dir")) {
            Path here = Path.of(System.getProperty(property)).toRealPath();
            Path link = Files.createSymbolicLink(folder.resolve(property), here);
            assertThatThrownBy(() -> Report.generate(results(), List.of("one"), link))
                    .isInstanceOf(BadResultsException.class)
                    .hasMessageContaining("or a folder above it");
            assertThat(here).isDirectoryNotContaining("glob:**/factorlens.txt");
            Files.delete(link);
        }
    }

    @Test
    void generate_thatFails_leavesTheSiteAsItWas() throws IOException {
        new ResultsFixture().write(results(), "one");
        Report.generate(results(), List.of("one"), site());
        byte[] before = Files.readAllBytes(site().resolve("one/index.html"));
        Files.writeString(results().resolve("one/cells.csv"), "damaged");

        assertThatThrownBy(() -> Report.generate(results(), List.of("one"), site()))
                .isInstanceOf(BadResultsException.class);
        assertThat(site().resolve("one/index.html")).hasBinaryContent(before);
        assertThat(folder).isDirectoryNotContaining("glob:**/.site.*");
    }

    @Test
    void generate_nameThatTheSiteNeeds_isRefused() throws IOException {
        new ResultsFixture().write(results(), "assets");
        assertThatThrownBy(() -> Report.generate(results(), List.of("assets"), site()))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining("cannot be called 'assets'");
    }
}
