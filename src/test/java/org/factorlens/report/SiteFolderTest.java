package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.factorlens.results.BadResultsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The swap, and what it refuses to touch. */
class SiteFolderTest {
    @TempDir
    Path temporary;

    private Path folder;
    private Path site;

    @BeforeEach
    void resolve() throws IOException {
        folder = temporary.toRealPath();
        site = folder.resolve("site");
    }

    private static SiteFolder open(Path site) {
        return SiteFolder.open(site, List.of());
    }

    private static void publish(Path site, String path, String text) {
        try (SiteFolder out = open(site)) {
            out.write(path, text);
            out.carryOver(Set.of("index.html"));
            out.publish();
        }
    }

    private List<String> names(Path in) {
        try (Stream<Path> entries = Files.list(in)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(Path path, String reason) {
        assertThatThrownBy(() -> publish(path, "index.html", "new"))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining(reason)
                .hasMessageMatching("[^\\n]+");
    }

    @Test
    void publish_first_leavesTheSiteAndNothingElse() {
        publish(site, "a/b.txt", "text");
        assertThat(site.resolve("a/b.txt")).hasContent("text");
        assertThat(names(site)).containsExactly("a", SiteMark.FILE);
        assertThat(names(folder)).containsExactly("site");
    }

    @Test
    void write_beforePublish_showsNothing() {
        publish(site, "a/b.txt", "old");
        try (SiteFolder out = open(site)) {
            out.write("a/b.txt", "new");
            assertThat(site.resolve("a/b.txt")).hasContent("old");
        }
        assertThat(site.resolve("a/b.txt")).hasContent("old");
        assertThat(names(folder)).containsExactly("site");
    }

    @Test
    void write_pathsThatLeaveTheSite_areRefused() {
        try (SiteFolder out = open(site)) {
            for (String path : List.of("../outside.txt", "a/../../outside.txt", "/outside.txt")) {
                assertThatThrownBy(() -> out.write(path, "no")).hasMessageContaining("outside the site");
            }
        }
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void publish_again_dropsWhatIsGoneAndCarriesOverTheRest() throws IOException {
        publish(site, "one/stale.html", "stale");
        publish(site, "two/page.html", "two");
        Files.writeString(site.resolve("CNAME"), "example.org");
        Files.writeString(site.resolve("index.html"), "old");
        publish(site, "one/fresh.html", "fresh");

        assertThat(names(site)).containsExactly("CNAME", SiteMark.FILE, "one", "two");
        assertThat(names(site.resolve("one"))).containsExactly("fresh.html");
        assertThat(site.resolve("two/page.html")).hasContent("two");
        assertThat(site.resolve("CNAME")).hasContent("example.org");
    }

    @Test
    void publish_siteWithLinksToTheOutside_keepsLinksAndWhatTheyLeadTo() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("thesis.txt"), "irreplaceable");
        publish(site, "one/page.html", "1");
        Files.createSymbolicLink(site.resolve("kept"), precious);
        Files.createSymbolicLink(site.resolve("one/dropped"), precious);
        publish(site, "one/page.html", "2");

        assertThat(site.resolve("kept")).isSymbolicLink();
        assertThat(site.resolve("one/dropped")).doesNotExist();
        assertThat(precious.resolve("thesis.txt")).hasContent("irreplaceable");
    }

    @Test
    void open_folderWithoutMark_isRefusedAndKept() throws IOException {
        Files.createDirectories(site);
        Files.writeString(site.resolve("thesis.txt"), "irreplaceable");
        assertRefused(site, "is in the way");
        Files.writeString(site.resolve(SiteMark.FILE), "a note on factor lenses");
        assertRefused(site, "is in the way");
        assertThat(site.resolve("thesis.txt")).hasContent("irreplaceable");
        assertThat(names(folder)).containsExactly("site");
    }

    @Test
    void open_emptyFolder_isTaken() throws IOException {
        Files.createDirectories(site);
        publish(site, "index.html", "new");
        assertThat(site.resolve("index.html")).hasContent("new");
    }

    @Test
    void open_rootAndFile_areRefused() throws IOException {
        assertRefused(Path.of("/"), "is the root of a file system");
        assertRefused(Files.writeString(site, "a file"), "is not a folder");
        assertThat(site).hasContent("a file");
    }

    @Test
    void open_folderThatIsOrHoldsANeededOne_isRefusedThoughMarkedOrEmpty() throws IOException {
        publish(site, "index.html", "old");
        Path needed = Files.createDirectories(site.resolve("results"));
        for (Path path : List.of(needed, site)) {
            assertThatThrownBy(() -> SiteFolder.open(path, List.of(needed)))
                    .isInstanceOf(BadResultsException.class)
                    .hasMessageContaining("is " + needed + " or a folder above it");
        }
        assertThat(names(site)).containsExactly(SiteMark.FILE, "index.html", "results");
    }

    @Test
    void open_linkToASite_replacesTheSiteAndKeepsTheLink() throws IOException {
        publish(site, "index.html", "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), site);
        publish(link, "index.html", "new");
        assertThat(link).isSymbolicLink();
        assertThat(site.resolve("index.html")).hasContent("new");
    }

    @Test
    void open_linkElsewhere_isRefused() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("thesis.txt"), "irreplaceable");
        assertRefused(Files.createSymbolicLink(folder.resolve("link"), precious), "is in the way");
        assertRefused(Files.createSymbolicLink(folder.resolve("loose"), folder.resolve("nothing")), "is not a folder");
        assertThat(precious.resolve("thesis.txt")).hasContent("irreplaceable");
    }

    @Test
    void open_foreignFoldersBesideTheSite_areRefusedAndKept() throws IOException {
        for (String name : List.of(".site.new", ".site.old")) {
            Path foreign = Files.createDirectories(folder.resolve(name));
            Files.writeString(foreign.resolve("thesis.txt"), "irreplaceable");
            assertRefused(site, name + " is in the way");
            assertThat(foreign.resolve("thesis.txt")).hasContent("irreplaceable");
            FolderTree.delete(foreign, SiteMark.FILE);
        }
        Path precious = Files.createDirectories(folder.resolve("precious"));
        publish(precious, "index.html", "a site elsewhere");
        Files.createSymbolicLink(folder.resolve(".site.new"), precious);
        assertRefused(site, ".site.new is in the way");
        assertThat(precious.resolve("index.html")).hasContent("a site elsewhere");
    }

    @Test
    void open_afterAKillBetweenTheRenames_putsTheOldSiteBack() throws IOException {
        publish(site, "one/page.html", "old");
        Files.move(site, folder.resolve(".site.old"));
        try (SiteFolder out = open(site)) {
            out.write("two/page.html", "begun");
        }
        assertThat(site.resolve("one/page.html")).hasContent("old");
        assertThat(names(folder)).containsExactly("site");
    }

    @Test
    void open_whileAnotherWrites_isRefused() throws IOException {
        try (SiteFolder out = open(site)) {
            assertRefused(site, "another process is writing");
            out.write("index.html", "first");
            out.publish();
        }
        assertThat(site.resolve("index.html")).hasContent("first");
        Path lock = folder.resolve(".site.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertRefused(site, "another process is writing");
        }
        publish(site, "index.html", "second");
        assertThat(names(folder)).containsExactly("site");
    }

    @Test
    void open_inAFolderThatCannotBeWritten_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x", StandardCharsets.UTF_8);
        assertRefused(file.resolve("site"), "cannot use --site");
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void publish_fileInTheWayOfTheOld_leavesTheOldSite() throws IOException {
        publish(site, "index.html", "old");
        try (SiteFolder out = open(site)) {
            out.write("index.html", "new");
            Files.writeString(
                    Files.createDirectories(folder.resolve(".site.old")).resolve("x"), "in the way");
            assertThatThrownBy(out::publish).isInstanceOf(BadResultsException.class);
        }
        assertThat(site.resolve("index.html")).hasContent("old");
    }
}
