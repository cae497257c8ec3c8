package org.factorlens.report;

import java.util.Comparator;
import java.util.List;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Bar;
import org.factorlens.chart.BarChart;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.DegreeCount;
import org.factorlens.results.DegreeFit;
import org.factorlens.results.GenreCount;
import org.factorlens.results.RatingCount;

/** The figures of the data page, each from one list of records. */
final class DataFigures {
    /** Further genres stand in the table only. */
    private static final int MOST_GENRES = 24;

    private final Figures figures;

    DataFigures(Figures figures) {
        this.figures = figures;
    }

    FigureView ratings(List<RatingCount> counts) {
        boolean binned = counts.stream().anyMatch(count -> count.to() > count.rating());
        List<Bar> bars = counts.stream()
                .map(count -> Bar.of(Numbers.plain(count.rating()), count.ratings(), hover(count)))
                .toList();
        String title = counts.stream()
                .filter(count -> !binned)
                .max(Comparator.comparingLong(RatingCount::ratings))
                .map(most -> "The most frequent rating is " + Numbers.plain(most.rating()) + ": "
                        + Numbers.percent(most.share()) + " of all")
                .orElse("How often each rating was given");
        String caption = (binned
                        ? "A bar for each range of ratings, named by its lower end; its height says how many were given. "
                        : "A bar for each rating; its height says how often it was given. ")
                + "A model that predicts the same "
                + "for every pair does best, in squared error, with the mean of these ratings.";
        Table<RatingCount> table = Table.of(
                "How often each rating was given",
                List.of(
                        Column.<RatingCount>text("Rating", DataFigures::range).naming(),
                        Column.count("Ratings", RatingCount::ratings),
                        Column.number("Share", RatingCount::share, Numbers::percent)));
        BarChart chart = new BarChart("ratings", title, "Rating", Axis.integers("Ratings"), bars, false, List.of());
        return figures.figure(chart, caption, table, counts);
    }

    private static String range(RatingCount count) {
        String from = Numbers.plain(count.rating());
        return count.to() > count.rating() ? from + " to " + Numbers.plain(count.to()) : from;
    }

    private static String hover(RatingCount count) {
        return "Rating " + range(count) + ": " + Units.counted(count.ratings(), "rating", "ratings") + ", "
                + Numbers.percent(count.share());
    }

    FigureView genres(List<GenreCount> genres) {
        List<GenreCount> drawn = genres.stream().limit(MOST_GENRES).toList();
        List<Bar> bars = drawn.stream()
                .map(genre -> Bar.of(genre.genre(), genre.items(), hover(genre)))
                .toList();
        long most = genres.stream()
                .filter(genre -> genre.items() == genres.get(0).items())
                .count();
        String title = most > 1
                ? "Items per genre"
                : "The largest genre is " + genres.get(0).genre() + ", with "
                        + Units.counted(genres.get(0).items(), "item", "items");
        String caption = "An item counts once for each of its genres, so that the bars add up to more than all items."
                + (drawn.size() < genres.size() ? " Rarer genres stand in the table only." : "");
        Table<GenreCount> table = Table.of(
                "Items and ratings per genre",
                List.of(
                        Column.<GenreCount>text("Genre", GenreCount::genre).naming(),
                        Column.count("Items", GenreCount::items),
                        Column.count("Ratings", GenreCount::ratings),
                        Column.number("Mean rating", GenreCount::meanRating, Numbers::rating)));
        BarChart chart = new BarChart("genres", title, "Genre", Axis.integers("Items"), bars, true, List.of());
        return figures.figure(chart, caption, table, genres);
    }

    private static String hover(GenreCount genre) {
        return genre.genre() + ": " + Units.counted(genre.items(), "item", "items") + ", "
                + Units.counted(genre.ratings(), "rating", "ratings") + ", mean rating "
                + Numbers.rating(genre.meanRating());
    }

    /**
     * How many users (items) have how many ratings, on logarithmic axes.
     *
     * @param side {@code user} or {@code item}
     * @param degrees counts of both sides
     * @param fits fits of both sides, where there are any
     */
    FigureView degrees(String side, List<DegreeCount> degrees, List<DegreeFit> fits) {
        List<DegreeCount> counts =
                degrees.stream().filter(count -> count.side().equals(side)).toList();
        DegreeFit fit =
                fits.stream().filter(one -> one.side().equals(side)).findFirst().orElse(null);
        DegreeChart chart = new DegreeChart(side, counts, fit);
        Table<DegreeCount> table = Table.of(
                chart.plural() + " by their number of ratings",
                List.of(
                        Column.<DegreeCount>text("Ratings", count -> Numbers.count(count.degree()))
                                .naming(),
                        Column.count(chart.plural(), DegreeCount::count)));
        return LongFigures.figure(figures, chart.chart(), chart.caption(), table, counts);
    }
}
