package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.SparseRatings;

/**
 * What recommendation lists of one fold are held to: for each user with relevant held-out items, rank every item that
 * training knows except those the user rated there. Nothing is sampled (Krichene & Rendle 2020). Relevant items that
 * training does not know cannot be found, and count as missed.
 */
public final class RankingProblem {
    /** Share of the scale from which a rating counts as relevant where the experiment does not say. */
    private static final double RELEVANT_SHARE = 0.7;

    private final SparseRatings train;
    private final double threshold;
    private final int[] users;
    private final int[][] relevant;
    private final BitSet unknown;
    private final int[][] genres;

    private RankingProblem(
            SparseRatings train, double threshold, int[] users, int[][] relevant, BitSet unknown, int[][] genres) {
        this.train = train;
        this.threshold = threshold;
        this.users = users;
        this.relevant = relevant;
        this.unknown = unknown;
        this.genres = genres;
    }

    /**
     * The problem of one fold.
     *
     * @param table the ratings
     * @param catalogue genres of the items
     * @param train the ratings that models were trained on
     * @param positions positions of the held-out ratings in the table, not modified
     * @param threshold lowest relevant rating
     */
    public static RankingProblem of(
            RatingTable table, Catalogue catalogue, SparseRatings train, int[] positions, double threshold) {
        Map<Integer, int[]> byUser = new TreeMap<>();
        for (int position : positions) {
            if (table.rating(position) >= threshold) {
                byUser.merge(table.user(position), new int[] {table.item(position)}, RankingProblem::joined);
            }
        }
        byUser.values().forEach(Arrays::sort);
        BitSet unknown = new BitSet(table.numItems());
        IntStream.range(0, table.numItems())
                .filter(item -> train.byItem().count(item) == 0)
                .forEach(unknown::set);
        return new RankingProblem(
                train,
                threshold,
                byUser.keySet().stream().mapToInt(Integer::intValue).toArray(),
                byUser.values().toArray(int[][]::new),
                unknown,
                genres(table, catalogue));
    }

    private static int[] joined(int[] some, int[] one) {
        int[] all = Arrays.copyOf(some, some.length + one.length);
        System.arraycopy(one, 0, all, some.length, one.length);
        return all;
    }

    /** Genres of each item as ascending numbers. */
    private static int[][] genres(RatingTable table, Catalogue catalogue) {
        List<String> names = catalogue.genres();
        return IntStream.range(0, table.numItems())
                .mapToObj(item -> catalogue.item(item).genres().stream()
                        .mapToInt(names::indexOf)
                        .sorted()
                        .distinct()
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The lowest rating, of those the scale has, in its upper three tenths: 4 of 0.5 to 5 and of 1 to 5, 8 of 1 to 10. */
    public static double defaultThreshold(RatingScale scale) {
        double share = scale.min() + RELEVANT_SHARE * (scale.max() - scale.min());
        return scale.step() > 0
                ? scale.min() + scale.step() * Math.ceil((share - scale.min()) / scale.step() - 1e-9)
                : share;
    }

    /** Lowest relevant rating. */
    double threshold() {
        return threshold;
    }

    /** Users with relevant held-out items, ascending. */
    int[] users() {
        return users;
    }

    /** Relevant held-out items of the user of rank {@code rank} in {@link #users}, ascending. */
    int[] relevant(int rank) {
        return relevant[rank];
    }

    /** Items that training knows. */
    int candidates() {
        return train.numItems() - unknown.cardinality();
    }

    int numUsers() {
        return train.numUsers();
    }

    int numItems() {
        return train.numItems();
    }

    /** Number of training ratings of an item. */
    int popularity(int item) {
        return train.byItem().count(item);
    }

    /** Users with training ratings. */
    int activeUsers() {
        return (int) IntStream.range(0, train.numUsers())
                .filter(user -> train.byUser().count(user) > 0)
                .count();
    }

    int[] genres(int item) {
        return genres[item];
    }

    /** Items not to be recommended to {@code user}: those unknown to training and those rated in training. */
    BitSet excluded(int user) {
        BitSet excluded = (BitSet) unknown.clone();
        SparseRatings.Rows rows = train.byUser();
        for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
            excluded.set(rows.column(slot));
        }
        return excluded;
    }
}
