package org.factorlens.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Bar;
import org.factorlens.chart.BarChart;
import org.factorlens.chart.LineChart;
import org.factorlens.chart.Point;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.results.Comparison;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.FeatureLink;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;

/** What item features do, and for which items they pay. */
final class FeatureFigures {
    /** More bars than fit a page; a table has all features. */
    private static final int MOST_BARS = 60;

    private static final double Z95 = 1.959963984540054;

    private final ExperimentResults results;

    FeatureFigures(ExperimentResults results) {
        this.results = results;
    }

    List<FigureView> all(Figures figures) {
        List<FigureView> views = new ArrayList<>();
        List<Effect> effects = effects();
        if (!effects.isEmpty()) {
            views.add(onBias(figures, effects));
            views.add(onTaste(figures, effects));
        }
        Stream.of("features", "als-features")
                .flatMap(question -> results.comparisons(question).stream())
                .findFirst()
                .flatMap(pair -> payoff(figures, pair))
                .ifPresent(views::add);
        return views;
    }

    /**
     * What a feature does.
     *
     * @param feature name
     * @param bias what it adds to an item's bias
     * @param biasDeviation posterior standard deviation of that, NaN of a fitted model
     * @param spread how much it divides users
     */
    private record Effect(String feature, double bias, double biasDeviation, double spread) {}

    /** Effects, the highest on the bias first; without those of who rated an item, which say nothing to a reader. */
    private List<Effect> effects() {
        Map<String, List<FeatureLink>> byFeature = new LinkedHashMap<>();
        for (FeatureLink link : results.rows(ResultTable.LINKS)) {
            if (link.feature().startsWith(FeatureLink.RATER)) {
                continue;
            }
            byFeature.computeIfAbsent(link.feature(), name -> new ArrayList<>()).add(link);
        }
        List<Effect> effects = new ArrayList<>();
        byFeature.forEach((feature, links) -> effects.add(effect(feature, links)));
        effects.sort(Comparator.comparingDouble(Effect::bias).reversed().thenComparing(Effect::feature));
        return effects;
    }

    private static Effect effect(String feature, List<FeatureLink> links) {
        double squares = 0;
        double bias = Double.NaN;
        double deviation = Double.NaN;
        for (FeatureLink link : links) {
            if (link.dimension() == 0) {
                bias = link.mean();
                deviation = link.deviation();
            } else {
                squares += link.mean() * link.mean();
            }
        }
        return new Effect(feature, bias, deviation, Math.sqrt(squares));
    }

    private static Bar bar(Effect effect) {
        String title = effect.feature() + ": " + Numbers.signed(effect.bias(), 3);
        double half = Z95 * effect.biasDeviation();
        return Double.isNaN(half)
                ? Bar.of(effect.feature(), effect.bias(), title)
                : new Bar(effect.feature(), effect.bias(), effect.bias() - half, effect.bias() + half, title, null);
    }

    private FigureView onBias(Figures figures, List<Effect> effects) {
        boolean sampled = effects.stream().noneMatch(effect -> Double.isNaN(effect.biasDeviation()));
        BarChart chart = new BarChart(
                "links-bias",
                "What each feature adds to the prior mean of an item's bias",
                "",
                Axis.linear("rating units"),
                largest(effects, effect -> Math.abs(effect.bias())).stream()
                        .map(FeatureFigures::bar)
                        .toList(),
                true,
                List.of());
        return figures.figure(
                chart,
                "Of the chosen run: where an item with this feature is expected, other features equal, before "
                        + (known() ? "the value of any rating of it" : "any rating of it") + " is seen."
                        + unit(effects)
                        + (sampled ? " Bars are 95% intervals of the posterior, from at most 32 samples." : "")
                        + " An association in these ratings, not a cause."
                        + left(effects)
                        + raters(),
                table(),
                effects);
    }

    private Stream<String> names() {
        return results.rows(ResultTable.LINKS).stream()
                .map(FeatureLink::feature)
                .distinct();
    }

    /** Whether features say how many rated an item, or who. */
    private boolean known() {
        return names().anyMatch(name -> name.equals(RowFeatures.COUNT) || name.startsWith(FeatureLink.RATER));
    }

    private static String unit(List<Effect> effects) {
        return effects.stream().anyMatch(effect -> effect.feature().equals(RowFeatures.COUNT))
                ? " A number, such as the " + RowFeatures.COUNT
                        + ", counts per standard deviation over items; all else is there or not."
                : "";
    }

    private String raters() {
        long raters = names().filter(name -> name.startsWith(FeatureLink.RATER)).count();
        return raters == 0
                ? ""
                : " Left out " + (raters == 1 ? "is " : "are ")
                        + Units.counted(raters, "feature that says", "features that say")
                        + " who rated an item; links.csv has all.";
    }

    /** The {@value #MOST_BARS} effects that are largest by {@code size}, in the order given. */
    private static List<Effect> largest(List<Effect> effects, ToDoubleFunction<Effect> size) {
        Set<Effect> kept = effects.stream()
                .sorted(Comparator.comparingDouble(size).reversed())
                .limit(MOST_BARS)
                .collect(Collectors.toSet());
        return effects.stream().filter(kept::contains).toList();
    }

    private static String left(List<Effect> effects) {
        return effects.size() <= MOST_BARS
                ? ""
                : " The " + MOST_BARS + " largest of " + Numbers.count(effects.size()) + " are drawn.";
    }

    private FigureView onTaste(Figures figures, List<Effect> effects) {
        List<Effect> order = effects.stream()
                .sorted(Comparator.comparingDouble(Effect::spread).reversed().thenComparing(Effect::feature))
                .toList();
        BarChart chart = new BarChart(
                "links-taste",
                "How much each feature divides users",
                "",
                Axis.linear("rating units, standard deviation over users"),
                largest(order, Effect::spread).stream()
                        .map(effect -> Bar.of(
                                effect.feature(),
                                effect.spread(),
                                effect.feature() + ": " + Numbers.rating(effect.spread())))
                        .toList(),
                true,
                List.of());
        return figures.figure(
                chart,
                "The feature's row of the link matrix as one number: how far users differ in what the feature alone makes "
                        + "them expect of an item."
                        + unit(order)
                        + left(order)
                        + raters(),
                table(),
                order);
    }

    private static Table<Effect> table() {
        return Table.of(
                "Link matrix, by feature, rating units",
                List.of(
                        Column.text("Feature", Effect::feature).naming(),
                        Column.number("On the bias", Effect::bias, v -> Numbers.signed(v, 3)),
                        Column.number("Its posterior deviation", Effect::biasDeviation, v -> Numbers.fixed(v, 3)),
                        Column.number("Divides users by", Effect::spread, v -> Numbers.fixed(v, 3))));
    }

    /** RMSE of both sides of a comparison for a group of items of about the same popularity. */
    private record Payoff(ErrorGroup with, ErrorGroup without) {}

    private Optional<FigureView> payoff(Figures figures, Comparison pair) {
        List<ErrorGroup> with = popularity(pair.a());
        List<ErrorGroup> without = popularity(pair.b());
        if (with.isEmpty() || with.size() != without.size()) {
            return Optional.empty();
        }
        List<Payoff> rows = new ArrayList<>();
        for (int g = 0; g < with.size(); g++) {
            rows.add(new Payoff(with.get(g), without.get(g)));
        }
        LineChart chart = new LineChart(
                "features-by-popularity",
                "What features buy for rare and for popular items",
                Axis.integers("group, fewest training ratings first"),
                Axis.linear("test RMSE (rating units)"),
                List.of(line("with features", with), line("without", without)),
                List.of());
        Table<Payoff> table = Table.of(
                "Test RMSE with and without features",
                List.of(
                        Column.text(
                                        "Training ratings of the item",
                                        (Payoff row) -> row.with().label())
                                .naming(),
                        Column.count("Test ratings", row -> row.with().ratings()),
                        Column.number("With features", row -> row.with().rmse(), Numbers::rmse),
                        Column.number("Without", row -> row.without().rmse(), Numbers::rmse),
                        Column.number(
                                "Difference",
                                row -> row.with().rmse() - row.without().rmse(),
                                Numbers::difference)));
        return Optional.of(figures.figure(
                chart,
                "The best models of one kind with and without features by validation, on their first run: " + pair.a()
                        + " against " + pair.b() + ". Differences of single groups have no interval here.",
                table,
                rows));
    }

    private List<ErrorGroup> popularity(String configuration) {
        Optional<Summary> row = results.configurations().find(configuration);
        return row.flatMap(summary ->
                        results.configurations().cells(summary).stream().findFirst())
                .map(cell -> results.errors(cell.cell(), "item-popularity"))
                .orElse(List.of());
    }

    private static Series line(String name, List<ErrorGroup> groups) {
        return new Series(
                name,
                groups.stream()
                        .map(group -> Point.of(
                                group.group() + 1,
                                group.rmse(),
                                name + ", items with " + group.label() + ": " + Numbers.rmse(group.rmse())))
                        .toList());
    }
}
