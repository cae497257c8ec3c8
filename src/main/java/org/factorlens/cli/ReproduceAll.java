package org.factorlens.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.factorlens.experiment.Experiment;
import org.factorlens.experiment.ExperimentRunner;
import org.factorlens.experiment.Plan;
import org.factorlens.experiment.Resume;
import org.factorlens.ratings.Dataset;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;

/**
 * Holds a published site to what it says: runs its experiment again, into a folder that is deleted afterwards, and compares
 * every cell's row and learning curve and every other file with the site's downloads.
 */
final class ReproduceAll {
    private final CommonOptions options;
    private final ResultStore published;
    private final Manifest manifest;
    private final PrintWriter out;
    private final PrintWriter err;
    private int checks;
    private int differences;

    ReproduceAll(CommonOptions options, String experiment, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.published = new ResultStore(options.site().resolve(experiment).resolve("downloads"));
        this.manifest = published.readJson(ResultStore.MANIFEST, Manifest.class);
        this.out = out;
        this.err = err;
    }

    /** The exit code: {@link Main#FAILED} where anything differs. */
    int run() {
        Experiment asRun = ReproduceCommand.asRun(published, manifest, options);
        Plan plan = new Plan(asRun).withSearched(published.read(ResultTable.CELLS));
        Dataset dataset = options.loader().load(asRun);
        Path folder = temporaryFolder();
        try {
            ResultStore again = new ResultStore(folder);
            new ExperimentRunner(plan, dataset, options.threads(), new RunProgress(out, err))
                    .run(again, 0, Resume.FRESH);
            compare(again);
        } finally {
            delete(folder);
        }
        out.println(manifest.name() + ", " + checks + " checks: "
                + (differences == 0 ? "all equal" : differences + " DIFFERENT"));
        out.flush();
        return differences == 0 ? Main.DONE : Main.FAILED;
    }

    private void compare(ResultStore again) {
        Manifest now = again.readJson(ResultStore.MANIFEST, Manifest.class);
        tell("data files", manifest.dataset().files().equals(now.dataset().files()));
        if (!manifest.dataset().features().isEmpty()) {
            tell(
                    "item features",
                    manifest.dataset().features().equals(now.dataset().features()));
        }
        tell("split", manifest.split().equals(now.split()));
        Map<String, String> rows = byCell(ResultTable.CELLS, published, CellResult::cell);
        Map<String, String> rowsNow = byCell(ResultTable.CELLS, again, CellResult::cell);
        Map<String, String> curves = byCell(ResultTable.CURVES, published, CurvePoint::cell);
        Map<String, String> curvesNow = byCell(ResultTable.CURVES, again, CurvePoint::cell);
        Map<String, String> cells = new LinkedHashMap<>(rows);
        rowsNow.forEach(cells::putIfAbsent);
        for (String cell : cells.keySet()) {
            tell(
                    cell,
                    rowsNow.getOrDefault(cell, "").equals(rows.get(cell))
                            && curvesNow.getOrDefault(cell, "").equals(curves.getOrDefault(cell, "")));
        }
        Map<String, String> files = new TreeMap<>(manifest.resultDigests());
        now.resultDigests().forEach(files::putIfAbsent);
        for (String file : files.keySet()) {
            String digest = now.resultDigests().getOrDefault(file, "");
            boolean offered = !file.contains("/");
            tell(
                    file,
                    digest.equals(manifest.resultDigests().get(file))
                            && (!offered || published.has(file) && digest.equals(published.digest(file))));
        }
    }

    private void tell(String what, boolean equal) {
        out.println(what + ": " + (equal ? "equal" : "DIFFERENT"));
        checks++;
        differences += equal ? 0 : 1;
    }

    /** The rows of each cell as CSV. */
    private static <T extends Record> Map<String, String> byCell(
            ResultTable<T> table, ResultStore store, Function<T, String> cell) {
        Map<String, String> byCell = new LinkedHashMap<>();
        for (T row : store.read(table)) {
            byCell.merge(cell.apply(row), table.csv().write(List.of(row)), String::concat);
        }
        return byCell;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("factorlens-reproduce-");
        } catch (IOException e) {
            throw new BadResultsException("cannot make a temporary folder: " + e, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BadResultsException("cannot delete " + folder + ": " + e, e);
        }
    }
}
