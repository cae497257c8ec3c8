package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.CellResult;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Surprise;

/** One cell: its configuration, its scores, where it errs, and the command that runs it again. */
final class RunPage implements Page {
    private static final int SURPRISES = 4;

    private final ExperimentResults results;
    private final CellResult cell;

    RunPage(ExperimentResults results, CellResult cell) {
        this.results = results;
        this.cell = cell;
    }

    @Override
    public String path() {
        return "runs/" + cell.cell() + ".html";
    }

    @Override
    public String title() {
        String configuration = cell.configuration();
        // "Item kNN, ..." and "Global mean", but "k = 10, ..."
        String name = configuration.startsWith("k ")
                ? configuration
                : configuration.substring(0, 1).toUpperCase(Locale.ROOT) + configuration.substring(1);
        return name + ", fold " + cell.fold();
    }

    @Override
    public String navPath() {
        return "matrix.html";
    }

    @Override
    public String description() {
        return "One run: " + title() + ".";
    }

    @Override
    public List<String> scripts() {
        return List.of("figures.js");
    }

    /** The run whose model is kept stands for the others. */
    @Override
    public boolean printed() {
        return cell.cell().equals(results.manifest().selectedCell());
    }

    @Override
    public String template() {
        return "pages/run";
    }

    /** What the template draws. */
    record View(
            Frame frame,
            String title,
            String cell,
            String reason,
            List<FindingsPage.Fact> facts,
            List<Setting> settings,
            TableView runs,
            TableView parts,
            TableView calibration,
            List<FigureView> figures,
            TableView most,
            TableView least,
            String command) {}

    /** A setting or number with its name. */
    record Setting(String name, String value) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        return new View(
                frame,
                title(),
                cell.cell(),
                cell.ok() ? "" : cell.reason().isEmpty() ? "no reason was recorded" : cell.reason(),
                cell.ok() ? facts() : List.of(),
                settings(),
                runs(),
                PartsTable.of(
                        "Test errors by what training knew, rating units",
                        "Test ratings",
                        results.parts(cell.cell()),
                        results.manifest().clipped()),
                CalibrationFigure.table(results.calibration(cell.cell())),
                cell.ok() ? new RunFigures(results, cell).all(figures) : List.of(),
                surprises(
                        "most",
                        sampled()
                                ? "Test ratings farthest from their prediction, for how sure it was"
                                : "Worst predicted test ratings"),
                surprises("least", "Best predicted test ratings"),
                new Commands(results.manifest()).reproduce(cell.cell()));
    }

    private List<FindingsPage.Fact> facts() {
        List<FindingsPage.Fact> facts = new ArrayList<>();
        if (!cell.ok()) {
            return facts;
        }
        facts.add(new FindingsPage.Fact(
                "Test RMSE", Numbers.rmse(cell.testRmse()), Units.counted(cell.nTest(), "rating", "ratings")));
        facts.add(new FindingsPage.Fact("Test MAE", Numbers.rmse(cell.testMae()), "mean absolute error"));
        if (cell.nValidation() > 0) {
            facts.add(new FindingsPage.Fact(
                    "Validation RMSE",
                    Numbers.rmse(cell.validationRmse()),
                    Units.counted(cell.nValidation(), "rating", "ratings") + ", what is chosen by"));
        }
        facts.add(new FindingsPage.Fact(
                "Training RMSE",
                Numbers.rmse(cell.trainRmse()),
                Units.counted(cell.nTrain(), "rating", "ratings") + (sampled() ? ", last sample alone" : "")));
        return facts;
    }

    private boolean sampled() {
        return cell.model().equals("gibbs");
    }

    private long burnIn() {
        return results.rows(ResultTable.CHAINS).stream()
                .filter(sample -> sample.cell().equals(cell.cell()) && !sample.kept())
                .count();
    }

    private List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting("Model", Phrases.model(cell.model())));
        if (cell.model().equals("als")) {
            settings.add(new Setting("Latent dimensions k", Integer.toString(cell.k())));
            settings.add(new Setting("Regularization λ", Numbers.plain(cell.lambda()) + ", " + cell.weighting()));
            settings.add(new Setting(
                    "Bias terms", cell.bias() ? "on, bias λ = " + Numbers.plain(cell.biasLambda()) : "off"));
            settings.add(new Setting("Update", cell.update()));
            settings.add(new Setting("Item features", ComparedSettings.features(cell.configuration())));
            settings.add(new Setting("Global mean", cell.globalMean() ? "on" : "off"));
            settings.add(new Setting("Sweeps", cell.sweepsRun() + " of " + cell.sweeps()));
        } else if (sampled()) {
            settings.add(new Setting("Latent dimensions k", Integer.toString(cell.k())));
            settings.add(new Setting("Regularization", "none to set: sampled"));
            settings.add(new Setting("Bias terms", cell.bias() ? "on" : "off"));
            settings.add(new Setting("Item features", ComparedSettings.features(cell.configuration())));
            settings.add(new Setting("Global mean", cell.globalMean() ? "on" : "off"));
            settings.add(new Setting("Sweeps", cell.sweepsRun() + ", of these " + burnIn() + " burn-in"));
        } else if (Baselines.isItemKnn(cell.model())) {
            settings.add(new Setting("Neighbours", Integer.toString(cell.k())));
            settings.add(new Setting("Shrinkage of similarities", Numbers.plain(cell.lambda())));
            settings.add(new Setting("Damping of means", Numbers.plain(cell.biasLambda())));
        }
        settings.add(new Setting("Fold, seed", cell.fold() + ", " + cell.seed()));
        if (cell.ok()) {
            settings.add(new Setting("Coverage", Numbers.percent(cell.coverage())));
            settings.add(new Setting("Solves repeated in float64", Numbers.count(cell.fallbackSolves())));
            settings.add(new Setting("Model SHA-256", Provenance.shortened(cell.digest()) + "…"));
        }
        return settings;
    }

    /** All runs of the same configuration, this one marked. */
    private TableView runs() {
        List<CellResult> rows = results.configurations()
                .find(cell.configuration())
                .map(row -> results.configurations().cells(row))
                .filter(cells -> cells.size() > 1)
                .orElse(List.of());
        boolean seeds = rows.stream().map(CellResult::seed).distinct().count() > 1;
        List<Column<CellResult>> columns = List.of(
                Column.<CellResult>text("Run", row -> "fold " + row.fold() + (seeds ? ", seed " + row.seed() : ""))
                        .naming()
                        .linked(row -> isThis(row) ? null : row.cell() + ".html"),
                Column.number("Test RMSE", CellResult::testRmse, Numbers::rmse),
                Column.number("Test MAE", CellResult::testMae, Numbers::rmse),
                Column.number("Validation RMSE", CellResult::validationRmse, Numbers::rmse),
                Column.number("Training RMSE", CellResult::trainRmse, Numbers::rmse));
        return new Table<>(
                        "Scores of this configuration in each run", columns, row -> isThis(row) ? "chosen" : "", false)
                .withoutEmptyColumns(rows)
                .view(rows);
    }

    private boolean isThis(CellResult row) {
        return row.cell().equals(cell.cell());
    }

    private TableView surprises(String kind, String caption) {
        List<Surprise> rows =
                results.surprises(cell.cell(), kind).stream().limit(SURPRISES).toList();
        List<Column<Surprise>> columns = List.of(
                Column.text("Item", Surprise::title).naming(),
                Column.text("User", Surprise::user),
                Column.number("Rating", Surprise::rating, Numbers::plain),
                Column.number("Predicted", Surprise::predicted, Numbers::rating),
                Column.number("Predicted minus rating", Surprise::error, error -> Numbers.signed(error, 2)),
                Column.number(
                        "In stated deviations",
                        row -> row.error() / row.deviation(),
                        error -> Numbers.signed(error, 1)));
        return Table.of(caption, columns).withoutEmptyColumns(rows).view(rows);
    }
}
