package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process writes one generation of a site after the other while it is killed, and while the site is read. More
 * kills: {@code -Dfactorlens.kills=100}.
 */
class SiteKillTest {
    private static final int FILES = 40;
    private static final int KILLS = Integer.getInteger("factorlens.kills", 10);
    private static final int GENERATIONS_READ = 150;

    @TempDir
    Path temporary;

    private Path folder;
    private Path site;

    @BeforeEach
    void siteWithAnotherExperiment() throws IOException {
        folder = temporary.toRealPath();
        site = folder.resolve("site");
        try (SiteFolder out = SiteFolder.open(site, List.of())) {
            out.write("other/page.html", "of another experiment");
            write(out, 0);
            out.publish();
        }
    }

    /** What generation {@code n} of the site holds; every file says {@code n}, and some are only in even ones. */
    private static void write(SiteFolder out, int n) {
        int files = n % 2 == 0 ? FILES : FILES / 2;
        for (int file = 0; file < files; file++) {
            out.write("one/" + file + ".html", "generation " + n + "\n" + "x".repeat(5000));
        }
        out.write("index.html", "generation " + n + "\n");
        out.carryOver(Set.of("index.html"));
    }

    /** Writes generations for ever. */
    static final class Writer {
        public static void main(String[] arguments) {
            for (int n = Integer.parseInt(arguments[1]); ; n++) {
                try (SiteFolder out = SiteFolder.open(Path.of(arguments[0]), List.of())) {
                    write(out, n);
                    out.publish();
                }
                System.out.println(n);
            }
        }
    }

    private Process writer(int first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        site.toString(),
                        Integer.toString(first))
                .redirectErrorStream(true)
                .start();
    }

    private static int generation(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return Integer.parseInt(lines.findFirst().orElseThrow().replace("generation ", ""));
        }
    }

    /** The generation of a site, after a check that it is whole. */
    private int wholeGeneration() throws IOException {
        TreeMap<String, Integer> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = site.relativize(file).toString();
                if (!name.equals(SiteMark.FILE) && !name.startsWith("other")) {
                    found.put(name, generation(file));
                }
            }
        }
        int n = found.get("index.html");
        assertThat(found.values()).containsOnly(n);
        assertThat(found).hasSize(1 + (n % 2 == 0 ? FILES : FILES / 2));
        assertThat(site.resolve("other/page.html")).hasContent("of another experiment");
        assertThat(site.resolve(SiteMark.FILE)).hasContent(SiteMark.TEXT);
        return n;
    }

    @Test
    void kill_atAnyMoment_leavesAWholeSiteThatTheNextRunReplaces() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        int next = 1;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = writer(next);
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(said.readLine()).isEqualTo(Integer.toString(next));
                LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(40)));
                process.destroyForcibly();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
            // Between the renames nothing is in its place: opening puts the old site back, and closing removes the
            // rest.
            SiteFolder.open(site, List.of()).close();
            assertThat(folder).isDirectoryNotContaining("glob:**/.site.{new,old,lock}");
            int left = wholeGeneration();
            assertThat(left).isGreaterThanOrEqualTo(next);
            next = left + 1;
        }
    }

    /** Once a reader has met a generation, no file shows an earlier one; only between the renames there is none. */
    @Test
    void read_whileTheSiteIsReplaced_neverMixesGenerations() throws Exception {
        Process process = writer(1);
        try {
            int seen = 0;
            while (seen < GENERATIONS_READ) {
                assertThat(process.isAlive()).isTrue();
                for (String file : List.of("index.html", "one/0.html", "other/page.html", "one/19.html")) {
                    int now = file.startsWith("other") ? otherIsThere(seen) : read(file, seen);
                    assertThat(now).as(file).isGreaterThanOrEqualTo(seen);
                    seen = now;
                }
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private int read(String file, int seen) throws IOException {
        try {
            return generation(site.resolve(file));
        } catch (NoSuchFileException e) {
            return seen;
        }
    }

    private int otherIsThere(int seen) throws IOException {
        try {
            assertThat(Files.readString(site.resolve("other/page.html"))).isEqualTo("of another experiment");
        } catch (NoSuchFileException e) {
            return seen;
        }
        return seen;
    }
}
