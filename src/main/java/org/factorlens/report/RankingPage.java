package org.factorlens.report;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Point;
import org.factorlens.chart.ScatterChart;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.RankingResult;
import org.factorlens.results.RankingSummary;
import org.factorlens.results.ResultTable;

/** How good the lists of each configuration are, which RMSE does not say. */
final class RankingPage implements Page {
    private final ExperimentResults results;
    private final RankingFindings findings;

    RankingPage(ExperimentResults results) {
        this.results = results;
        this.findings = new RankingFindings(results);
    }

    /** Whether there is anything to show. */
    static boolean fits(ExperimentResults results) {
        return !results.rows(ResultTable.RANKING_SUMMARY).isEmpty();
    }

    @Override
    public String path() {
        return "ranking.html";
    }

    @Override
    public String title() {
        return "Ranking";
    }

    @Override
    public String navLabel() {
        return "Ranking";
    }

    @Override
    public String description() {
        return "How good the recommendation lists of each configuration are on "
                + results.manifest().title() + ".";
    }

    @Override
    public List<String> scripts() {
        return List.of("table.js");
    }

    @Override
    public String template() {
        return "pages/ranking";
    }

    /** What the template draws. */
    record View(Frame frame, String ground, List<Sentence.View> sentences, TableView table, FigureView figure) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        List<RankingSummary> rows = findings.ranked();
        List<RankingSummary> headed = headed(rows);
        return new View(
                frame,
                ground(),
                findings.all().stream().map(Sentence::view).toList(),
                new Table<>(
                                caption(rows, headed),
                                columns(),
                                row -> row.selected() ? "chosen" : baseline(row) ? "baseline" : "",
                                true)
                        .withoutEmptyColumns(rows)
                        .view(headed),
                figure(figures, rows));
    }

    private String caption(List<RankingSummary> rows, List<RankingSummary> headed) {
        String order = headed.equals(rows)
                ? ": the highest NDCG first"
                : ": the best baseline by NDCG, then all others, the highest NDCG first";
        return "How well " + Units.counted(rows.size(), "configuration ranks", "configurations rank")
                + Phrases.over(results.manifest().plan()) + (rows.size() == 1 ? "" : order);
    }

    /** The baseline with the highest NDCG, then all others in their order. */
    private List<RankingSummary> headed(List<RankingSummary> rows) {
        return Stream.concat(rows.stream().filter(this::baseline).limit(1), rows.stream())
                .distinct()
                .toList();
    }

    private String ground() {
        List<RankingResult> cells = results.rows(ResultTable.RANKING);
        RankingResult first = cells.get(0);
        long folds = results.manifest().plan().folds();
        return "A test rating of " + Numbers.plain(first.threshold()) + " or more counts as relevant. On "
                + (folds > 1 ? "the first of " + folds + " splits" : "the split") + ", "
                + Units.counted(first.users(), "user has", "users have")
                + " such ratings, and a list of ten is made for each from all of the "
                + Units.counted(first.items(), "item", "items")
                + " that training knows, less those the user rated there. Nothing is sampled."
                + (results.configurations().all().stream().anyMatch(row -> Baselines.isItemKnn(row.model()))
                        ? " Item kNN predicts single ratings and makes no lists."
                        : "");
    }

    private List<Column<RankingSummary>> columns() {
        return List.of(
                Column.text("Configuration", (RankingSummary row) -> results.shown(row.configuration()))
                        .naming()
                        .linked(this::runPage),
                Column.number("NDCG@10", RankingSummary::ndcg, RankingPage::four),
                Column.number("Test RMSE", RankingSummary::testRmseMean, Numbers::rmse),
                Column.text("95% interval of NDCG", row -> Numbers.interval(row.ndcgLow(), row.ndcgHigh(), 4)),
                Column.number("Difference to chosen", RankingSummary::deltaNdcg, v -> Numbers.signed(v, 4)),
                Column.number("Adjusted p", RankingSummary::pHolm, RankingPage::probability),
                Column.number("Precision", RankingSummary::precision, RankingPage::four),
                Column.number("Recall", RankingSummary::recall, RankingPage::four),
                Column.number("MAP", RankingSummary::map, RankingPage::four),
                Column.number("MRR", RankingSummary::mrr, RankingPage::four),
                Column.number("Coverage", RankingSummary::coverage, Numbers::percent),
                Column.number("Novelty", RankingSummary::novelty, v -> Numbers.fixed(v, 2)),
                Column.number("Popularity", RankingSummary::popularityRecommended, v -> Numbers.fixed(v, 1)),
                Column.number("Diversity", RankingSummary::diversity, v -> Numbers.fixed(v, 3)));
    }

    private static String four(double value) {
        return Numbers.fixed(value, 4);
    }

    /** No p-value is zero. */
    private static String probability(double p) {
        return p < 0.0001 ? "< 0.0001" : four(p);
    }

    private String runPage(RankingSummary row) {
        return results.configurations()
                .find(results.shown(row.configuration()))
                .map(results.configurations()::runPage)
                .orElse(null);
    }

    private FigureView figure(Figures figures, List<RankingSummary> rows) {
        List<Series> groups = List.of(
                series("with factors", rows, row -> !row.selected() && !baseline(row)),
                series("baselines", rows, row -> !row.selected() && baseline(row)),
                series("chosen by RMSE", rows, RankingSummary::selected));
        ScatterChart chart = new ScatterChart(
                "ranking-against-rmse",
                "Lists against rating error, a point for each configuration",
                Axis.linear("test RMSE (rating units)"),
                Axis.linear("NDCG@10"),
                groups.stream().filter(group -> !group.points().isEmpty()).toList(),
                List.of());
        Table<RankingSummary> table = Table.of(
                "NDCG and RMSE of each configuration",
                List.of(
                        Column.text("Configuration", (RankingSummary row) -> results.shown(row.configuration()))
                                .naming(),
                        Column.number("Test RMSE", RankingSummary::testRmseMean, Numbers::rmse),
                        Column.number("NDCG@10", RankingSummary::ndcg, RankingPage::four)));
        return figures.figure(
                chart,
                "Better lists stand higher, better predictions further left. Were lists good where ratings are predicted"
                        + " well, the points would fall from the upper left to the lower right."
                        + points(Phrases.over(results.manifest().plan())),
                table,
                rows);
    }

    private static String points(String over) {
        return over.isEmpty() ? "" : " Each point is the" + over.substring(1) + ".";
    }

    private boolean baseline(RankingSummary row) {
        return row.model().equals("popularity")
                || results.configurations()
                        .find(results.shown(row.configuration()))
                        .filter(Standing::isBaseline)
                        .isPresent();
    }

    private Series series(String name, List<RankingSummary> rows, Predicate<RankingSummary> members) {
        return new Series(
                name,
                rows.stream()
                        .filter(members)
                        .map(row -> Point.of(
                                row.testRmseMean(),
                                row.ndcg(),
                                results.shown(row.configuration()) + "\nRMSE " + Numbers.rmse(row.testRmseMean())
                                        + ", NDCG@10 " + four(row.ndcg())))
                        .toList());
    }
}
