package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;
import org.junit.jupiter.api.Test;

class RaterFeaturesTest {
    private static final RatingTable TABLE = RatingTables.of(
            3,
            3,
            new double[] {0, 0, 4},
            new double[] {1, 0, 1},
            new double[] {1, 1, 5},
            new double[] {1, 2, 5},
            new double[] {2, 2, 3});

    private static RowFeatures of(int... positions) {
        return RaterFeatures.of(RatingTables.sparse(TABLE, positions), TABLE.users());
    }

    @Test
    void of_ratings_saysWhoRatedAndNotHow() {
        RowFeatures features = of(0, 1, 2, 3, 4);
        assertThat(features.names()).containsExactly("rated by user u1", "rated by user u0", "rated by user u2");
        assertThat(features.toString()).isEqualTo("1 0; 0; 0 2");
        assertThat(IntStream.range(0, 5).mapToObj(features::value).map(Float::doubleValue))
                .allSatisfy(value -> assertThat(value).isBetween(0.5, 1.0));
        assertThat((double) features.value(0)).isCloseTo(Math.sqrt(0.5), within(1e-7));
        assertThat(features.value(2)).isEqualTo(1);
    }

    @Test
    void of_ratingsHeldOut_areNotSeen() {
        RowFeatures features = of(0, 1, 2);
        assertThat(features.names()).containsExactly("rated by user u1", "rated by user u0");
        assertThat(features.toString()).isEqualTo("1 0; 0; ");
    }

    @Test
    void of_manyUsers_keepsTheMostActive() {
        RatingTable table = RatingTables.random(5, 300, 40, 2500);
        int[] all = IntStream.range(0, table.size()).toArray();
        SparseRatings ratings = RatingTables.sparse(table, all);
        RowFeatures features = RaterFeatures.of(ratings, table.users());
        assertThat(features.size()).isEqualTo(RaterFeatures.MOST);
        List<Integer> counts = features.names().stream()
                .map(name -> ratings.byUser().count(table.users().index(name.substring("rated by user ".length()))))
                .toList();
        int least = counts.get(counts.size() - 1);
        assertThat(IntStream.range(0, 300).filter(user -> ratings.byUser().count(user) > least))
                .hasSizeLessThanOrEqualTo(RaterFeatures.MOST);
        assertThat(features.start(40))
                .isEqualTo(counts.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void beside_otherFeatures_comeBehind() {
        RowFeatures own =
                new RowFeatures(List.of("a", "b"), new int[] {0, 1, 1, 3}, new int[] {1, 0, 1}, new float[] {5, 6, 7});
        RowFeatures both = own.beside(of(0, 1, 2, 3, 4));
        assertThat(both.names().subList(0, 3)).containsExactly("a", "b", "rated by user u1");
        assertThat(both.toString()).isEqualTo("1 3 2; 2; 0 1 2 4");
        assertThat(both.value(0)).isEqualTo(5);
        assertThat(both.value(5)).isEqualTo(7);
    }
}
