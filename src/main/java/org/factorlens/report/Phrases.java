package org.factorlens.report;

import org.factorlens.format.Numbers;
import org.factorlens.results.Manifest;

/** Turns of phrase that several pages share. */
final class Phrases {
    private Phrases() {}

    /** {@code 95% interval 0.834 to 0.850}, or that there is none. */
    static String interval(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high)
                ? "no interval from so few runs or users"
                : "95% interval " + Numbers.interval(low, high);
    }

    /** The same for a difference, with signs. */
    static String differenceInterval(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high)
                ? "no interval from so few pairs or users"
                : "95% interval " + signedInterval(low, high);
    }

    /** Both ends of a difference with as many decimals as the difference, or more where an end near zero would hide its side. */
    static String signedInterval(double low, double high) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return Numbers.NOT_AVAILABLE;
        }
        return hidesItsSide(low) || hidesItsSide(high)
                ? Numbers.differenceInterval(low, high)
                : Numbers.difference(low) + " to " + Numbers.difference(high);
    }

    /** One end of such an interval by itself. */
    static String end(double value) {
        return hidesItsSide(value) ? Numbers.signed(value, 6) : Numbers.difference(value);
    }

    private static boolean hidesItsSide(double end) {
        return end != 0 && Numbers.difference(end).equals(Numbers.difference(0));
    }

    /** What configurations were compared by: {@code by validation}, or by the test ratings for want of others. */
    static String choosing(String chosenBy) {
        return chosenBy.equals("validation") ? "by validation" : "by test RMSE";
    }

    /** Name of a model in text: {@code ALS}, {@code item kNN}. */
    static String model(String model) {
        return switch (model) {
            case "als" -> "ALS";
            case "gibbs" -> "Gibbs";
            case "item-knn" -> "item kNN";
            default -> model.replace('-', ' ');
        };
    }

    /** A difference without its sign: {@code 0.0256}. */
    static String size(double difference) {
        return Numbers.rmse(Math.abs(difference));
    }

    /** What scores are means over, with a comma before it; empty where a configuration has one run. */
    static String over(Manifest.PlanInfo plan) {
        boolean folds = plan.folds() > 1;
        boolean seeds = plan.seeds() > 1;
        return folds && seeds
                ? ", mean over folds and seeds"
                : folds ? ", mean over folds" : seeds ? ", mean over seeds" : "";
    }

    /** Where runs of so many seeds are put together, how often a test rating counts, to stand behind a count; else empty. */
    static String eachSeed(int seeds) {
        return seeds == 1 ? "" : "; a rating counts once for each of " + seeds + " seeds";
    }

    /** The same as a sentence for a caption, where the most seeds of what it shows are so many. */
    static String everySeed(int mostSeeds) {
        return mostSeeds == 1 ? "" : " A rating counts once for each seed that a configuration was run with.";
    }

    /** What a figure of the best on test ratings shows: {@code The best 10 others}, or all of them where there are no more. */
    static String others(int shown, int all) {
        return all == 1 ? "The other" : "The " + (shown < all ? "best " : "") + Numbers.count(shown) + " others";
    }

    /** {@code three of five}-like counts stay digits: {@code 3 of 5}. */
    static String of(long part, long whole) {
        return Numbers.count(part) + " of " + Numbers.count(whole);
    }
}
