package org.factorlens.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the program for sites that the build does not make, in one JVM with the flags that a short life is quickest with. */
final class SiteRun {
    private SiteRun() {}

    /** Runs an experiment in {@code folder}, whose {@code site} then holds its report. */
    static void generate(Path folder, String name, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), yaml);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfactorlens.kernel=scalar",
                "-jar",
                System.getProperty("factorlens.jar"),
                "generate",
                file.toString()));
        for (String part : List.of("results", "site", "cache", "data")) {
            command.addAll(List.of("--" + part, folder.resolve(part).toString()));
        }
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("generate failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
