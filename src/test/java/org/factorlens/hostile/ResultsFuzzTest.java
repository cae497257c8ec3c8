package org.factorlens.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.factorlens.experiment.TinyRun;
import org.factorlens.report.Report;
import org.factorlens.results.Manifest;
import org.factorlens.results.Recommendations;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.TryModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of a small run, damaged: by themselves, through the whole report, and with digests that vouch for the damage. */
class ResultsFuzzTest {
    private static final long MOST_BYTES = 64 << 20;

    @TempDir
    static Path folder;

    private static final TreeMap<String, byte[]> GOOD = new TreeMap<>();
    private static Path results;
    private static Map<String, String> digests;

    @BeforeAll
    static void run() throws IOException {
        results = folder.resolve("results");
        TinyRun.of(
                TinyRun.sample(folder.resolve("data")),
                results.resolve("tiny"),
                1,
                "split: {strategy: kfold, folds: 2, validation: 0.1}\nmatrix: {k: [0, 2], lambda: [4], sweeps: 3}\n");
        try (Stream<Path> files = Files.list(results.resolve("tiny"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                GOOD.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        digests = digests();
    }

    private static Map<String, String> digests() {
        return new ResultStore(results.resolve("tiny"))
                .readJson(ResultStore.MANIFEST, Manifest.class)
                .resultDigests();
    }

    private static void restore() throws IOException {
        for (var file : GOOD.entrySet()) {
            Files.write(results.resolve("tiny").resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void read_damagedTable_isReadAsItWasWrittenOrRefused() {
        SplittableRandom random = new SplittableRandom(74);
        Mutator mutator = new Mutator(random);
        List<ResultTable<?>> tables = ResultTable.ALL;
        for (int i = 0; i < Fuzz.cases(3000); i++) {
            ResultTable<?> table = tables.get(random.nextInt(tables.size()));
            String original = text(table.fileName());
            String bad = new String(
                    mutator.text(original.substring(0, Math.min(3000, original.length()))), StandardCharsets.UTF_8);
            String name = table.fileName() + " case " + i + ":\n" + bad;
            Fuzz.succeeds(name, MOST_BYTES, () -> roundTrip(table, bad));
        }
    }

    private static <T extends Record> void roundTrip(ResultTable<T> table, String text) {
        List<T> records = table.csv().read(new StringReader(text), table.fileName());
        String written = table.csv().write(records);
        assertThat(table.csv().write(table.csv().read(new StringReader(written), "again")))
                .isEqualTo(written);
    }

    @Test
    void read_damagedJson_isReadOrRefused() throws IOException {
        Mutator mutator = new Mutator(new SplittableRandom(75));
        ResultStore store = new ResultStore(Files.createDirectories(folder.resolve("json")));
        for (Class<?> type : List.of(Manifest.class, Recommendations.class, TryModel.class)) {
            String original = text(
                    type == Manifest.class
                            ? ResultStore.MANIFEST
                            : type == TryModel.class ? ResultStore.TRY_MODEL : ResultStore.RECOMMENDATIONS);
            for (int i = 0; i < Fuzz.cases(400); i++) {
                byte[] bad = mutator.text(original);
                Files.write(store.directory().resolve("x.json"), bad);
                Fuzz.succeeds(type + " case " + i, MOST_BYTES, () -> store.readJson("x.json", type));
            }
        }
    }

    private static String text(String file) {
        return new String(GOOD.get(file), StandardCharsets.UTF_8);
    }

    /** A report is made of what the manifest vouches for, or not at all. */
    @Test
    void report_ofDamagedResults_isRefusedAndNamesTheFile() throws IOException {
        SplittableRandom random = new SplittableRandom(76);
        Mutator mutator = new Mutator(random);
        List<String> names = GOOD.keySet().stream()
                .filter(name -> !name.equals(ResultStore.MANIFEST) && !name.equals(ResultTable.TIMINGS.fileName()))
                .toList();
        for (int i = 0; i < Fuzz.cases(200); i++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] bad = mutator.text(text(name));
            if (!java.util.Arrays.equals(bad, GOOD.get(name))) {
                Files.write(results.resolve("tiny").resolve(name), bad);
                assertThat(Fuzz.succeeds(name + " case " + i, MOST_BYTES, ResultsFuzzTest::report))
                        .as("%s case %d", name, i)
                        .isFalse();
                restore();
            }
        }
    }

    /** Somebody made these: the manifest vouches for them. There is a report or one sentence, never a failure. */
    @Test
    void report_ofForgedResults_isMadeOrRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(77);
        Mutator mutator = new Mutator(random);
        List<String> names = List.copyOf(GOOD.keySet());
        for (int i = 0; i < Fuzz.cases(30); i++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] bad = mutator.text(text(name));
            Files.write(results.resolve("tiny").resolve(name), bad);
            vouch(name);
            Fuzz.succeeds(
                    name + " case " + i + ":\n" + new String(bad, StandardCharsets.UTF_8),
                    4 * MOST_BYTES,
                    ResultsFuzzTest::report);
            restore();
        }
    }

    private static void vouch(String name) throws IOException {
        ResultStore store = new ResultStore(results.resolve("tiny"));
        String old = digests.get(name);
        if (old != null) {
            String text = text(ResultStore.MANIFEST).replace(old, store.digest(name));
            Files.writeString(results.resolve("tiny").resolve(ResultStore.MANIFEST), text);
        }
    }

    private static void report() {
        Report.generate(results, List.of("tiny"), folder.resolve("site"));
    }
}
