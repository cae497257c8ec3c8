package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Bar;
import org.factorlens.chart.BarChart;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.MapPoint;
import org.factorlens.results.PolarizingItem;

/** The figures of the recommendations page. */
final class RecommendationFigures {
    /** Bars at either end. */
    private static final int EACH = 10;

    private final Figures figures;

    RecommendationFigures(Figures figures) {
        this.figures = figures;
    }

    FigureView map(ItemMap map) {
        Table<MapPoint> table = Table.of(
                "Items on the map, most rated first",
                List.of(
                        Column.<MapPoint>text("Item", point -> TitleText.natural(point.title()))
                                .naming(),
                        Column.text("Genres", point -> point.genres().replace("|", ", ")),
                        Column.count("Ratings", MapPoint::ratings),
                        Column.number("First axis", MapPoint::x, x -> Numbers.fixed(x, 3)),
                        Column.number("Second axis", MapPoint::y, y -> Numbers.fixed(y, 3))));
        return LongFigures.figure(figures, map.chart(), map.caption(), table, map.drawn());
    }

    /**
     * The items with the longest and the shortest vectors.
     *
     * @param items both kinds, by rank
     * @param enough fewest ratings for an item to be looked at
     */
    FigureView polarizing(List<PolarizingItem> items, int enough) {
        List<PolarizingItem> most = ofKind(items, "most");
        List<PolarizingItem> least = ofKind(items, "least");
        List<Bar> bars = new ArrayList<>(most.stream().map(this::bar).toList());
        bars.add(Bar.of("", Double.NaN, ""));
        for (int i = least.size() - 1; i >= 0; i--) {
            bars.add(bar(least.get(i)));
        }
        String title = most.isEmpty()
                ? "Items by the length of their factor vectors"
                : "The longest factor vector is that of "
                        + TitleText.natural(most.get(0).title());
        BarChart chart = new BarChart(
                "polarizing",
                title,
                "Items with the longest and the shortest vectors",
                Axis.linear("Length of the factor vector"),
                bars,
                true,
                List.of());
        return figures.figure(chart, caption(items, enough), table(), items);
    }

    private static List<PolarizingItem> ofKind(List<PolarizingItem> items, String kind) {
        return items.stream()
                .filter(item -> item.kind().equals(kind))
                .limit(EACH)
                .toList();
    }

    private Bar bar(PolarizingItem item) {
        String title = TitleText.natural(item.title());
        String hover = title + "\nlength " + Numbers.fixed(item.length(), 3) + "; "
                + Units.counted(item.ratings(), "rating", "ratings") + ", mean " + Numbers.rating(item.meanRating())
                + ", spread " + Numbers.rating(item.spread());
        return Bar.of(title, item.length(), hover);
    }

    /** How far the numbers of ratings differ between both ends: length may be a matter of how much is known. */
    private static String numbersOfRatings(List<PolarizingItem> items) {
        List<PolarizingItem> most = ofKind(items, "most");
        List<PolarizingItem> least = ofKind(items, "least");
        return most.isEmpty() || least.isEmpty()
                ? ""
                : "Length is not corrected for the number of ratings: the items shown on top have " + median(most)
                        + " at the median, those below " + median(least) + ". ";
    }

    private static String median(List<PolarizingItem> items) {
        int[] sorted = items.stream().mapToInt(PolarizingItem::ratings).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return Numbers.plain(median);
    }

    private static String caption(List<PolarizingItem> items, int enough) {
        return "The longer an item's factor vector, the more its prediction can depend on who asks: the model holds the "
                + "upper items to be polarizing and the lower ones not. Only items with "
                + Units.counted(enough, "training rating", "training ratings")
                + " or more are looked at, because regularization shortens the vectors of items with few. "
                + numbersOfRatings(items) + "Spread is the standard deviation of the item's ratings.";
    }

    private static Table<PolarizingItem> table() {
        return Table.of(
                "Longest and shortest factor vectors",
                List.of(
                        Column.<PolarizingItem>text("Item", item -> TitleText.natural(item.title()))
                                .naming(),
                        Column.text("Vector", item -> item.kind().equals("most") ? "longest" : "shortest"),
                        Column.count("Rank", PolarizingItem::rank),
                        Column.text("Genres", item -> item.genres().replace("|", ", ")),
                        Column.count("Ratings", PolarizingItem::ratings),
                        Column.number("Mean", PolarizingItem::meanRating, Numbers::rating),
                        Column.number("Spread", PolarizingItem::spread, Numbers::rating),
                        Column.number("Length", PolarizingItem::length, length -> Numbers.fixed(length, 3))));
    }
}
