package org.factorlens.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.factorlens.chart.Axis;
import org.factorlens.chart.LineChart;
import org.factorlens.chart.Point;
import org.factorlens.chart.ReferenceLine;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Summary;

/** Test RMSE over the axes of the matrix: lines against k and against lambda. */
final class MatrixFigures {
    /** More lines than these are not told apart. */
    private static final int MOST_LINES = 7;

    private final ExperimentResults results;
    private final Configurations configurations;
    private final Map<Family, List<Summary>> families;

    MatrixFigures(ExperimentResults results) {
        this.results = results;
        this.configurations = results.configurations();
        this.families = Family.groups(configurations);
    }

    /** A configuration as a point of a line. */
    record Entry(String line, Summary row) {}

    /** RMSE against k, each k at its best lambda by validation, a line for each family. */
    FigureView byK(Figures figures) {
        List<Entry> entries = new ArrayList<>();
        Map<String, List<Summary>> sampled = sampled();
        String als = sampled.isEmpty() ? "" : "ALS, ";
        families.forEach((family, members) ->
                bestOfEachK(members).forEach(row -> entries.add(new Entry(als + family.name(families.keySet()), row))));
        sampled.forEach((name, members) -> bestOfEachK(members).forEach(row -> entries.add(new Entry(name, row))));
        LineChart chart = new LineChart(
                "rmse-by-k",
                "Test RMSE against the number of latent dimensions",
                Axis.integers("latent dimensions k"),
                Axis.linear("test RMSE (rating units)"),
                lines(entries, Summary::k),
                references(entries, biasOnly(configurations)));
        String caption = "Lower is better. Each point is the best of its k and kind "
                + Phrases.choosing(results.manifest().chosenBy()) + "; bars are 95% intervals.";
        List<Column<Entry>> columns = new ArrayList<>(columns());
        columns.add(1, Column.text("Line", Entry::line));
        return figures.figure(chart, caption, table("Test RMSE by k", entries, columns), entries);
    }

    /** Gibbs models with factors, by their item features where these differ. */
    private Map<String, List<Summary>> sampled() {
        Map<String, List<Summary>> byFeatures = configurations.all().stream()
                .filter(row -> row.model().equals("gibbs") && row.k() > 0)
                .collect(Collectors.groupingBy(ComparedSettings::features, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Summary>> named = new LinkedHashMap<>();
        byFeatures.forEach((features, rows) -> named.put(
                byFeatures.size() == 1
                        ? "Gibbs"
                        : "Gibbs, " + (features.equals("none") ? "no" : features) + " features",
                rows));
        return named;
    }

    private static List<Summary> bestOfEachK(List<Summary> members) {
        TreeMap<Integer, List<Summary>> byK = new TreeMap<>();
        for (Summary row : members) {
            byK.computeIfAbsent(row.k(), k -> new ArrayList<>()).add(row);
        }
        List<Summary> best = new ArrayList<>();
        for (List<Summary> rows : byK.values()) {
            new Configurations(rows, List.of()).best(row -> true).ifPresent(best::add);
        }
        return best;
    }

    /** RMSE against lambda, a line for each k, a figure for each family with two lambdas or more. */
    List<FigureView> byLambda(Figures figures) {
        List<FigureView> views = new ArrayList<>();
        for (Map.Entry<Family, List<Summary>> group : families.entrySet()) {
            List<Entry> entries = group.getValue().stream()
                    .filter(Configurations::scored)
                    .sorted(Comparator.comparingInt(Summary::k).thenComparingDouble(Summary::lambda))
                    .map(row -> new Entry("k = " + row.k(), row))
                    .toList();
            if (entries.stream()
                            .mapToDouble(entry -> entry.row().lambda())
                            .distinct()
                            .count()
                    > 1) {
                views.add(byLambda(figures, "rmse-by-lambda-" + (views.size() + 1), group.getKey(), entries));
            }
        }
        return views;
    }

    private FigureView byLambda(Figures figures, String id, Family family, List<Entry> entries) {
        List<Entry> drawn = drawn(entries);
        LineChart chart = new LineChart(
                id,
                "Test RMSE against regularization, " + family.name(families.keySet()),
                Axis.log("regularization λ (log scale)"),
                Axis.linear("test RMSE (rating units)"),
                lines(drawn, Summary::lambda),
                references(entries, biasOnly(configurations, family.features())));
        String caption =
                "Lower is better. A line per k; its lowest point is, of the λ drawn, the one that suits that k best on test "
                        + "ratings. Bars are 95% intervals, points lead to the runs." + unregularized(drawn)
                        + leftOut(entries, drawn);
        return LongFigures.figure(figures, chart, caption, table("Test RMSE by λ and k", entries, columns()), entries);
    }

    /** A logarithmic scale has no zero. */
    private static String unregularized(List<Entry> drawn) {
        return drawn.stream().anyMatch(entry -> entry.row().lambda() == 0)
                ? " λ = 0 has no place on this scale; the table has it."
                : "";
    }

    /** The least, the largest and some k between them, among them that of the best configuration. */
    private static List<Entry> drawn(List<Entry> entries) {
        List<Summary> rows = entries.stream().map(Entry::row).toList();
        int best = new Configurations(rows, List.of())
                .best(row -> true)
                .orElseThrow()
                .k();
        List<Integer> ks = Thinned.with(best, ks(entries), MOST_LINES);
        return entries.stream().filter(entry -> ks.contains(entry.row().k())).toList();
    }

    private static List<Integer> ks(List<Entry> entries) {
        return entries.stream().map(entry -> entry.row().k()).distinct().toList();
    }

    private String leftOut(List<Entry> entries, List<Entry> drawn) {
        int all = ks(entries).size();
        int shown = ks(drawn).size();
        return shown == all
                ? ""
                : " Of " + all + " values of k " + shown + " are drawn, the best "
                        + Phrases.choosing(results.manifest().chosenBy()) + " among them; the CSV file has all.";
    }

    private List<Series> lines(List<Entry> entries, java.util.function.ToDoubleFunction<Summary> x) {
        Map<String, List<Point>> lines = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Summary row = entry.row();
            Point point = new Point(
                    x.applyAsDouble(row),
                    row.testRmseMean(),
                    row.testRmseLow(),
                    row.testRmseHigh(),
                    row.configuration() + ": " + Numbers.rmse(row.testRmseMean()),
                    configurations.runPage(row));
            lines.computeIfAbsent(entry.line(), name -> new ArrayList<>()).add(point);
        }
        return lines.entrySet().stream()
                .map(line -> new Series(line.getKey(), line.getValue()))
                .toList();
    }

    /** What the lines are held to: bias terms alone, and the noise floor where it is known. */
    private List<ReferenceLine> references(Collection<Entry> entries, Optional<Summary> biasOnly) {
        List<ReferenceLine> lines = new ArrayList<>();
        if (entries.isEmpty()) {
            return lines;
        }
        biasOnly.ifPresent(row -> lines.add(new ReferenceLine(
                "bias terms alone" + features(row) + " " + Numbers.rmse(row.testRmseMean()), row.testRmseMean())));
        double floor = results.manifest().dataset().noiseFloor();
        if (!Double.isNaN(floor)) {
            lines.add(new ReferenceLine("noise floor " + Numbers.rmse(floor), floor));
        }
        return lines;
    }

    private static String features(Summary biasOnly) {
        String features = ComparedSettings.features(biasOnly);
        return features.equals("none") ? "" : " with " + features + " features";
    }

    /** The best model without factors that has bias terms: without item features where there is such a one. */
    static Optional<Summary> biasOnly(Configurations configurations) {
        return biasOnly(configurations, "none")
                .or(() -> configurations.best(row -> row.model().equals("als") && row.k() == 0 && row.bias()));
    }

    /** The best of them that has these item features. */
    private static Optional<Summary> biasOnly(Configurations configurations, String features) {
        return configurations.best(row -> row.model().equals("als")
                && row.k() == 0
                && row.bias()
                && ComparedSettings.features(row).equals(features));
    }

    private static Table<Entry> table(String caption, List<Entry> entries, List<Column<Entry>> columns) {
        return Table.of(
                caption + " (" + Units.counted(entries.size(), "configuration", "configurations") + ")", columns);
    }

    private List<Column<Entry>> columns() {
        return List.of(
                Column.<Entry>text("Configuration", entry -> entry.row().configuration())
                        .naming()
                        .linked(entry -> configurations.runPage(entry.row())),
                Column.count("k", entry -> entry.row().k()),
                Column.number("λ", entry -> entry.row().lambda(), Numbers::plain),
                Column.number("Test RMSE", entry -> entry.row().testRmseMean(), Numbers::rmse),
                Column.number("Interval low", entry -> entry.row().testRmseLow(), Numbers::rmse),
                Column.number("Interval high", entry -> entry.row().testRmseHigh(), Numbers::rmse),
                Column.number("Train RMSE", entry -> entry.row().trainRmseMean(), Numbers::rmse));
    }
}
