package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.factorlens.model.FactorModel;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.factorlens.ratings.SparseRatings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Item-based nearest neighbours against a case by hand and against the definition, written down once more and slowly. */
class ItemNeighboursTest {
    private static final Hyperparameters KNN = knn(3, 4);

    private static Hyperparameters knn(int k, double shrinkage) {
        return new Hyperparameters(
                Algorithm.ITEM_KNN, k, new Regularization(shrinkage, false, 2, false), 1, 1, Update.JOINT, true, 0);
    }

    private static FactorModel constant(double mean, int users, int items) {
        return new FactorModel(0, mean, new float[users], new float[items], new float[0], new float[0]);
    }

    private static double[] predictions(RatingTable table, int[] train, int[] asked, int k, double shrinkage) {
        ItemNeighbours neighbours = new ItemNeighbours(
                SparseRatings.of(table, train), constant(3, table.numUsers(), table.numItems()), k, shrinkage);
        try (Workers workers = new Workers(1)) {
            return neighbours
                    .predictions(List.of(SparseRatings.byUserOnly(table, asked).byUser()), workers)[0];
        }
    }

    /**
     * Residuals around 3: user 0 has 2, 1, 1 of items 0, 1, 2; user 1 has 1, 2, 0; user 2 has -1 of item 0, 2 of item 2 and is
     * asked of item 1. Lengths are √6, √5, √5; item 1 shares 2 raters with either: similarities 4/√30 and 1/5, halved.
     */
    @Test
    void prediction_byHand_isTheMeanAndTheWeightedResiduals() {
        RatingTable table = RatingTables.of(4, 4, new double[][] {
            {0, 0, 5}, {0, 1, 4}, {0, 2, 4}, {1, 0, 4}, {1, 1, 5}, {1, 2, 3}, {2, 0, 2}, {2, 2, 5}, {2, 1, 3}, {3, 1, 3}
        });
        int[] train = RatingTables.range(0, 8);
        int[] asked = {8, 9};
        double s = 4 / Math.sqrt(30) / 2;
        double t = 0.2 / 2;
        assertThat(predictions(table, train, asked, 2, 2)[0]).isEqualTo(3 + (-s + 2 * t) / (s + t), within(1e-6));
        assertThat(predictions(table, train, asked, 1, 2)[0]).isEqualTo(2, within(1e-6));
        assertThat(predictions(table, train, asked, 0, 2)).containsExactly(3, 3);
        assertThat(predictions(table, train, asked, 2, 2)[1]).isEqualTo(3);
    }

    /** User 0's residuals of the items point apart: a negative similarity is no neighbour. */
    @Test
    void prediction_negativeSimilarity_doesNotCount() {
        RatingTable table = RatingTables.of(2, 2, new double[][] {{0, 0, 5}, {0, 1, 1}, {1, 0, 5}, {1, 1, 4}});
        assertThat(predictions(table, RatingTables.range(0, 3), new int[] {3}, 5, 0))
                .containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({"1,0", "3,0", "3,10", "100,2.5"})
    void trainer_randomRatings_predictsAndScoresAsTheDefinitionSays(int k, double shrinkage) {
        TrainingResult result = Problem.train(knn(k, shrinkage));
        Definition definition = new Definition(Problem.TABLE, Problem.TRAIN, result.model(), k, shrinkage);
        SparseRatings.Rows test = Problem.data(null).test().byUser();
        double squares = 0;
        for (int user = 0; user < test.numRows(); user++) {
            for (int slot = test.start(user); slot < test.start(user + 1); slot++) {
                double expected = definition.predict(user, test.column(slot));
                assertThat(result.predictions()[slot]).isEqualTo(expected, within(1e-5));
                squares += Math.pow(RatingTables.SCALE.clip(expected) - test.rating(slot), 2);
            }
        }
        double onTrain = IntStream.of(Problem.TRAIN)
                .mapToDouble(
                        p -> RatingTables.SCALE.clip(definition.predict(Problem.TABLE.user(p), Problem.TABLE.item(p)))
                                - Problem.TABLE.rating(p))
                .map(error -> error * error)
                .average()
                .orElseThrow();
        assertThat(result.curve()).hasSize(1);
        assertThat(result.curve().get(0).testRmse()).isEqualTo(Math.sqrt(squares / test.size()), within(1e-5));
        assertThat(result.curve().get(0).trainRmse()).isEqualTo(Math.sqrt(onTrain), within(1e-5));
    }

    /** Users with far more candidates than are kept at a time. */
    @ParameterizedTest
    @CsvSource({"1,0", "20,10"})
    void predictions_manyCandidates_areThoseOfTheNearest(int k, double shrinkage) {
        SplittableRandom random = new SplittableRandom(9);
        double[][] ratings = IntStream.range(0, 20 * 400)
                .filter(pair -> random.nextInt(4) > 0)
                .mapToObj(pair -> new double[] {pair / 400, pair % 400, 1 + 4 * random.nextDouble()})
                .toArray(double[][]::new);
        RatingTable table = RatingTables.of(20, 400, ratings);
        int[] train = IntStream.range(0, table.size()).filter(p -> p % 20 != 0).toArray();
        int[] asked = IntStream.range(0, table.size()).filter(p -> p % 20 == 0).toArray();
        Definition definition =
                new Definition(table, train, constant(3, table.numUsers(), table.numItems()), k, shrinkage);
        double[] found = predictions(table, train, asked, k, shrinkage);
        SparseRatings.Rows rows = SparseRatings.byUserOnly(table, asked).byUser();
        for (int user = 0; user < rows.numRows(); user++) {
            for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                assertThat(found[slot]).isEqualTo(definition.predict(user, rows.column(slot)), within(1e-5));
            }
        }
    }

    /** User 0 alone rated items 0 to 3, so that all are equally similar to item 0; item 3 has a second rater. */
    @Test
    void prediction_equallySimilarItems_areThoseThatMoreRated() {
        RatingTable table =
                RatingTables.of(3, 4, new double[][] {{0, 0, 4}, {0, 1, 5}, {0, 2, 2}, {0, 3, 4}, {1, 3, 3}});
        assertThat(predictions(table, RatingTables.range(0, 5), new int[] {0}, 1, 0))
                .containsExactly(4);
    }

    @Test
    void trainer_unseenUserOrItem_getsTheMeans() {
        TrainingResult result = Problem.train(KNN);
        SparseRatings.Rows test = Problem.data(null).test().byUser();
        List<Integer> unseen = new ArrayList<>();
        for (int user = 0; user < test.numRows(); user++) {
            for (int slot = test.start(user); slot < test.start(user + 1); slot++) {
                if (user == 39 || test.column(slot) == 29) {
                    unseen.add(slot);
                    assertThat(result.predictions()[slot])
                            .isEqualTo(result.model().predict(user, test.column(slot)));
                }
            }
        }
        assertThat(unseen).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void trainer_moreWorkers_hasTheSameBits(int threads) {
        TrainingResult one = Problem.train(Problem.data(RatingTables.SCALE), KNN, 1);
        TrainingResult more = Problem.train(Problem.data(RatingTables.SCALE), KNN, threads);
        assertThat(more.predictions()).containsExactly(one.predictions());
        assertThat(more.curve()).isEqualTo(one.curve());
    }

    @Test
    void trainer_moreThanTheBound_saysSo() {
        assertThat(ItemNeighbours.pairs(SparseRatings.of(Problem.TABLE, Problem.TRAIN)))
                .isEqualTo(IntStream.range(0, 40)
                        .map(user -> (int) IntStream.of(Problem.TRAIN)
                                .filter(p -> Problem.TABLE.user(p) == user)
                                .count())
                        .mapToLong(count -> (long) count * count)
                        .sum());
        NeighbourTrainer.checkCost(NeighbourTrainer.MOST_PAIRS);
        assertThatThrownBy(() -> NeighbourTrainer.checkCost(NeighbourTrainer.MOST_PAIRS + 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("item-knn is left out: it would compare 20000000001 pairs of ratings, and the most that it"
                        + " takes on is 20000000000");
    }

    /** By the formula, from a dense table of residuals. */
    private static final class Definition {
        private final double[][] residual;
        private final boolean[][] rated;
        private final FactorModel means;
        private final int k;
        private final double shrinkage;

        Definition(RatingTable table, int[] train, FactorModel means, int k, double shrinkage) {
            this.residual = new double[table.numUsers()][table.numItems()];
            this.rated = new boolean[table.numUsers()][table.numItems()];
            this.means = means;
            this.k = k;
            this.shrinkage = shrinkage;
            for (int p : train) {
                int user = table.user(p);
                int item = table.item(p);
                rated[user][item] = true;
                residual[user][item] = table.rating(p) - means.predict(user, item);
            }
        }

        double predict(int user, int item) {
            List<Integer> near = IntStream.range(0, rated[user].length)
                    .filter(other -> other != item && rated[user][other] && similarity(item, other) > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(other -> -similarity(item, other)))
                    .limit(k)
                    .toList();
            double weights =
                    near.stream().mapToDouble(other -> similarity(item, other)).sum();
            double sum = near.stream()
                    .mapToDouble(other -> similarity(item, other) * residual[user][other])
                    .sum();
            return means.predict(user, item) + (near.isEmpty() ? 0 : sum / weights);
        }

        private double similarity(int a, int b) {
            double product = 0;
            double squaresA = 0;
            double squaresB = 0;
            int both = 0;
            for (int user = 0; user < rated.length; user++) {
                product += residual[user][a] * residual[user][b];
                squaresA += residual[user][a] * residual[user][a];
                squaresB += residual[user][b] * residual[user][b];
                both += rated[user][a] && rated[user][b] ? 1 : 0;
            }
            return product == 0 ? 0 : product / Math.sqrt(squaresA * squaresB) * both / (both + shrinkage);
        }
    }
}
