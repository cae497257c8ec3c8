package org.factorlens.report;

import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.results.ChainDiagnostic;
import org.factorlens.results.Summary;
import org.factorlens.results.UncertaintyGroup;

/** How sure predictions of sampled models are, whether they are right to be, and what item features do. */
final class UncertaintyPage implements Page {
    private final ExperimentResults results;

    UncertaintyPage(ExperimentResults results) {
        this.results = results;
    }

    @Override
    public String path() {
        return "uncertainty.html";
    }

    @Override
    public String title() {
        return "Uncertainty";
    }

    @Override
    public String navLabel() {
        return "Uncertainty";
    }

    @Override
    public String description() {
        return "How sure predictions on " + results.manifest().title() + " are, and whether they are right to be.";
    }

    @Override
    public String template() {
        return "pages/uncertainty";
    }

    /** What the template draws. */
    record View(
            Frame frame,
            String ground,
            List<Sentence.View> sentences,
            List<FigureView> coverage,
            TableView configurations,
            List<FigureView> traces,
            TableView diagnostics,
            List<FigureView> features) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        Sampled sampled = new Sampled(results);
        Summary best = Sampled.best(results).orElseThrow();
        return new View(
                frame,
                ground(best),
                new UncertaintyFindings(sampled, best)
                        .all().stream().map(Sentence::view).toList(),
                new CoverageFigures(sampled, best).all(figures),
                configurations(sampled),
                new ChainFigures(sampled.chains(best)).all(figures),
                ChainFigures.table(sampled.diagnostics(best)),
                new FeatureFigures(results).all(figures));
    }

    private String ground(Summary best) {
        String chosen = best.selected() ? ", the configuration that was chosen" : "";
        return "Shown for the best sampled configuration "
                + Phrases.choosing(results.manifest().chosenBy()) + chosen
                + ": " + best.configuration()
                + ". Intervals are of ratings, so they hold the noise of ratings too; they are"
                + " judged on test ratings, pooled over its runs.";
    }

    /** A configuration, the coverage of its intervals, and the worst of its chains; NaN where these were not judged. */
    private record Row(Summary summary, UncertaintyGroup all, double largestRhat, double fewestDraws) {
        static Row of(Summary summary, UncertaintyGroup all, List<ChainDiagnostic> chains) {
            return new Row(
                    summary,
                    all,
                    chains.stream()
                            .mapToDouble(ChainDiagnostic::splitRhat)
                            .max()
                            .orElse(Double.NaN),
                    chains.stream()
                            .mapToDouble(ChainDiagnostic::effectiveDraws)
                            .min()
                            .orElse(Double.NaN));
        }
    }

    private TableView configurations(Sampled sampled) {
        List<Row> rows = sampled.configurations().stream()
                .flatMap(summary ->
                        sampled.all(summary).map(all -> Row.of(summary, all, sampled.diagnostics(summary))).stream())
                .toList();
        List<Column<Row>> columns = List.of(
                Column.text("Configuration", (Row row) -> row.summary().configuration())
                        .naming()
                        .linked(row -> results.configurations().runPage(row.summary())),
                Column.number("In 50% interval", row -> row.all().insideHalf(), Numbers::percent),
                Column.number("In 80% interval", row -> row.all().insideEighty(), Numbers::percent),
                Column.number("In 95% interval", row -> row.all().insideNinetyFive(), Numbers::percent),
                Column.number("Stated deviation", row -> row.all().deviation(), Numbers::rmse),
                Column.number("RMSE, not clipped", row -> row.all().rmse(), Numbers::rmse),
                Column.number("Largest split R-hat", Row::largestRhat, value -> Numbers.fixed(value, 3)),
                Column.number("Fewest effective draws", Row::fewestDraws, value -> Numbers.fixed(value, 0)));
        return Table.of(
                        "Share of test ratings inside their intervals, and the worst of the chains (limits: split R-hat "
                                + Numbers.plain(UncertaintyFindings.MOST_RHAT) + " at most, effective draws "
                                + Numbers.plain(UncertaintyFindings.LEAST_DRAWS) + " at least), lowest test RMSE first",
                        columns)
                .withoutEmptyColumns(rows)
                .view(rows);
    }
}
