package org.factorlens.report;

import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.results.Summary;

/** Two configurations side by side. Without a script: the chosen one and the best of the others; with it, any two. */
final class ComparePage implements Page {
    static final String PATH = "compare.html";

    private final ExperimentResults results;

    ComparePage(ExperimentResults results) {
        this.results = results;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title() {
        return "Compare";
    }

    @Override
    public String navLabel() {
        return "Compare";
    }

    @Override
    public String description() {
        return "Any two configurations of " + results.manifest().title()
                + " side by side, with the interval of the difference.";
    }

    @Override
    public boolean printed() {
        return false;
    }

    @Override
    public String template() {
        return "pages/compare";
    }

    @Override
    public List<String> scripts() {
        return List.of("./" + CompareScript.FILE, "compare.js");
    }

    /** Whether there are two configurations to compare. */
    static boolean applies(ExperimentResults results) {
        return results.configurations().ranked().size() > 1;
    }

    /** What the template draws. */
    record View(
            Frame frame,
            String lede,
            String a,
            String b,
            String verdict,
            String evidence,
            String method,
            TableView settings,
            TableView scores,
            TableView runs) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        Summary a = first();
        Summary b = results.configurations().ranked().stream()
                .filter(row -> row != a)
                .findFirst()
                .orElseThrow();
        Contrast contrast = new Contrast(results, a, b);
        return new View(
                frame,
                lede(a),
                a.configuration(),
                b.configuration(),
                contrast.sentence(),
                contrast.evidence(),
                method(),
                settings(contrast, a, b),
                scores(contrast, a, b),
                runs(contrast, a, b));
    }

    /** The chosen one, or the best where none is. */
    private Summary first() {
        return results.configurations()
                .selected()
                .orElseGet(() -> results.configurations().ranked().get(0));
    }

    private static String lede(Summary a) {
        return (a.selected() ? "The chosen configuration" : "The best configuration on test ratings")
                + " beside the best of the others on test ratings.";
    }

    private String method() {
        return interval()
                + " It looks at these two alone; standings on the other pages also ask whether chance among users, adjusted for"
                + " all configurations, could explain a difference to the chosen one.";
    }

    private String interval() {
        if (Double.isNaN(PairedFolds.testToTrain(results.cells()))) {
            return "On a single split the interval is a bootstrap over users, who are drawn anew with all of their test "
                    + "ratings"
                    + (results.pairIntervals().isEmpty()
                            ? "; there is one only where one of the two is the chosen configuration."
                            : ".")
                    + " It takes the trained models as given: it is about other users, not about other start values."
                    + seeds();
        }
        return "The interval is for the mean difference over folds, runs of a fold with several seeds averaged first: "
                + "corrected resampled t, which allows for the overlap of training sets." + seeds();
    }

    private String seeds() {
        return results.manifest().plan().seeds() < 2
                ? ""
                : " A score that is a mean over seeds leads to the run with the first of them, whose page lists the others.";
    }

    private TableView settings(Contrast contrast, Summary a, Summary b) {
        return Table.of(
                        "Settings that differ",
                        List.of(
                                Column.text("Setting", Contrast.Line::name).naming(),
                                Column.text(a.configuration(), Contrast.Line::a),
                                Column.text(b.configuration(), Contrast.Line::b)))
                .view(contrast.settings());
    }

    private TableView scores(Contrast contrast, Summary a, Summary b) {
        return Table.of(
                        "Scores, mean over runs",
                        List.of(
                                Column.text("Score", Contrast.Line::name).naming(),
                                flushRight(a.configuration(), Contrast.Line::a),
                                flushRight(b.configuration(), Contrast.Line::b),
                                flushRight("Difference", Contrast.Line::difference)))
                .view(contrast.scores());
    }

    private static Column<Contrast.Line> flushRight(
            String header, java.util.function.Function<Contrast.Line, String> text) {
        return new Column<>(header, true, text, text, row -> null, false, "n");
    }

    private TableView runs(Contrast contrast, Summary a, Summary b) {
        List<Column<PairedFolds.Pair>> columns = List.of(
                Column.<PairedFolds.Pair>text(
                                "Fold", pair -> Contrast.fold(pair.a().get(0)))
                        .naming(),
                Column.<PairedFolds.Pair>number(a.configuration(), PairedFolds.Pair::rmseA, Numbers::rmse)
                        .linked(pair -> "runs/" + pair.a().get(0).cell() + ".html"),
                Column.<PairedFolds.Pair>number(b.configuration(), PairedFolds.Pair::rmseB, Numbers::rmse)
                        .linked(pair -> "runs/" + pair.b().get(0).cell() + ".html"),
                Column.number("Difference", PairedFolds.Pair::difference, Numbers::difference));
        return Table.of(
                        "Test RMSE fold by fold" + (results.manifest().plan().seeds() > 1 ? ", mean over seeds" : ""),
                        columns)
                .view(contrast.runs());
    }
}
