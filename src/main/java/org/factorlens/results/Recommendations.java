package org.factorlens.results;

import java.util.List;

/**
 * {@code recommendations.json}: what the selected model recommends, and why.
 *
 * @param cell cell whose model recommends
 * @param profiles sample users and made-up people, in order
 * @param similar neighbours of well-known items
 * @param notes sentences about what could not be done, for instance a title that was not found
 */
public record Recommendations(String cell, List<Profile> profiles, List<Similar> similar, List<String> notes) {
    /** Copies the lists. */
    public Recommendations {
        profiles = List.copyOf(profiles);
        similar = List.copyOf(similar);
        notes = List.copyOf(notes);
    }

    /**
     * A person and what the model recommends.
     *
     * @param kind {@code user} (of the data) or {@code persona} (made up, folded in)
     * @param name user id, or the persona's name
     * @param description one sentence, possibly empty
     * @param numRatings how many ratings the person has in training
     * @param liked the ratings shown: highest first for users, all for personas
     * @param recommended best first
     */
    public record Profile(
            String kind,
            String name,
            String description,
            int numRatings,
            List<RatedItem> liked,
            List<RecommendedItem> recommended) {
        /** Copies the lists. */
        public Profile {
            liked = List.copyOf(liked);
            recommended = List.copyOf(recommended);
        }
    }

    /**
     * An item as people see it.
     *
     * @param item id
     * @param title title without the year
     * @param year year, or 0
     * @param genres genres
     * @param ratings how many training ratings it has
     * @param meanRating their mean, NaN where there are none
     */
    public record ItemCard(String item, String title, int year, List<String> genres, int ratings, double meanRating) {
        /** Copies the genres. */
        public ItemCard {
            genres = List.copyOf(genres);
        }

        /** Title with the year behind it where it is known. */
        public String label() {
            return year > 0 ? title + " (" + year + ")" : title;
        }
    }

    /** An item and the rating that the person gave it. */
    public record RatedItem(ItemCard item, double rating) {}

    /**
     * An item recommended.
     *
     * @param rank 1 is first
     * @param item the item
     * @param predicted predicted rating, clipped to the scale
     * @param score prediction before clipping, by which items are ranked
     * @param deviation standard deviation of the person's rating around the prediction, noise included; NaN for a model that
     *     was not sampled
     * @param because the person's own ratings that contributed most, largest first; may be empty
     */
    public record RecommendedItem(
            int rank, ItemCard item, double predicted, double score, double deviation, List<Reason> because) {
        /** Of a model that was not sampled. */
        public RecommendedItem(int rank, ItemCard item, double predicted, double score, List<Reason> because) {
            this(rank, item, predicted, score, Double.NaN, because);
        }

        /** Copies the list. */
        public RecommendedItem {
            because = List.copyOf(because);
        }
    }

    /**
     * One rating's part in a prediction, from the linear decomposition of the ridge solution.
     *
     * @param item item that the person rated
     * @param rating the rating given
     * @param contribution its part of the prediction in rating units, may be negative
     */
    public record Reason(ItemCard item, double rating, double contribution) {}

    /**
     * An item and its nearest ones.
     *
     * @param item the item
     * @param neighbours nearest first
     */
    public record Similar(ItemCard item, List<Neighbour> neighbours) {
        /** Copies the list. */
        public Similar {
            neighbours = List.copyOf(neighbours);
        }
    }

    /**
     * A near item.
     *
     * @param item the item
     * @param similarity cosine of the factor vectors, -1..1
     */
    public record Neighbour(ItemCard item, double similarity) {}
}
