package org.factorlens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bytes from a second JVM that finds no fonts, no font configuration and no user. */
class BareMachineTest {
    @TempDir
    Path folder;

    /** Prints all samples, inline and standalone. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), allMarkup());
    }

    @Test
    void render_machineWithoutFonts_givesTheSameBytes() throws Exception {
        Path out = folder.resolve("charts.txt");
        Path config = Files.createFile(folder.resolve("fonts.conf"));
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder.resolve("home"),
                "-Duser.language=ar",
                "-cp",
                System.getProperty("java.class.path"),
                BareMachineTest.class.getName(),
                out.toString());
        java.environment().clear();
        java.environment().put("FONTCONFIG_FILE", config.toString());
        Path log = folder.resolve("log.txt");
        java.redirectErrorStream(true).redirectOutput(log.toFile());
        int exit = java.start().waitFor();
        assertThat(exit).as(Files.readString(log)).isZero();
        assertThat(Files.readString(out)).isEqualTo(allMarkup());
    }

    @Test
    void render_twice_givesTheSameBytes() {
        assertThat(allMarkup()).isEqualTo(allMarkup());
    }

    private static String allMarkup() {
        List<ChartSpec> charts = Samples.all();
        return charts.stream()
                .map(Charts::render)
                .map(image -> image.markup() + "\n" + image.standalone())
                .collect(Collectors.joining("\n"));
    }
}
