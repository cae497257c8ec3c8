package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Bar;
import org.factorlens.chart.BarChart;
import org.factorlens.format.Numbers;
import org.factorlens.results.Manifest;

/** What changed since an earlier run, whose downloads were named when the report was built. */
final class ChangesPage implements Page {
    private static final int MOST_BARS = 15;

    private final ExperimentResults results;
    private final Baseline baseline;
    private final Changes changes;

    ChangesPage(ExperimentResults results, Baseline baseline) {
        this.results = results;
        this.baseline = baseline;
        this.changes = new Changes(results, baseline);
    }

    @Override
    public String path() {
        return "changes.html";
    }

    @Override
    public String title() {
        return "Since the last published run";
    }

    @Override
    public String navLabel() {
        return "Changes";
    }

    @Override
    public String description() {
        return "What changed in " + results.manifest().title() + " since an earlier run, with intervals.";
    }

    @Override
    public String template() {
        return "pages/changes";
    }

    @Override
    public List<String> scripts() {
        return List.of("table.js");
    }

    /** What the template draws. */
    record View(
            Frame frame,
            List<Sentence.View> sentences,
            FigureView figure,
            String how,
            TableView table,
            TableView conditions,
            List<String> added,
            List<String> gone,
            List<String> uncompared) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        return new View(
                frame,
                new ChangeFindings(results, baseline, changes)
                        .all().stream().map(Sentence::view).toList(),
                figure(figures),
                how(),
                table(true, "All configurations of both runs, the biggest change first")
                        .withoutEmptyColumns(changes.all())
                        .view(changes.all()),
                conditions(),
                changes.added(),
                changes.gone(),
                changes.uncompared());
    }

    private boolean withIntervals() {
        return changes.all().stream()
                .anyMatch(change -> !Double.isNaN(change.paired().low()));
    }

    private String how() {
        return "Test RMSE now minus then, mean over folds"
                + (withIntervals()
                        ? " paired one by one, runs of a fold with several seeds averaged first; intervals are corrected resampled t, at 95% each and not for all of "
                                + "them together."
                        : "; no intervals can be given.")
                + (changes.all().stream().anyMatch(change -> change.row().selected())
                        ? " The chosen configuration of this run is marked."
                        : "");
    }

    private FigureView figure(Figures figures) {
        List<Changes.Change> rows = changes.all().stream()
                .filter(change -> change.paired().mean() != 0)
                .limit(MOST_BARS)
                .toList();
        if (rows.isEmpty()) {
            return null;
        }
        BarChart chart = new BarChart(
                "changes",
                "How test RMSE changed, the biggest changes first",
                "",
                Axis.linear("test RMSE now minus then (rating units)"),
                rows.stream().map(this::bar).toList(),
                true,
                List.of());
        String caption = "Left of zero errs less now, right of it more. "
                + (withIntervals()
                        ? "Lines are 95% intervals; a change whose interval contains zero may be chance."
                        : "There are no intervals, so any of these may be chance.")
                + unlike(rows);
        return figures.figure(chart, caption, table(false, "The biggest changes of test RMSE"), rows);
    }

    private static String unlike(List<Changes.Change> rows) {
        long other =
                rows.stream().filter(change -> !change.differences().isEmpty()).count();
        return other == 0
                ? ""
                : other == rows.size()
                        ? " All of them ran with other settings than then."
                        : " " + Numbers.count(other) + " of these " + Numbers.count(rows.size())
                                + " ran with other settings than then; the table says which.";
    }

    private Bar bar(Changes.Change change) {
        String name = change.row().configuration();
        return new Bar(
                name,
                change.paired().mean(),
                change.paired().low(),
                change.paired().high(),
                name + ": " + Numbers.difference(change.paired().mean()),
                results.configurations().runPage(change.row()));
    }

    private Table<Changes.Change> table(boolean sortable, String caption) {
        List<Column<Changes.Change>> columns = List.of(
                Column.<Changes.Change>text(
                                "Configuration", change -> change.row().configuration())
                        .naming()
                        .linked(change -> results.configurations().runPage(change.row())),
                Column.number("Then", change -> change.old().testRmseMean(), Numbers::rmse),
                Column.number("Now", change -> change.row().testRmseMean(), Numbers::rmse),
                Column.number("Change", change -> change.paired().mean(), Numbers::difference),
                Column.number(
                        "Interval low", change -> end(change, change.paired().low()), ChangesPage::shown),
                Column.number(
                        "Interval high", change -> end(change, change.paired().high()), ChangesPage::shown),
                Column.text("Test RMSE", change -> change.kind().word()),
                Column.text("Settings", change -> change.differences().isEmpty() ? "the same" : "differ"));
        return new Table<>(caption, columns, change -> change.row().selected() ? "chosen" : "", sortable);
    }

    /** What is the same to the bit has a difference of zero and no interval around it. */
    private static double end(Changes.Change change, double value) {
        return change.kind() == Changes.Kind.SAME ? Double.NaN : value;
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "–" : Phrases.end(value);
    }

    private record Condition(String name, String then, String now) {}

    /** What both runs were made with. */
    private TableView conditions() {
        Manifest now = results.manifest();
        Manifest then = baseline.manifest();
        List<Condition> rows = new ArrayList<>();
        rows.add(new Condition("FactorLens", then.factorlens(), now.factorlens()));
        rows.add(new Condition("Numeric rules", "version " + then.kernelContract(), "version " + now.kernelContract()));
        rows.add(new Condition(
                "Experiment file",
                Provenance.shortened(then.experimentSha256()),
                Provenance.shortened(now.experimentSha256())));
        rows.add(new Condition("Data files", digests(then), digests(now)));
        addShared(rows, "Ratings as read", ChangedSettings::ratings);
        addShared(rows, "Files of item features", ChangedSettings::files);
        rows.add(new Condition("Split", then.split().description(), now.split().description()));
        rows.add(new Condition(
                "Runs",
                Numbers.count(then.plan().cells()),
                Numbers.count(now.plan().cells())));
        addShared(rows, "Seeds", manifest -> ChangedSettings.axis(manifest, "seed"));
        addShared(rows, "Most sweeps", manifest -> ChangedSettings.axis(manifest, "sweeps"));
        addShared(rows, "Burn-in", manifest -> ChangedSettings.axis(manifest, "burn_in"));
        addShared(rows, "Tolerance", manifest -> ChangedSettings.axis(manifest, "tolerance"));
        addShared(rows, "Predictions", ChangedSettings::predictions);
        addShared(rows, "Chosen by", manifest -> manifest.chosenBy() + " RMSE");
        return new Table<>(
                        "Then and now; digests are SHA-256, shortened",
                        List.of(
                                Column.text("Condition", Condition::name).naming(),
                                Column.text("Then", Condition::then).wrapped(),
                                Column.text("Now", Condition::now).wrapped(),
                                Column.text("Compared", row -> row.then().equals(row.now()) ? "the same" : "differs")),
                        row -> row.then().equals(row.now()) ? "" : "differs",
                        false)
                .view(rows);
    }

    private void addShared(List<Condition> rows, String name, Function<Manifest, String> value) {
        rows.add(new Condition(name, value.apply(baseline.manifest()), value.apply(results.manifest())));
    }

    private static String digests(Manifest manifest) {
        return String.join(
                ", ",
                Baseline.digests(manifest).stream().map(Provenance::shortened).toList());
    }
}
