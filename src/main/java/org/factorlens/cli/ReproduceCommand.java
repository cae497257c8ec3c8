package org.factorlens.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.factorlens.experiment.Cell;
import org.factorlens.experiment.Experiment;
import org.factorlens.experiment.ExperimentFile;
import org.factorlens.experiment.ExperimentRunner;
import org.factorlens.experiment.Plan;
import org.factorlens.ratings.BadInputException;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reproduce}: run one cell again, or all cells of a published site, and compare to the bit. */
@Command(
        name = "reproduce",
        description =
                "Runs one cell of an experiment again and compares its row, learning curve and model digest; or, with --all, "
                        + "holds a published site to what it says: runs everything again and compares it with the downloads "
                        + "in SITE/NAME, a line per cell and file.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  java -jar target/factorlens.jar reproduce als-k10-l10-b3-s1-f0 --experiment sample")
final class ReproduceCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Target target;

    /** What is run again. */
    private static final class Target {
        @Parameters(paramLabel = "CELL", description = "Id of the cell, as in cells.csv.")
        private String cell;

        @Option(names = "--all", description = "Check all that the site's downloads say.")
        private boolean all;
    }

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            defaultValue = "sample",
            description = "Experiment whose results are checked (default: ${DEFAULT-VALUE}).")
    private String experiment;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return target.all
                ? new ReproduceAll(
                                options,
                                experiment,
                                spec.commandLine().getOut(),
                                spec.commandLine().getErr())
                        .run()
                : one(target.cell);
    }

    private int one(String cell) {
        ResultStore store = options.store(experiment);
        Manifest manifest = store.readJson(ResultStore.MANIFEST, Manifest.class);
        Experiment asRun = asRun(store, manifest, options);
        Plan plan = new Plan(asRun).withSearched(store.read(ResultTable.CELLS));
        Cell found = plan.cell(cell);
        if (found == null) {
            throw new BadInputException(
                    "the experiment '" + experiment + "' has no cell '" + cell + "'; its cells are the first column of "
                            + store.directory().resolve("cells.csv"));
        }
        var again = ExperimentRunner.runOne(plan, options.loader().load(asRun), found, options.threads());
        boolean sameRow = csv(ResultTable.CELLS, List.of(again.result()))
                .equals(csv(
                        ResultTable.CELLS,
                        store.read(ResultTable.CELLS).stream()
                                .filter(row -> row.cell().equals(cell))
                                .toList()));
        boolean sameCurve = csv(ResultTable.CURVES, again.curve())
                .equals(csv(
                        ResultTable.CURVES,
                        store.read(ResultTable.CURVES).stream()
                                .filter(row -> row.cell().equals(cell))
                                .toList()));
        tell(again.result(), again.curve(), sameRow, sameCurve);
        return sameRow && sameCurve ? Main.DONE : Main.FAILED;
    }

    /** The experiment as it was run: on the data set that {@code --dataset} named then, and must name again if a path. */
    static Experiment asRun(ResultStore store, Manifest manifest, CommonOptions options) {
        Experiment written = ExperimentFile.parse(manifest.experimentFile(), store.directory() + "/manifest.json");
        Experiment stated = options.onStatedDataset(written);
        Experiment found =
                stated == written ? written.onDataset(manifest.dataset().name()) : stated;
        return found.named(manifest.name());
    }

    private static <T extends Record> String csv(ResultTable<T> table, List<T> rows) {
        return table.csv().write(rows);
    }

    private void tell(CellResult row, List<CurvePoint> curve, boolean sameRow, boolean sameCurve) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(csv(ResultTable.CELLS, List.of(row)));
        out.println("row of cells.csv, model digest included: " + (sameRow ? "equal" : "DIFFERENT"));
        out.println("learning curve, " + curve.size() + " sweeps: " + (sameCurve ? "equal" : "DIFFERENT"));
        out.flush();
    }
}
