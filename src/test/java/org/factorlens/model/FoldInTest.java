package org.factorlens.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.factorlens.linalg.Gauss;
import org.factorlens.model.FoldIn.Contribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldInTest {
    private static final int ITEMS = 40;

    /** A person with {@code count} ratings under one regularization. */
    record Case(int k, int count, Regularization regularization) {
        FactorModel model() {
            return Models.random(k, 3, ITEMS, k);
        }

        int[] items() {
            return new SplittableRandom(count)
                    .ints(0, ITEMS)
                    .distinct()
                    .limit(count)
                    .toArray();
        }

        double[] ratings() {
            return new SplittableRandom(count + 1)
                    .ints(count, 1, 11)
                    .mapToDouble(halves -> halves / 2.0)
                    .toArray();
        }

        FoldIn foldIn() {
            return new FoldIn(model(), regularization, items(), ratings());
        }
    }

    static Stream<Case> cases() {
        return Stream.of(true, false)
                .flatMap(bias -> Stream.of(true, false).map(weighted -> new Regularization(2.5, bias, 1.5, weighted)))
                .flatMap(regularization -> Stream.of(
                        new Case(1, 1, regularization),
                        new Case(4, 2, regularization),
                        new Case(4, 30, regularization),
                        new Case(12, 5, regularization)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void user_anyCase_isTheExactRidgeSolution(Case person) {
        double[] expected = ridge(person);
        FoldedUser user = person.foldIn().user();
        for (int f = 0; f < person.k(); f++) {
            assertThat(user.factor(f)).isEqualTo(expected[f], within(1e-11));
        }
        assertThat(user.bias()).isEqualTo(person.regularization().bias() ? expected[person.k()] : 0, within(1e-11));
    }

    private static double[] ridge(Case person) {
        FactorModel model = person.model();
        int k = person.k();
        Regularization r = person.regularization();
        int size = r.bias() ? k + 1 : k;
        double[][] a = new double[size][size];
        double[] b = new double[size];
        for (int i = 0; i < size; i++) {
            a[i][i] = i == k ? r.biasLambda() : r.lambda() * (r.weighted() ? person.count() : 1);
        }
        for (int j = 0; j < person.count(); j++) {
            int item = person.items()[j];
            for (int row = 0; row < size; row++) {
                double x = row == k ? 1 : model.itemFactor(item, row);
                b[row] += x * (person.ratings()[j] - model.mean() - model.itemBias(item));
                for (int column = 0; column < size; column++) {
                    a[row][column] += x * (column == k ? 1 : model.itemFactor(item, column));
                }
            }
        }
        return Gauss.solve(a, b);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void contributions_anyItem_sumToThePrediction(Case person) {
        FactorModel model = person.model();
        FoldIn foldIn = person.foldIn();
        for (int item = 0; item < ITEMS; item++) {
            List<Contribution> parts = foldIn.contributions(item);
            double sum = parts.stream().mapToDouble(Contribution::value).sum();
            assertThat(model.mean() + model.itemBias(item) + sum)
                    .isEqualTo(model.predict(foldIn.user(), item), within(1e-10));
            assertThat(parts.stream().map(part -> -part.value()).toList()).isSorted();
            assertThat(parts)
                    .extracting(Contribution::item)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.of(person.items()).boxed().toList());
        }
    }

    @Test
    void contributions_eachRating_nameTheRatingThatWasGiven() {
        Case person = new Case(3, 6, new Regularization(1, true, 1, false));
        for (Contribution part : person.foldIn().contributions(0)) {
            int at = IntStream.of(person.items()).boxed().toList().indexOf(part.item());
            assertThat(part.rating()).isEqualTo(person.ratings()[at]);
        }
    }

    /** Without any penalty fewer ratings than dimensions are met exactly, by the shortest solution. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8, 13})
    void user_noPenaltyAndFewRatings_meetsTheRatingsWithoutGrowing(int k) {
        for (int count = 1; count < k; count++) {
            Case person = new Case(k, count, new Regularization(0, false, 0, false));
            FoldedUser user = person.foldIn().user();
            double squares = 0;
            for (int f = 0; f < k; f++) {
                squares += user.factor(f) * user.factor(f);
            }
            for (int j = 0; j < count; j++) {
                assertThat(person.model().predict(user, person.items()[j]))
                        .as("k %d, rating %d of %d", k, j, count)
                        .isEqualTo(person.ratings()[j], within(1e-6));
            }
            assertThat(squares).as("k %d, %d ratings", k, count).isEqualTo(leastSquare(person), within(1e-4 * squares));
        }
    }

    /** Squared length of the shortest p with Qp = y: yᵀ(QQᵀ)⁻¹y. */
    private static double leastSquare(Case person) {
        FactorModel model = person.model();
        int n = person.count();
        double[][] gram = new double[n][n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = person.ratings()[i] - model.mean() - model.itemBias(person.items()[i]);
            for (int j = 0; j < n; j++) {
                for (int f = 0; f < person.k(); f++) {
                    gram[i][j] +=
                            (double) model.itemFactor(person.items()[i], f) * model.itemFactor(person.items()[j], f);
                }
            }
        }
        double[] weights = Gauss.solve(gram, y);
        return IntStream.range(0, n).mapToDouble(i -> weights[i] * y[i]).sum();
    }

    @Test
    void user_modelWithoutFactorsOrBias_isTheModelsOwnPrediction() {
        Case person = new Case(0, 3, new Regularization(1, false, 1, false));
        assertThat(person.model().predict(person.foldIn().user(), 5))
                .isEqualTo(person.model().mean() + person.model().itemBias(5));
        assertThat(person.foldIn().contributions(5)).allMatch(part -> part.value() == 0);
    }

    @Test
    void user_noRatings_isZero() {
        FoldIn nobody =
                new FoldIn(Models.random(1, 1, 5, 3), new Regularization(1, true, 1, true), new int[0], new double[0]);
        assertThat(nobody.user().bias()).isZero();
        assertThat(IntStream.range(0, 3).mapToDouble(nobody.user()::factor)).containsOnly(0.0);
    }
}
