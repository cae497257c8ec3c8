package org.factorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.factorlens.experiment.TinyRun;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders whose names shells, URLs and formats find hard: data, cache, results and site lie in them. */
class HostilePathsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with spaces  and 'quotes' and \"more\"",
                "\u00dcn\u00ef\u00e7\u00f6d\u00e9 \u0130stanbul \u6620\u753b",
                "-rf",
                "a%20b#c?d&e=1",
                "=cmd,$(x);`y`"
            })
    void generate_inAFolderOfThatName_worksAndSaysWhere(String name) throws IOException {
        Assumptions.assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode(name),
                "file names have no such letters here");
        Path folder = Files.createDirectories(directory.resolve(name));
        Path data = TinyRun.sample(folder.resolve("data"));
        String path = data.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        Path experiment = Files.writeString(
                folder.resolve("tiny.yaml"),
                "name: tiny\ndataset: {name: tiny, path: \"" + path
                        + "\"}\nsplit: {strategy: holdout}\nmatrix: {k: [2], sweeps: 2}\n");
        Path site = folder.resolve("site");
        Cli cli = Cli.run(
                "generate",
                experiment.toString(),
                "--data=" + folder,
                "--cache=" + folder.resolve("cache"),
                "--results=" + folder.resolve("results"),
                "--site=" + site,
                "--threads=1");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.code()).isZero();
        assertThat(site.resolve("tiny/index.html")).isRegularFile();
        assertThat(cli.out()).contains("report: " + site.resolve("index.html"));
        Path missing = folder.resolve("none.yaml");
        Cli bad = Cli.run("run", missing.toString());
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err()).contains(missing + " does not exist");
        assertThat(bad.err().lines()).hasSize(1);
    }

    @Test
    void run_nameThatNoFileCanHave_isTwoAndOneLine() {
        Cli cli = Cli.run("run", "a\0b");
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).startsWith("factorlens: ").contains("no path").doesNotContain("Exception", "\0");
        assertThat(cli.err().lines()).hasSize(1);
    }
}
