package org.factorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.factorlens.experiment.TinyRun;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs in processes of their own that are ended at any moment; the next one goes on to the same bytes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent with kill")
class KilledRunTest {
    /** In a build; reliability.md has the command for more. */
    private static final int KILLS = Integer.getInteger("factorlens.kills", 12);

    private static final String SMALL = "split: {strategy: kfold, folds: 2, seed: 1, validation: 0.1}\n"
            + "matrix:\n- {model: [user-mean]}\n- {k: [3], lambda: [2, 6], sweeps: 8}\n"
            + "- {model: [gibbs], k: [3], sweeps: 8}\n";
    /** Takes minutes where nobody stops it. */
    private static final String LONG = "split: {strategy: holdout, test: 0.2, seed: 1}\n"
            + "matrix: {k: [40], lambda: [2, 3, 4], sweeps: 100000}\n";

    @TempDir
    Path directory;

    private final List<Jvm> all = new ArrayList<>();
    private Path data;

    @BeforeEach
    void sample() {
        data = TinyRun.sample(directory.resolve("data"));
    }

    private String experiment(String yaml) throws IOException {
        Path file = directory.resolve("tiny.yaml");
        Files.writeString(file, "name: tiny\ndataset: {name: tiny, path: \"" + data + "\"}\n" + yaml);
        return file.toString();
    }

    private Path results(String name) {
        return directory.resolve(name).resolve("tiny");
    }

    private Jvm run(String results, String yaml) throws IOException {
        return start("run", results, yaml);
    }

    private Jvm start(String command, String results, String yaml) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(arguments(results, yaml)));
        arguments.set(0, command);
        if (command.equals("generate")) {
            arguments.add("--site=" + directory.resolve(results).resolve("site"));
        }
        return started(Jvm.start(directory, arguments.toArray(String[]::new)));
    }

    private Jvm started(Jvm jvm) {
        all.add(jvm);
        return jvm;
    }

    /** Whatever a test that failed has left. */
    @AfterEach
    void end() throws InterruptedException {
        for (Jvm jvm : all) {
            jvm.process().descendants().forEach(ProcessHandle::destroyForcibly);
            jvm.process().destroyForcibly().waitFor();
        }
    }

    private String[] arguments(String results, String yaml) throws IOException {
        return new String[] {
            "run",
            experiment(yaml),
            "--results=" + directory.resolve(results),
            "--cache=" + directory.resolve("cache"),
            "--threads=2",
            "--checkpoint=0"
        };
    }

    /** Everything that a run leaves for others to read, but its times. */
    private static Map<String, String> digests(Path results) throws IOException {
        ResultStore store = new ResultStore(results);
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(results)) {
            files.filter(Files::isRegularFile)
                    .map(file -> results.relativize(file).toString())
                    .filter(name -> !name.startsWith(".") && !name.equals("timings.csv"))
                    .forEach(name -> digests.put(name, store.digest(name)));
        }
        return digests;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void run_killedAtRandomMoments_leavesWhatAnUninterruptedRunDoes() throws Exception {
        kill("run", KILLS);
    }

    /** Fewer, since a site takes seconds to build. */
    @Test
    void generate_killedAtRandomMoments_leavesTheResultsAndTheSiteOfAnUninterruptedOne() throws Exception {
        kill("generate", KILLS / 4);
    }

    /** Kills a command and starts it again until it ends; then once more from nothing, until there were enough kills. */
    private void kill(String command, int wanted) throws Exception {
        Jvm whole = start(command, "whole", SMALL);
        assertThat(whole.awaitOut(" cells")).isTrue();
        long start = System.nanoTime();
        assertThat(whole.code()).as(whole.err()).isZero();
        long length = Math.max(50, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        Map<String, String> expected = everything("whole");
        SplittableRandom random = new SplittableRandom(20_260_801);
        int kills = 0;
        boolean ended = false;
        while (kills < wanted || !ended) {
            Jvm jvm = start(command, "killed", SMALL);
            boolean early = random.nextInt(10) == 0;
            boolean running = early || jvm.awaitOut(" cells");
            if (kills < wanted && running && !jvm.endsWithin(random.nextLong(early ? 300 : length))) {
                jvm.process().destroyForcibly();
            }
            ended = jvm.code() != 137;
            if (!ended) {
                kills++;
            } else {
                assertThat(jvm.code()).as(jvm.err()).isZero();
                assertThat(jvm.err()).doesNotContain("damaged");
                assertThat(everything("killed")).isEqualTo(expected);
                assertThat(results("killed").resolve(".cells"))
                        .isDirectoryNotContaining(
                                file -> !file.toString().matches(".*(-f\\d|published|selected\\.testing)\\.record"));
                delete(directory.resolve("killed"));
            }
        }
    }

    /** Results and, where there is one, the site, but for times and the machine they were made on. */
    private Map<String, String> everything(String name) throws IOException {
        Map<String, String> all = digests(results(name));
        Path site = directory.resolve(name).resolve("site");
        if (Files.exists(site)) {
            digests(site).forEach((file, digest) -> all.put("site/" + file, digest));
            all.keySet().removeIf(file -> file.endsWith("/environment.js"));
        }
        return all;
    }

    @Test
    void run_killedWhileOldResultsStand_leavesThemOrTheNewOnes() throws Exception {
        assertThat(run("results", SMALL).code()).isZero();
        Map<String, String> before = digests(results("results"));
        String changed = SMALL.replace("[2, 6]", "[2, 6, 9]");
        Jvm jvm = run("results", changed);
        assertThat(jvm.awaitOut("kept from before: 8 of 10 cells")).isTrue();
        jvm.process().destroyForcibly();
        jvm.code();
        assertThat(digests(results("results"))).isEqualTo(before);
        ResultStore store = new ResultStore(results("results"));
        store.check(store.readJson(ResultStore.MANIFEST, Manifest.class));
        assertThat(run("results", changed).code()).isZero();
        assertThat(run("whole", changed).code()).isZero();
        assertThat(digests(results("results"))).isEqualTo(digests(results("whole")));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void run_stoppedBySignal_endsAtOnceSaysSoAndCanGoOn(String signal, int code) throws Exception {
        Jvm jvm = run("results", LONG);
        assertThat(jvm.awaitOut("cells: 0/3")).isTrue();
        awaitCheckpoint();
        long start = System.nanoTime();
        jvm.signal(signal);
        assertThat(jvm.code()).isEqualTo(code);
        // One second is what is promised; the rest is for a machine that does other things.
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(jvm.err().lines())
                .containsExactly("factorlens: stopped; the same command goes on from what is kept");
        Jvm next = run("results", LONG);
        assertThat(next.awaitOut("cells: 0/3")).isTrue();
        next.signal(signal);
        assertThat(next.code()).isEqualTo(code);
    }

    /** The state of a training is there. */
    private void awaitCheckpoint() throws IOException, InterruptedException {
        Path kept = results("results").resolve(".cells");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        boolean found = false;
        while (!found) {
            Thread.sleep(2);
            assertThat(System.nanoTime()).as("a checkpoint within a minute").isLessThan(end);
            try (Stream<Path> files = Files.exists(kept) ? Files.list(kept) : Stream.empty()) {
                found = files.anyMatch(file -> file.toString().endsWith(".choosing.record"));
            }
        }
    }

    @Test
    void run_whileAnotherWrites_isRefusedInOneSentence() throws Exception {
        Jvm first = run("results", LONG);
        assertThat(first.awaitOut("cells: 0/3")).isTrue();
        Jvm second = run("results", LONG);
        assertThat(second.code()).isEqualTo(2);
        assertThat(second.err().lines())
                .containsExactly("factorlens: another run is writing " + results("results")
                        + "; wait until it ends, or keep the results of this one elsewhere with --results");
        first.process().destroyForcibly();
        assertThat(first.code()).isEqualTo(137);
        assertThat(run("results", SMALL).code()).isZero();
    }

    /** The program starts itself again where it needs other flags: neither JVM outlives the other. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "KILL, 137"})
    void relaunched_whenTheFirstJvmIsStopped_endsToo(String signal, int code) throws Exception {
        Jvm first = started(Jvm.start(directory, List.of(), arguments("results", LONG)));
        assertThat(first.awaitOut("cells: 0/3")).isTrue();
        List<ProcessHandle> children = first.process().children().toList();
        assertThat(children).hasSize(1);
        first.signal(signal);
        assertThat(first.code()).isEqualTo(code);
        children.get(0).onExit().get(10, TimeUnit.SECONDS);
        assertThat(run("results", SMALL).code()).isZero();
    }
}
