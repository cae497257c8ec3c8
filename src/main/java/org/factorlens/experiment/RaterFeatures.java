package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;
import org.factorlens.results.FeatureLink;

/**
 * Who rated an item, whatever the rating, as features of the item: one over the root of its number of training ratings for
 * each of the most active users that rated it (the implicit part of SVD++, Koren 2008, of items). Of training ratings alone.
 */
final class RaterFeatures {
    /** More of them gain little, and what is drawn of them grows with their cube (decision 608). */
    static final int MOST = 200;

    private RaterFeatures() {}

    static RowFeatures of(SparseRatings train, IdMap users) {
        SparseRatings.Rows byUser = train.byUser();
        int[] active = IntStream.range(0, byUser.numRows())
                .filter(user -> byUser.count(user) > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer user) -> -byUser.count(user))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] featureOf = new int[byUser.numRows()];
        Arrays.fill(featureOf, -1);
        List<String> names = new ArrayList<>();
        for (int user : active) {
            featureOf[user] = names.size();
            names.add(FeatureLink.RATER + users.id(user));
        }
        return features(
                train.byItem(),
                featureOf,
                names,
                Arrays.stream(active).map(byUser::count).sum());
    }

    private static RowFeatures features(SparseRatings.Rows byItem, int[] featureOf, List<String> names, int size) {
        int[] start = new int[byItem.numRows() + 1];
        int[] feature = new int[size];
        float[] value = new float[size];
        int entries = 0;
        for (int item = 0; item < byItem.numRows(); item++) {
            for (int slot = byItem.start(item); slot < byItem.start(item + 1); slot++) {
                if (featureOf[byItem.column(slot)] >= 0) {
                    feature[entries] = featureOf[byItem.column(slot)];
                    value[entries++] = (float) (1 / Math.sqrt(byItem.count(item)));
                }
            }
            start[item + 1] = entries;
        }
        return new RowFeatures(names, start, feature, value);
    }
}
