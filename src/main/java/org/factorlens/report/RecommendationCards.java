package org.factorlens.report;

import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.Recommendations.ItemCard;
import org.factorlens.results.Recommendations.Neighbour;
import org.factorlens.results.Recommendations.Profile;
import org.factorlens.results.Recommendations.RatedItem;
import org.factorlens.results.Recommendations.Reason;
import org.factorlens.results.Recommendations.RecommendedItem;
import org.factorlens.results.Recommendations.Similar;

/** Recommendations as cards: everything formatted, nothing left to the template. */
final class RecommendationCards {
    /** Reasons on a card; the JSON file has all. */
    private static final int REASONS = 2;
    /** Cards shown at once: full rows of two and of three. */
    static final int SHOWN = 6;

    /** Nearest items shown at once. */
    private static final int NEAREST = 5;

    /** An error of fewer held-out ratings than this is not worth telling. */
    private static final int ENOUGH_TESTED = 30;

    private static final double MOST_STARS = 5;

    private final double scaleMin;
    private final double scaleMax;
    private final List<ErrorGroup> errors;

    /**
     * Cards for ratings between {@code scaleMin} and {@code scaleMax}.
     *
     * @param errors the model's errors on held-out ratings by how often the item was rated in training
     */
    RecommendationCards(double scaleMin, double scaleMax, List<ErrorGroup> errors) {
        this.scaleMin = scaleMin;
        this.scaleMax = scaleMax;
        this.errors = errors;
    }

    /**
     * A person.
     *
     * @param group one of a group is unfolded at a time
     * @param id id in the page
     * @param open whether it is the one unfolded at first
     * @param name name
     * @param about how much they rated, and what is known of them
     * @param likedHeading heading of their own ratings
     * @param liked their ratings
     * @param recommended what the model recommends, best first
     * @param moreHeading how many more there are, and for whom
     * @param next rank of the first of them
     * @param more the rest, folded away
     */
    record Person(
            String group,
            String id,
            boolean open,
            String name,
            String about,
            String likedHeading,
            List<Liked> liked,
            List<Card> recommended,
            String moreHeading,
            String next,
            List<Card> more) {}

    /** An item and the rating given, with the mark of a rating. */
    record Liked(String title, String year, String rating, String width, String mark) {}

    /**
     * An item recommended.
     *
     * @param title title
     * @param year year, possibly empty
     * @param genres genres, possibly empty
     * @param predicted predicted rating
     * @param error what predictions for items rated about as often are off by, empty where that is not known
     * @param width the same as a share of the scale, 0..100, for a bar
     * @param mark what stands behind a rating
     * @param popularity how many rated it and how
     * @param because the ratings that spoke for it
     */
    record Card(
            String title,
            String year,
            String genres,
            String predicted,
            String error,
            String width,
            String mark,
            String popularity,
            List<Because> because) {}

    /** A rating of the person's own and what it added to the prediction. */
    record Because(String title, String rating, String part) {}

    /** An item and its nearest ones, all but the first folded away. */
    record Nearest(String title, String year, String genres, List<Near> items, String moreHeading, List<Near> more) {}

    /** A near item; {@code width} is the similarity 0..100 for a bar. */
    record Near(String title, String year, String similarity, String width) {}

    /** The {@code number}th person of a group, from 1, with {@code most} recommendations at once and the rest folded away. */
    Person person(String group, int number, Profile profile, int most) {
        String name = profile.kind().equals("user") ? "User " + profile.name() : profile.name();
        boolean some = profile.liked().size() < profile.numRatings();
        int shown = Math.min(most, profile.recommended().size());
        return new Person(
                group,
                group + "-" + number,
                number == 1,
                name,
                about(profile),
                some ? "Rated highest" : "Rated",
                profile.liked().stream().map(this::liked).toList(),
                cards(profile.recommended().subList(0, shown)),
                (profile.recommended().size() - shown) + " more for " + name,
                Integer.toString(shown + 1),
                cards(profile.recommended().subList(shown, profile.recommended().size())));
    }

    private List<Card> cards(List<RecommendedItem> items) {
        return items.stream().map(this::card).toList();
    }

    private static String about(Profile profile) {
        String ratings = Units.counted(profile.numRatings(), "rating", "ratings");
        return profile.description().isEmpty() ? ratings : ratings + ". " + profile.description();
    }

    private Liked liked(RatedItem rated) {
        return new Liked(
                title(rated.item()),
                year(rated.item()),
                Numbers.plain(rated.rating()),
                width(rated.rating()),
                mark(scaleMin, scaleMax));
    }

    private Card card(RecommendedItem recommended) {
        ItemCard item = recommended.item();
        return new Card(
                title(item),
                year(item),
                genres(item),
                Numbers.rating(recommended.predicted()),
                error(recommended),
                width(recommended.predicted()),
                mark(scaleMin, scaleMax),
                Units.counted(item.ratings(), "rating", "ratings") + ", mean " + Numbers.rating(item.meanRating()),
                recommended.because().stream()
                        .limit(REASONS)
                        .map(RecommendationCards::because)
                        .toList());
    }

    /** Ratings of at most five are stars; a hundred points are not. */
    static String mark(double scaleMin, double scaleMax) {
        return scaleMin >= 0 && scaleMax <= MOST_STARS ? " ★" : "";
    }

    /** The deviation that a sampled model states, else the error for items rated about as often. */
    private String error(RecommendedItem recommended) {
        if (!Double.isNaN(recommended.deviation())) {
            return Numbers.rating(recommended.deviation());
        }
        int ratings = recommended.item().ratings();
        return errors.stream()
                .filter(group -> group.from() <= ratings && ratings <= group.to() && group.ratings() >= ENOUGH_TESTED)
                .map(group -> Numbers.rating(group.rmse()))
                .findFirst()
                .orElse("");
    }

    private static Because because(Reason reason) {
        return new Because(
                title(reason.item()), Numbers.plain(reason.rating()), Numbers.signed(reason.contribution(), 2));
    }

    static Nearest nearest(Similar similar) {
        List<Near> all =
                similar.neighbours().stream().map(RecommendationCards::near).toList();
        int shown = Math.min(NEAREST, all.size());
        return new Nearest(
                title(similar.item()),
                year(similar.item()),
                genres(similar.item()),
                all.subList(0, shown),
                (all.size() - shown) + " more for " + title(similar.item()),
                all.subList(shown, all.size()));
    }

    private static Near near(Neighbour neighbour) {
        double share = Math.max(0, Math.min(neighbour.similarity(), 1));
        return new Near(
                title(neighbour.item()),
                year(neighbour.item()),
                Numbers.fixed(neighbour.similarity(), 2),
                Numbers.fixed(share * 100, 0));
    }

    private String width(double rating) {
        double share = (rating - scaleMin) / (scaleMax - scaleMin);
        return Numbers.fixed(Math.max(0, Math.min(share, 1)) * 100, 0);
    }

    private static String title(ItemCard item) {
        return TitleText.natural(item.title());
    }

    private static String year(ItemCard item) {
        return item.year() > 0 ? Integer.toString(item.year()) : "";
    }

    private static String genres(ItemCard item) {
        return String.join(", ", item.genres());
    }
}
