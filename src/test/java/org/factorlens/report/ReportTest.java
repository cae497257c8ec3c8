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
                    .containsExactlyInAnyOrder("assets", "index.html", "same-data.html", "one", "two");
        }
    }

    @Test
    void generate_ontoAFolderThatIsNotOurs_refusesAndKeepsIt() throws IOException {
        new ResultsFixture().write(results(), "one");
        Path precious = site().resolve("one/thesis.txt");
        Files.createDirectories(precious.getParent());
        Files.writeString(precious, "irreplaceable");

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

    @Test
    void folderOutput_pathsThatLeaveIt_areRefused() {
        FolderOutput out = new FolderOutput(folder.resolve("out"), "mark");

        assertThatThrownBy(() -> out.write("../outside.txt", "no")).hasMessageContaining("outside the site");
        assertThat(folder.resolve("outside.txt")).doesNotExist();
    }

    @Test
    void folderOutput_beforePublish_showsNothing() {
        FolderOutput out = new FolderOutput(folder.resolve("out"), "mark");
        out.write("a/b.txt", "text");
        assertThat(folder.resolve("out")).doesNotExist();
        out.publish();

        assertThat(folder.resolve("out/a/b.txt")).hasContent("text");
    }
}
