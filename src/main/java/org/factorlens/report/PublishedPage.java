package org.factorlens.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.factorlens.format.Numbers;
import org.factorlens.results.PublishedCheck;

/** Published numbers beside ours. */
final class PublishedPage implements Page {
    private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)#.*");

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

    /** What the template draws; a table for each source. */
    record View(Frame frame, List<Sentence.View> sentences, FigureView figure, List<TableView> checks, String split) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        PublishedFindings findings = new PublishedFindings(results);
        Map<String, List<PublishedCheck>> bySource = results.published().stream()
                .collect(Collectors.groupingBy(PublishedCheck::source, LinkedHashMap::new, Collectors.toList()));
        return new View(
                frame,
                findings.all().stream().map(Sentence::view).toList(),
                new CurveFigures(results).ofPublished(figures, findings.published(), findings.best()),
                bySource.entrySet().stream()
                        .map(source -> table(source.getKey(), results.manifest().experimentFile())
                                .view(source.getValue()))
                        .toList(),
                results.manifest().split().description());
    }

    private static Table<PublishedCheck> table(String source, String experimentFile) {
        List<Column<PublishedCheck>> columns = List.of(
                Column.text("Number", (PublishedCheck check) -> check.protocol() + ": " + metric(check))
                        .naming()
                        .linked(check -> check.cell().isEmpty() ? null : "runs/" + check.cell() + ".html"),
                Column.decimals("Published", PublishedCheck::published, check -> decimals(check, experimentFile)),
                Column.decimals("Ours", PublishedCheck::ours, check -> isLoss(check) ? 4 : 6),
                Column.number("Difference", PublishedCheck::difference, value -> Numbers.signed(value, 6)),
                Column.number("Tolerance", PublishedCheck::tolerance, Numbers::plain),
                Column.text("Verdict", PublishedPage::verdict),
                Column.count("Sweep", PublishedCheck::sweep));
        return new Table<>(
                "From " + source + ": each number, ours, and whether the difference is within the tolerance",
                columns,
                check -> check.pass() ? "holds" : CheckFindings.unmet(check) ? "" : "differs",
                false);
    }

    /** As many decimals as the experiment file gives, which has the number as it was published. */
    static int decimals(PublishedCheck check, String experimentFile) {
        String key = "(?i)\\b" + check.metric().replace("_", "_?");
        return Pattern.compile(key + "[\"']?\\s*:\\s*[\"']?(-?\\d+\\.\\d+)")
                .matcher(COMMENT.matcher(experimentFile).replaceAll(""))
                .results()
                .map(number -> new BigDecimal(number.group(1)))
                .filter(number -> number.doubleValue() == check.published())
                .mapToInt(BigDecimal::scale)
                .max()
                .orElseGet(() -> decimals(check.published()));
    }

    private static int decimals(double value) {
        String text = Numbers.plain(value);
        return text.indexOf('.') < 0 ? 0 : text.length() - text.indexOf('.') - 1;
    }

    /** {@code training RMSE}. */
    static String metric(PublishedCheck check) {
        return check.metric()
                .replace("train_", "training ")
                .replace('_', ' ')
                .replace("rmse", "RMSE")
                .replace("mae", "MAE");
    }

    private static boolean isLoss(PublishedCheck check) {
        return check.metric().endsWith("_loss");
    }

    private static String verdict(PublishedCheck check) {
        if (CheckFindings.unmet(check)) {
            return check.cell().isEmpty() ? "no such run" : "no such sweep";
        }
        return check.pass() ? "✓ holds" : "✕ differs";
    }
}
