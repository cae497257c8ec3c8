package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.Item;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private static Catalogue catalogue(String... genres) {
        return new Catalogue(
                Arrays.stream(genres)
                        .map(g -> new Item("i", "t", 0, g.isEmpty() ? List.of() : List.of(g.split("\\|"))))
                        .toList(),
                true);
    }

    private static FactorModel byItem(int users, float... bias) {
        return new FactorModel(0, 3, new float[users], bias, new float[0], new float[0]);
    }

    /**
     * Training: user 0 rated item 0; users 1 and 2 rated items 1 to 3. Test: user 0 likes items 1 and 3 and dislikes 2;
     * user 1 likes item 4, which training does not know; user 2 likes nothing.
     */
    private static final RatingTable TINY = RatingTables.of(3, 5, new double[][] {
        {0, 0, 4}, {1, 1, 2}, {1, 2, 5}, {2, 3, 3}, {2, 1, 4}, // train
        {0, 1, 4}, {0, 2, 3.5}, {0, 3, 5}, {1, 4, 5}, {2, 2, 1}
    });

    private static Ranking tiny(float... scores) {
        RankingProblem problem = RankingProblem.of(
                TINY,
                catalogue("A|B", "A", "B", "", "C"),
                RatingTables.sparse(TINY, RatingTables.range(0, 5)),
                RatingTables.range(5, 10),
                4);
        return Ranking.of(byItem(3, scores), problem, Tasks.IN_ORDER);
    }

    /** User 0 is offered 2, 1, 3 in this order: hits at ranks 2 and 3. User 1 is offered 3 and 0: no hit. */
    @Test
    void scores_tiny_areThoseByHand() {
        Ranking ranking = tiny(0, 2, 3, 1, 9);
        double second = 1 / (Math.log(3) / Math.log(2));
        double ndcg = (second + 0.5) / (1 + second);
        assertThat(ranking.users()).isEqualTo(2);
        assertThat(ranking.candidates()).isEqualTo(4);
        assertThat(ranking.precision()).isEqualTo(0.2 / 2, EXACT);
        assertThat(ranking.recall()).isEqualTo(1.0 / 2, EXACT);
        assertThat(ranking.ndcg()).isEqualTo(ndcg / 2, EXACT);
        assertThat(ranking.map()).isEqualTo((1 / 2.0 + 2 / 3.0) / 2 / 2, EXACT);
        assertThat(ranking.mrr()).isEqualTo(0.5 / 2, EXACT);
        assertThat(ranking.coverage()).isEqualTo(1, EXACT);
        assertThat(ranking.ndcgByUser().squares()).containsExactly(new double[] {ndcg, 0, 0}, EXACT);
        assertThat(ranking.ndcgByUser().counts()).containsExactly(1, 1, 0);
    }

    /** Recommended: 2, 1, 3 to user 0 and 3, 0 to user 1; popularities 1, 2, 1 and 1, 1 of 3 active users. */
    @Test
    void beyondAccuracy_tiny_isThatByHand() {
        Ranking ranking = tiny(0, 2, 3, 1, 9);
        assertThat(ranking.recommendedPopularity()).isEqualTo(6 / 5.0, EXACT);
        assertThat(ranking.likedPopularity()).isEqualTo((1.5 + 0) / 2, EXACT);
        assertThat(ranking.novelty()).isEqualTo((4 * Math.log(3) + Math.log(1.5)) / Math.log(2) / 5, within(1e-9));
        // of user 0's list only items 2 (B) and 1 (A) have genres; of user 1's only one item has
        assertThat(ranking.diversity()).isEqualTo(1, EXACT);
    }

    @Test
    void order_bestFirst_decidesTheScore() {
        assertThat(tiny(0, 3, 1, 2, 0).ndcg()).isEqualTo(0.5, EXACT);
        assertThat(tiny(0, 3, 1, 2, 0).mrr()).isEqualTo(0.5, EXACT);
        assertThat(tiny(0, 3, 1, 2, 0).map()).isEqualTo(0.5, EXACT);
    }

    @Test
    void nobodyLikesAnything_thereIsNoRanking() {
        RankingProblem problem = RankingProblem.of(
                TINY, catalogue("", "", "", "", ""), RatingTables.sparse(TINY, 0, 1), new int[] {9}, 4);
        assertThat(Ranking.of(byItem(3, 1, 1, 1, 1, 1), problem, Tasks.IN_ORDER))
                .isNull();
    }

    @Test
    void popularity_asModel_ranksByTrainingRatings() {
        FactorModel model = Ranking.popularity(RatingTables.sparse(TINY, RatingTables.range(0, 5)));
        assertThat(IntStream.range(0, 5).mapToDouble(model::itemBias).toArray()).containsExactly(1, 2, 1, 1, 0);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 5, 0.5, 4", "1, 5, 1, 4", "1, 10, 1, 8", "0.5, 4, 0.5, 3", "0, 100, 0, 70", "-10, 10, 0, 4"})
    void threshold_ofAScale_isInItsUpperThreeTenths(double min, double max, double step, double expected) {
        assertThat(RankingProblem.defaultThreshold(new RatingScale(min, max, step, true)))
                .isEqualTo(expected, EXACT);
    }

    /** Sorts all items by float score and index, as the definition says; sizes around the block of 1024 items. */
    @ParameterizedTest
    @CsvSource({"5, 3, 0", "40, 1023, 1", "40, 1024, 3", "70, 1025, 4", "33, 2500, 7"})
    void lists_anySize_equalThoseOfAFullSort(int users, int items, int k) {
        RatingTable table = RatingTables.random(items, users, items, Math.min(2000, users * items / 2));
        RankingProblem problem = RankingProblem.of(
                table,
                new Catalogue(
                        Stream.generate(() -> Item.unknown("i")).limit(items).toList(), false),
                RatingTables.sparse(table, RatingTables.range(0, table.size() / 2)),
                RatingTables.range(table.size() / 2, table.size()),
                3);
        FactorModel model = coarse(users, items, k);
        int[][] lists = TopLists.of(model, problem, 10, Tasks.IN_ORDER);
        Tasks backwards = (count, task) ->
                IntStream.range(0, count).parallel().map(i -> count - 1 - i).forEach(task);
        assertThat(TopLists.of(model, problem, 10, backwards)).isDeepEqualTo(lists);
        for (int rank = 0; rank < lists.length; rank++) {
            int user = problem.users()[rank];
            BitSet excluded = problem.excluded(user);
            int[] sorted = IntStream.range(0, items)
                    .filter(item -> !excluded.get(item))
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer item) -> -model.predict(user, item))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(10)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(lists[rank]).isEqualTo(sorted);
        }
    }

    /** Parameters that are multiples of 1/8, so that float sums are exact and many scores are equal. */
    private static FactorModel coarse(int users, int items, int k) {
        Random random = new Random(users * 31L + items);
        return new FactorModel(
                k,
                3,
                eighths(random, users),
                eighths(random, items),
                eighths(random, users * k),
                eighths(random, items * k));
    }

    private static float[] eighths(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (random.nextInt(17) - 8) / 8f;
        }
        return values;
    }
}
