package org.factorlens.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** FactorLens in a JVM of its own, which can be killed: what it says stands in files. */
final class Jvm {
    private static final int MINUTES = 3;

    private final Process process;
    private final Path out;
    private final Path err;

    private Jvm(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command with the flags that keep the program from starting itself again. */
    static Jvm start(Path folder, String... args) throws IOException {
        return start(
                folder,
                List.of("--add-modules", "jdk.incubator.vector", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                args);
    }

    static Jvm start(Path folder, List<String> flags, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-Xshare:auto", "-Dfactorlens.kernel=scalar"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        return new Jvm(
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start(),
                out,
                err);
    }

    /** Waits until the program has said {@code text}, or has ended; whether it has said it. */
    boolean awaitOut(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (!out().contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the program does not say '" + text + "'");
            }
            if (process.waitFor(2, TimeUnit.MILLISECONDS)) {
                return out().contains(text);
            }
        }
        return true;
    }

    /** Waits for the end; whether it came within so many milliseconds. */
    boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** The exit code, once there is one. */
    int code() throws InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the program does not end");
        }
        return process.exitValue();
    }

    /** Ends the process as {@code kill -SIGNAL} does. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    Process process() {
        return process;
    }

    String out() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String err() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8).replaceAll("(?m)^WARNING: Using incubator.*\\R", "");
    }
}
