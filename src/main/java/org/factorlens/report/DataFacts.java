package org.factorlens.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Manifest.DatasetInfo;
import org.factorlens.results.Manifest.FeaturesInfo;

/** Numbers about a data set, each with what a reader should know about it. */
final class DataFacts {
    private DataFacts() {}

    /**
     * A number.
     *
     * @param name what it is
     * @param value the number
     * @param note what to know about it, possibly empty
     */
    record Fact(String name, String value, String note) {}

    /** The data in one sentence. */
    static String lead(DatasetInfo data) {
        return Units.counted(data.users(), "user", "users") + " gave "
                + Units.counted(data.ratings(), "rating", "ratings") + " to "
                + Units.counted(data.ratedItems(), "item", "items") + ", " + Numbers.rating(data.meanRating())
                + " on average. Of all pairs of a user and an item, " + Numbers.percent(data.density()) + " are rated.";
    }

    static List<Fact> of(DatasetInfo data) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Ratings", Numbers.count(data.ratings()), ""));
        facts.add(new Fact("Users", Numbers.count(data.users()), ""));
        facts.add(new Fact("Items", Numbers.count(data.ratedItems()), catalogue(data)));
        facts.add(new Fact("Density", Numbers.percent(data.density()), "of all pairs are rated"));
        facts.add(new Fact("Mean rating", Numbers.rating(data.meanRating()), ""));
        facts.add(new Fact("Scale", scale(data), steps(data)));
        if (data.lastTimestamp() > 0) {
            facts.add(
                    new Fact("Rated", day(data.firstTimestamp()) + " to " + day(data.lastTimestamp()), "dates in UTC"));
        }
        facts.add(new Fact("Given twice", Numbers.count(data.duplicates()), twice(data)));
        facts.add(new Fact("Rows skipped", Numbers.count(data.skipped()), skipped(data)));
        data.features().forEach(features -> facts.add(features(features, data)));
        if (!Double.isNaN(data.noiseFloor())) {
            facts.add(new Fact("Noise floor", Numbers.rmse(data.noiseFloor()), "RMSE of the model that made the data"));
        }
        return facts;
    }

    private static Fact features(FeaturesInfo file, DatasetInfo data) {
        String without = Numbers.count((long) data.items() - file.items()) + " of " + Numbers.count(data.items())
                + " items have no row";
        String unknown = file.unknown() == 0
                ? ""
                : "; " + Units.counted(file.unknown(), "row is", "rows are") + " of items that are not in the data";
        return new Fact("Features in " + file.file().name(), Numbers.count(file.features()), without + unknown);
    }

    private static String catalogue(DatasetInfo data) {
        if (!data.titled()) {
            return "known by their ids";
        }
        long unrated = (long) data.items() - data.ratedItems();
        return unrated == 0 ? "all of the catalogue" : "rated; " + Numbers.count(unrated) + " more have no rating";
    }

    private static String scale(DatasetInfo data) {
        return Numbers.plain(data.scaleMin()) + " to " + Numbers.plain(data.scaleMax());
    }

    private static String steps(DatasetInfo data) {
        String known = data.scaleDeclared() ? "as declared" : "as found in the ratings";
        return data.scaleStep() > 0 ? "in steps of " + Numbers.plain(data.scaleStep()) + ", " + known : known;
    }

    private static String twice(DatasetInfo data) {
        return data.duplicates() == 0 ? "nobody rated an item twice" : "the last rating in the file counts";
    }

    private static String skipped(DatasetInfo data) {
        return data.skipped() == 0 ? "every row was read" : "could not be read; see below";
    }

    private static LocalDate day(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
