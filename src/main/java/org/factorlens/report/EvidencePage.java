package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.results.SubsetScore;
import org.factorlens.results.Summary;

/** What stands behind the comparison: paired tests, other metrics, where the chosen one errs, calibration, start values. */
final class EvidencePage implements Page {
    static final String PATH = "evidence.html";

    private final ExperimentResults results;
    private final Configurations configurations;
    private final PooledRuns pooled;
    private final Summary chosen;

    EvidencePage(ExperimentResults results) {
        this.results = results;
        this.configurations = results.configurations();
        this.pooled = new PooledRuns(results);
        this.chosen = configurations.selected().orElse(null);
    }

    /** Whether a configuration was chosen whose scores are known in detail. */
    static boolean fits(ExperimentResults results) {
        return results.configurations()
                .selected()
                .filter(chosen -> !new PooledRuns(results).parts(chosen).isEmpty())
                .isPresent();
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title() {
        return "Evidence";
    }

    @Override
    public String navLabel() {
        return "Evidence";
    }

    @Override
    public String description() {
        return "Paired tests, metrics, calibration and start values behind the findings on "
                + results.manifest().title() + ".";
    }

    @Override
    public String template() {
        return "pages/evidence";
    }

    /** What the template draws. */
    record View(
            Frame frame,
            String ground,
            List<Sentence.View> sentences,
            FigureView users,
            TableView tests,
            TableView metrics,
            TableView parts,
            List<FigureView> errors,
            FigureView calibration,
            List<FigureView> features,
            TableView seeds) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        PairedTests tests = new PairedTests(results);
        EvidenceFigures drawn = new EvidenceFigures(results, pooled, compared());
        return new View(
                frame,
                "The chosen configuration is " + chosen.configuration() + "." + beside(),
                new EvidenceFindings(results, pooled, chosen)
                        .all().stream().map(Sentence::view).toList(),
                tests.figure(figures),
                tests.view(),
                metrics(),
                PartsTable.of(
                        "The chosen configuration by what training knew, test predictions of "
                                + (configurations.cells(chosen).size() == 1
                                        ? "its run"
                                        : configurations.cells(chosen).size() + " runs together")
                                + Phrases.eachSeed(configurations.seeds(chosen)),
                        "Test predictions",
                        pooled.parts(chosen),
                        results.manifest().clipped()),
                drawn.errors(figures),
                drawn.calibration(figures),
                Sampled.any(results) ? List.of() : new FeatureFigures(results).all(figures),
                new SeedSpread(configurations).view());
    }

    private String beside() {
        return simple() == 0
                ? ""
                : simple() == 1
                        ? " The simple model beside it is the best of its kind."
                        : " The simple models beside it are the best of their kind "
                                + Phrases.choosing(results.manifest().chosenBy()) + ".";
    }

    /** How many simple models stand beside the chosen one. */
    private long simple() {
        return Baselines.bestOfEachKind(configurations).stream()
                .filter(row -> !row.selected())
                .count();
    }

    /** The chosen one and the best simple model, by name. */
    private Map<String, Summary> compared() {
        Map<String, Summary> rows = new LinkedHashMap<>();
        rows.put(chosen.configuration(), chosen);
        Optional<Summary> baseline = Baselines.bestOfEachKind(configurations).stream()
                .filter(row -> !row.selected())
                .findFirst();
        baseline.ifPresent(row -> rows.put(row.configuration(), row));
        return rows;
    }

    /** One configuration and its scores over all test ratings. */
    private record Scored(Summary row, SubsetScore all, double coverage) {}

    /** The rows of {@link #metrics}, {@code baselines} beside the chosen one. */
    private String shown(int baselines) {
        if (baselines == 0) {
            return "The chosen configuration";
        }
        boolean own = Standing.isBaseline(chosen);
        if (baselines == 1) {
            return "The best baseline " + (own ? "of another kind " : "") + "and the chosen configuration";
        }
        return (own ? "The" : "The best baseline, the")
                + " chosen configuration and the best baseline of each other kind";
    }

    private TableView metrics() {
        List<Summary> shown = new ArrayList<>(Baselines.bestOfEachKind(configurations));
        shown.removeIf(Summary::selected);
        shown.add(Math.min(1, shown.size()), chosen);
        List<Scored> rows = shown.stream()
                .flatMap(row -> pooled.parts(row).stream()
                        .filter(part -> part.part().equals("all"))
                        .map(all -> new Scored(row, all, row.coverageMean())))
                .toList();
        List<Column<Scored>> columns = new ArrayList<>(List.of(
                Column.text("Configuration", (Scored scored) -> scored.row().configuration())
                        .naming()
                        .linked(scored -> configurations.runPage(scored.row())),
                Column.number("RMSE", scored -> scored.all().rmse(), Numbers::rmse),
                Column.number("MAE", scored -> scored.all().mae(), Numbers::rmse),
                Column.number("RMSE, users alike", scored -> scored.all().rmseMacro(), Numbers::rmse),
                Column.number("MAE, users alike", scored -> scored.all().maeMacro(), Numbers::rmse)));
        if (results.manifest().clipped()) {
            columns.add(
                    Column.number("RMSE, not clipped", scored -> scored.all().rmseRaw(), Numbers::rmse));
            columns.add(Column.number("MAE, not clipped", scored -> scored.all().maeRaw(), Numbers::rmse));
        }
        columns.add(Column.number("Coverage", Scored::coverage, Numbers::percent));
        return new Table<>(
                        shown(rows.size() - 1) + ", test predictions of all runs together, rating units",
                        columns,
                        scored -> scored.row().selected() ? "chosen" : "baseline",
                        false)
                .view(rows);
    }
}
