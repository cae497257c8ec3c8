package org.factorlens.report;

import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.results.PublishedCheck;

/** Published numbers beside ours. */
final class PublishedPage implements Page {
    /** Numbers above this are losses, not errors in rating units. */
    private static final double LOSS = 100;

    private final ExperimentResults results;

    PublishedPage(ExperimentResults results) {
        this.results = results;
    }

    @Override
    public String path() {
        return "published.html";
    }

    @Override
    public String title() {
        return "Held to published numbers";
    }

    @Override
    public String navLabel() {
        return "Published";
    }

    @Override
    public String description() {
        return "Published results beside those of " + results.manifest().title() + ", with tolerances.";
    }

    @Override
    public String template() {
        return "pages/published";
    }

    /** What the template draws. */
    record View(Frame frame, List<Sentence.View> sentences, TableView checks, String split) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        List<Column<PublishedCheck>> columns = List.of(
                Column.text("Protocol", PublishedCheck::protocol)
                        .naming()
                        .linked(check -> check.cell().isEmpty() ? null : "runs/" + check.cell() + ".html"),
                Column.text("Metric", check -> check.metric().replace('_', ' ')),
                Column.count("Sweep", PublishedCheck::sweep),
                Column.number(
                        "Published", PublishedCheck::published, value -> Numbers.fixed(value, value > LOSS ? 2 : 4)),
                Column.number("Ours", PublishedCheck::ours, value -> Numbers.fixed(value, value > LOSS ? 4 : 6)),
                Column.number("Difference", PublishedCheck::difference, value -> Numbers.signed(value, 6)),
                Column.number("Tolerance", PublishedCheck::tolerance, Numbers::plain),
                Column.text("Verdict", PublishedPage::verdict),
                Column.text("Source", PublishedCheck::source).wrapped());
        Table<PublishedCheck> table = new Table<>(
                "Each published number, ours, and whether the difference is within the tolerance",
                columns,
                check -> check.pass() ? "holds" : CheckFindings.unmet(check) ? "" : "differs",
                false);
        return new View(
                frame,
                new PublishedFindings(results)
                        .all().stream().map(Sentence::view).toList(),
                table.view(results.published()),
                results.manifest().split().description());
    }

    private static String verdict(PublishedCheck check) {
        return check.pass() ? "✓ holds" : CheckFindings.unmet(check) ? "no such run" : "✕ differs";
    }
}
