package org.factorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.factorlens.experiment.TinyRun;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are not those of the run: no page is made of them. */
class DamagedResultsTest {
    @TempDir
    Path directory;

    private Cli report() {
        return Cli.run(
                "report", "tiny", "--results=" + directory.resolve("results"), "--site=" + directory.resolve("site"));
    }

    @Test
    void report_anyResultFileDamaged_isNamedAndTheSiteStands() throws IOException {
        ResultStore store = new ResultStore(directory.resolve("results/tiny"));
        TinyRun.of(
                TinyRun.sample(directory.resolve("data")),
                store.directory(),
                1,
                "split: {strategy: holdout}\nmatrix: {k: [0, 2], lambda: [4], sweeps: 2}\n");
        assertThat(report().code()).isZero();
        TreeMap<String, String> before = site();
        Manifest manifest = store.readJson(ResultStore.MANIFEST, Manifest.class);
        assertThat(manifest.resultDigests()).hasSizeGreaterThan(20);
        SplittableRandom random = new SplittableRandom(5);
        for (String name : manifest.resultDigests().keySet()) {
            Path file = store.directory().resolve(name);
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            Cli cli = report();
            assertThat(cli.code()).isEqualTo(2);
            assertThat(cli.err())
                    .startsWith("factorlens: " + file + " is not the file that manifest.json vouches for: ");
            assertThat(cli.err().lines()).hasSize(1);
            Files.write(file, good);
        }
        assertThat(site()).isEqualTo(before);
        assertThat(report().code()).isZero();
    }

    private TreeMap<String, String> site() throws IOException {
        ResultStore files = new ResultStore(directory.resolve("site"));
        TreeMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(files.directory())) {
            all.filter(Files::isRegularFile)
                    .map(file -> files.directory().relativize(file).toString())
                    .forEach(name -> digests.put(name, files.digest(name)));
        }
        return digests;
    }
}
