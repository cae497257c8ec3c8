package org.factorlens.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.factorlens.chart.Axis;
import org.factorlens.chart.LineChart;
import org.factorlens.chart.Point;
import org.factorlens.chart.ReferenceLine;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Summary;
import org.factorlens.results.UncertaintyGroup;

/** Whether predictive intervals hold what they promise, by how sure they claim to be and by how well known the item is. */
final class CoverageFigures {
    private final Sampled sampled;
    private final Summary best;

    CoverageFigures(Sampled sampled, Summary best) {
        this.sampled = sampled;
        this.best = best;
    }

    /** Stated deviations against errors, then coverage by popularity. */
    List<FigureView> all(Figures figures) {
        return List.of(deviation(figures), popularity(figures));
    }

    private FigureView deviation(Figures figures) {
        List<UncertaintyGroup> groups = sampled.groups(best, "deviation");
        LineChart chart = new LineChart(
                "stated-deviation",
                "What predictions claim and how far they are off",
                Axis.integers("tenth of test predictions, the surest first"),
                Axis.linear("rating units"),
                List.of(
                        line("stated deviation", groups, UncertaintyGroup::deviation, Numbers::rmse),
                        line("RMSE", groups, UncertaintyGroup::rmse, Numbers::rmse)),
                List.of());
        Table<UncertaintyGroup> table = Table.of(
                "Stated deviation and error",
                List.of(
                        Column.count("Tenth", (UncertaintyGroup group) -> group.group() + 1)
                                .naming(),
                        Column.count("Test predictions", UncertaintyGroup::ratings),
                        Column.number("Stated deviation", UncertaintyGroup::deviation, Numbers::rmse),
                        Column.number("RMSE", UncertaintyGroup::rmse, Numbers::rmse),
                        Column.number("In 50% interval", UncertaintyGroup::insideHalf, Numbers::percent),
                        Column.number("In 80% interval", UncertaintyGroup::insideEighty, Numbers::percent),
                        Column.number("In 95% interval", UncertaintyGroup::insideNinetyFive, Numbers::percent)));
        return figures.figure(
                chart,
                "Where the two lines agree, a prediction that claims to be sure is. The deviation has two parts: the "
                        + "noise of ratings, the same for all, and what the model does not know of user and item."
                        + Phrases.everySeed(sampled.seeds(best)),
                table,
                groups);
    }

    private FigureView popularity(Figures figures) {
        List<UncertaintyGroup> groups = sampled.groups(best, "item-popularity");
        LineChart chart = new LineChart(
                "coverage",
                "Share of test ratings inside their intervals, by popularity of the item",
                Axis.integers("group, fewest training ratings first"),
                Axis.linear("share inside").covering(0.7, 1),
                List.of(
                        line("95% interval", groups, UncertaintyGroup::insideNinetyFive, Numbers::percent),
                        line("80% interval", groups, UncertaintyGroup::insideEighty, Numbers::percent)),
                List.of(new ReferenceLine("95%", 0.95), new ReferenceLine("80%", 0.8)));
        Table<UncertaintyGroup> table = Table.of(
                "Share of test ratings inside their intervals",
                List.of(
                        Column.text("Training ratings of the item", CoverageFigures::range)
                                .naming(),
                        Column.count("Test predictions", UncertaintyGroup::ratings),
                        Column.number("In 80% interval", UncertaintyGroup::insideEighty, Numbers::percent),
                        Column.number("In 95% interval", UncertaintyGroup::insideNinetyFive, Numbers::percent),
                        Column.number("Stated deviation", UncertaintyGroup::deviation, Numbers::rmse),
                        Column.number("RMSE", UncertaintyGroup::rmse, Numbers::rmse)));
        return figures.figure(
                chart,
                "Intervals keep their promise where a line lies on its mark. Below it they are too narrow, above it too wide."
                        + overlap(groups)
                        + Phrases.everySeed(sampled.seeds(best)),
                table,
                groups);
    }

    private static String overlap(List<UncertaintyGroup> groups) {
        for (int g = 1; g < groups.size(); g++) {
            if (groups.get(g).from() <= groups.get(g - 1).to()) {
                return " Groups are made on each fold by itself, so that their ranges overlap.";
            }
        }
        return "";
    }

    private static String range(UncertaintyGroup group) {
        return group.from() == group.to()
                ? Numbers.plain(group.from())
                : Numbers.plain(group.from()) + "–" + Numbers.plain(group.to());
    }

    private static Series line(
            String name,
            List<UncertaintyGroup> groups,
            ToDoubleFunction<UncertaintyGroup> value,
            java.util.function.DoubleFunction<String> format) {
        return new Series(
                name,
                groups.stream()
                        .map(group -> Point.of(
                                group.group() + 1,
                                value.applyAsDouble(group),
                                name + ": " + format.apply(value.applyAsDouble(group)) + ", "
                                        + Units.counted(group.ratings(), "prediction", "predictions")))
                        .toList());
    }
}
