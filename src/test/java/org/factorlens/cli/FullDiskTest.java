package org.factorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.factorlens.experiment.TinyRun;
import org.factorlens.results.ResultStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full or cannot be written, a real one: a file system of 2 MiB in memory. Needs the right to mount. */
class FullDiskTest {
    private static final int DISK_KIB = 2048;
    private static final int STEP_KIB = 16;
    private static final int SITE_STEP_KIB = 256;
    private static final String SPLIT = "split: {strategy: holdout, test: 0.2, seed: 1, validation: 0.1}\n";

    @TempDir
    Path directory;

    private Path disk;
    private Path data;

    @BeforeEach
    void mount() throws Exception {
        data = TinyRun.sample(directory.resolve("data"));
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=" + DISK_KIB + "k", "tmpfs", disk.toString()),
                "no right to mount a small file system here");
    }

    @AfterEach
    void unmount() throws Exception {
        command("umount", disk.toString());
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Cli run(Path results, String matrix) throws IOException {
        Path file = Files.writeString(
                directory.resolve("tiny.yaml"),
                "name: tiny\ndataset: {name: tiny, path: \"" + data + "\"}\n" + SPLIT + matrix + "\n");
        return Cli.run(
                "run",
                file.toString(),
                "--results=" + results,
                "--cache=" + disk.resolve("cache"),
                "--threads=1",
                "--checkpoint=0");
    }

    private static Map<String, String> digests(Path results) throws IOException {
        return files(results.resolve("tiny"));
    }

    /** Digests of the files in a folder, but for hidden ones and times. */
    private static Map<String, String> files(Path folder) throws IOException {
        ResultStore store = new ResultStore(folder);
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(store.directory())) {
            files.filter(Files::isRegularFile)
                    .map(file -> store.directory().relativize(file).toString())
                    .filter(name -> !name.startsWith(".") && !name.equals("timings.csv"))
                    .forEach(name -> digests.put(name, store.digest(name)));
        }
        return digests;
    }

    private static void assertBad(Cli cli, String part) {
        assertThat(cli.code()).as(cli.err()).isEqualTo(2);
        assertThat(cli.err()).startsWith("factorlens: cannot ").contains(part);
        assertThat(cli.err().lines()).hasSize(1);
    }

    /** Fills the disk until only so much is free. */
    private void fill(int freeKib) throws IOException {
        long free = Files.getFileStore(disk).getUsableSpace();
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[1024];
            Arrays.fill(block, (byte) 1);
            for (long left = free / 1024 - freeKib; left > 0; left--) {
                out.write(block);
            }
        }
    }

    /** From nothing to enough, so that the space ends in checkpoints, in cells, and in each of the result files. */
    @Test
    void run_diskFullAtAnyPoint_leavesTheOldResultsAndGoesOnOnceThereIsSpace() throws Exception {
        String before = "matrix: {k: [0, 2], sweeps: 3}";
        String after = "matrix: {k: [0, 2, 4], lambda: [3, 5], sweeps: 3}";
        assertThat(run(directory.resolve("other"), after).code()).isZero();
        Map<String, String> expected = digests(directory.resolve("other"));
        Path results = disk.resolve("results");
        int refused = 0;
        int code = 2;
        for (int free = 0; code != 0; free += STEP_KIB) {
            assertThat(run(results, before + " # " + free).code()).isZero();
            Map<String, String> old = digests(results);
            fill(free);
            Cli cli = run(results, after);
            code = cli.code();
            if (code != 0) {
                assertBad(cli, "No space left on device");
                assertThat(digests(results)).isEqualTo(old);
                refused++;
            }
            Files.delete(disk.resolve("filler"));
            assertThat(run(results, after).code()).isZero();
            assertThat(digests(results)).isEqualTo(expected);
            assertThat(results.resolve("tiny/.new")).doesNotExist();
            deleteKept(results.resolve("tiny/.cells"));
        }
        assertThat(refused).isGreaterThan(8);
    }

    private static void deleteKept(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void run_diskFull_writesNoCacheOfRatingsAndSaysSo() throws Exception {
        Path big = directory.resolve("big");
        assertThat(Cli.run("sample", "--out=" + big, "--users=2000", "--items=900", "--ratings=400000", "--seed=1")
                        .code())
                .isZero();
        fill(64);
        Path file = Files.writeString(
                directory.resolve("big.yaml"),
                "name: big\ndataset: {name: big, path: \"" + big + "\"}\n" + SPLIT + "matrix: {k: [0], sweeps: 1}\n");
        Jvm jvm = Jvm.start(
                directory,
                "run",
                file.toString(),
                "--results=" + directory.resolve("other"),
                "--cache=" + disk.resolve("cache"));
        assertThat(jvm.code()).as(jvm.err()).isZero();
        assertThat(jvm.err())
                .contains("factorlens: note: no cache could be written to " + disk.resolve("cache"))
                .contains("No space left on device");
        try (Stream<Path> left = Files.list(disk.resolve("cache"))) {
            assertThat(left).isEmpty();
        }
    }

    /** The space ends in pages, charts, scripts and downloads. */
    @Test
    void report_diskFullAtAnyPoint_leavesTheOldSiteAndWorksOnceThereIsSpace() throws Exception {
        assumeTrue(command("mount", "-o", "remount,size=32m", disk.toString()), "no right to make it larger here");
        Path results = directory.resolve("results");
        assertThat(run(results, "matrix: {k: [0, 2], sweeps: 3}").code()).isZero();
        Path site = disk.resolve("site");
        String[] report = {"report", "tiny", "--results=" + results, "--site=" + site};
        assertThat(Cli.run(report).code()).isZero();
        Map<String, String> old = files(site);
        assertThat(run(results, "matrix: {k: [0, 2, 4], sweeps: 3}").code()).isZero();
        int refused = 0;
        int code = 2;
        for (int free = 0; code != 0; free += SITE_STEP_KIB) {
            fill(free);
            Cli cli = Cli.run(report);
            code = cli.code();
            if (code != 0) {
                assertBad(cli, "No space left on device");
                assertThat(files(site)).isEqualTo(old);
                refused++;
            }
            Files.delete(disk.resolve("filler"));
        }
        assertThat(refused).isGreaterThan(4);
        assertThat(files(site)).isNotEqualTo(old);
        try (Stream<Path> left = Files.list(disk)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("site");
        }
    }

    @Test
    void run_diskThatCannotBeWritten_isRefusedInOneSentence() throws Exception {
        Path results = disk.resolve("results");
        assertThat(run(results, "matrix: {k: [0], sweeps: 1}").code()).isZero();
        Map<String, String> old = digests(results);
        assumeTrue(command("mount", "-o", "remount,ro", disk.toString()), "no right to mount read-only here");
        String[] report = {"report", "tiny", "--results=" + results, "--site=" + disk.resolve("site")};
        assertBad(Cli.run(report), "Read-only file system");
        assertBad(run(results, "matrix: {k: [2], sweeps: 1}"), "Read-only file system");
        assertBad(run(disk.resolve("new"), "matrix: {k: [2], sweeps: 1}"), "Read-only file system");
        assertThat(digests(results)).isEqualTo(old);
    }
}
