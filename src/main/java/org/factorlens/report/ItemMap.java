package org.factorlens.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Point;
import org.factorlens.chart.PointLabel;
import org.factorlens.chart.ScatterChart;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.MapPoint;

/**
 * The most rated items in the plane of the two leading principal axes. An item is coloured by the rarest of its genres
 * that has a colour: "science fiction" says more of a film than "action", which is most of the catalogue.
 */
final class ItemMap {
    private static final int MOST_POINTS = 400;
    private static final int MOST_GROUPS = 8;
    /** A genre with fewer of the points than this gets no colour. */
    private static final double LEAST_SHARE = 0.02;

    private static final int NAMED = 14;
    /** Names are chosen among so many of the most rated items. */
    private static final int WELL_KNOWN = 120;

    /** Names are written whole or not at all. */
    private static final int LONGEST_NAME = 30;

    private final List<MapPoint> drawn;
    private final List<Double> variance;
    private final Map<MapPoint, String> groups;

    /**
     * A map.
     *
     * @param points items, most rated first
     * @param variance share of variance of either axis
     */
    ItemMap(List<MapPoint> points, List<Double> variance) {
        this.drawn = points.stream().limit(MOST_POINTS).toList();
        this.variance = variance;
        this.groups = groups();
    }

    /** The map, where there are items and at least two axes. */
    static Optional<ItemMap> of(List<MapPoint> points, List<Double> variance) {
        return points.isEmpty() || variance.size() < 2 ? Optional.empty() : Optional.of(new ItemMap(points, variance));
    }

    /** The items drawn, most rated first. */
    List<MapPoint> drawn() {
        return drawn;
    }

    /** Genres with a colour, in the order of their colours. */
    List<String> groupNames() {
        return series().stream().filter(one -> !one.muted()).map(Series::name).toList();
    }

    ScatterChart chart() {
        return new ScatterChart(
                "item-map",
                "Items by the two directions in which they differ most",
                Axis.linear(axis(0)),
                Axis.linear(axis(1)),
                series(),
                List.of(),
                labels());
    }

    /** Label of axis 0 or 1. */
    String axis(int index) {
        return (index == 0 ? "First" : "Second") + " principal axis, " + Numbers.percent(variance.get(index))
                + " of variance";
    }

    String caption() {
        double both = variance.get(0) + variance.get(1);
        return "Each point is one of the " + Numbers.count(drawn.size())
                + " items with most ratings, placed by the two directions in which the items' factors differ most. They "
                + "hold " + Numbers.percent(both) + " of the factors' variance: items far apart differ, items close "
                + "together may still differ in the rest. Colour and shape show the rarest of an item's genres among "
                + "those in the legend. Some well-known items carry their names.";
    }

    String group(MapPoint point) {
        return groups.getOrDefault(point, "");
    }

    private List<Series> series() {
        Map<String, List<Point>> byGroup = new LinkedHashMap<>();
        for (MapPoint point : drawn) {
            byGroup.computeIfAbsent(groups.get(point), name -> new ArrayList<>())
                    .add(Point.of(point.x(), point.y(), hover(point)));
        }
        return byGroup.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Point>> group) ->
                                group.getKey().isEmpty())
                        .thenComparing(group -> -group.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(group -> group.getKey().isEmpty()
                        ? new Series("other genres", group.getValue(), true)
                        : new Series(group.getKey(), group.getValue()))
                .toList();
    }

    private static String hover(MapPoint point) {
        String genres = point.genres().isEmpty() ? "" : point.genres().replace("|", ", ") + "; ";
        return TitleText.natural(point.title()) + "\n" + genres + Units.counted(point.ratings(), "rating", "ratings");
    }

    private Map<MapPoint, String> groups() {
        Map<String, Integer> all = new TreeMap<>();
        drawn.forEach(point -> genres(point).forEach(genre -> all.merge(genre, 1, Integer::sum)));
        all.values().removeIf(count -> count < LEAST_SHARE * drawn.size());
        Map<String, Integer> specific = new TreeMap<>();
        drawn.forEach(point -> specific.merge(rarest(point, all), 1, Integer::sum));
        specific.remove("");
        List<String> shown = specific.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_GROUPS)
                .map(Map.Entry::getKey)
                .toList();
        all.keySet().retainAll(shown);
        Map<MapPoint, String> chosen = new HashMap<>();
        drawn.forEach(point -> chosen.put(point, rarest(point, all)));
        return chosen;
    }

    /** The point's genre with the lowest count; empty where it has none that is counted. */
    private static String rarest(MapPoint point, Map<String, Integer> counts) {
        return genres(point).stream()
                .filter(counts::containsKey)
                .min(Comparator.<String>comparingInt(counts::get).thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static List<String> genres(MapPoint point) {
        return List.of(point.genres().split("\\|")).stream()
                .filter(genre -> !genre.isEmpty())
                .toList();
    }

    /**
     * The most rated item, then again and again the well-known one that is farthest from all named so far; only items whose
     * names are short enough to be written whole.
     */
    List<MapPoint> named() {
        List<MapPoint> candidates = new ArrayList<>(drawn.stream()
                .limit(WELL_KNOWN)
                .filter(point -> name(point).length() <= LONGEST_NAME)
                .toList());
        List<MapPoint> named = new ArrayList<>();
        while (!candidates.isEmpty() && named.size() < NAMED) {
            MapPoint next = named.isEmpty()
                    ? candidates.get(0)
                    : candidates.stream()
                            .max(Comparator.comparingDouble(point -> distance(point, named)))
                            .orElseThrow();
            candidates.remove(next);
            named.add(next);
        }
        return named;
    }

    private List<PointLabel> labels() {
        return named().stream()
                .map(point -> new PointLabel(point.x(), point.y(), name(point)))
                .toList();
    }

    private static String name(MapPoint point) {
        return TitleText.natural(point.title()).replaceAll(" \\(.*", "");
    }

    private static double distance(MapPoint point, List<MapPoint> named) {
        return named.stream()
                .mapToDouble(other -> square(point.x() - other.x()) + square(point.y() - other.y()))
                .min()
                .orElseThrow();
    }

    private static double square(double value) {
        return value * value;
    }
}
