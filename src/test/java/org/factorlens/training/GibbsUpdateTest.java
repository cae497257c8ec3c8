package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.linalg.Gauss;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many draws of the same rows, everything else held, against the exact normal distribution of each row. */
class GibbsUpdateTest {
    private static final int DRAWS = 20_000;
    private static final double NOISE = 0.6;
    private static final int ITEMS = 30;
    /** No ratings, the dual form, the ordinary form, and rows that are cut into segments. */
    private static final SparseRatings RATINGS = RatingsFixture.ratings(1, ITEMS, 0, 1, 2, 3, 12, 60);

    private static final Workers WORKERS = new Workers(1);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    private static RowFeatures features(int rows) {
        int[] start = IntStream.rangeClosed(0, rows).map(r -> 2 * r).toArray();
        int[] feature = IntStream.range(0, 2 * rows).map(e -> e % 2).toArray();
        float[] value = new float[2 * rows];
        for (int e = 0; e < value.length; e++) {
            value[e] = e % 3 - 0.5f;
        }
        return new RowFeatures(List.of("a", "b"), start, feature, value);
    }

    /** A prior with correlated entries and a mean that is not zero. */
    private static HyperPrior prior(int k, boolean bias) {
        HyperPrior prior = new HyperPrior(RATINGS.byUser(), k, bias, 1, features(RATINGS.numUsers()));
        FactorSide side = RatingsFixture.side(3, RATINGS.numUsers(), k, bias);
        prior.draw(side, new RandomStream().at(5, 5), WORKERS);
        return prior;
    }

    @ParameterizedTest
    @CsvSource({"4, true", "5, false", "0, true", "1, true"})
    void update_manyDraws_haveTheMomentsOfTheConditional(int k, boolean bias) {
        HyperPrior prior = prior(k, bias);
        int size = prior.size();
        int rows = RATINGS.numUsers();
        FactorSide other = RatingsFixture.side(7, ITEMS, k, bias);
        FactorSide side = new FactorSide(rows, k);
        GibbsUpdate update = new GibbsUpdate(RATINGS.byUser(), prior, ITEMS);
        double[][] sums = new double[rows][size];
        double[][] products = new double[rows][size * size];
        for (int draw = 0; draw < DRAWS; draw++) {
            long address = RandomStream.address(draw);
            assertThat(update.update(side, other, RatingsFixture.MEAN, NOISE, address, WORKERS)
                            .notPositiveDefinite())
                    .isZero();
            for (int row = 0; row < rows; row++) {
                double[] theta = theta(side, row, size);
                for (int i = 0; i < size; i++) {
                    sums[row][i] += theta[i] / DRAWS;
                    for (int j = 0; j < size; j++) {
                        products[row][i * size + j] += theta[i] * theta[j] / DRAWS;
                    }
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            assertMoments(row, prior, other, sums[row], products[row]);
        }
    }

    private static double[] theta(FactorSide side, int row, int size) {
        double[] theta = new double[size];
        for (int i = 0; i < size; i++) {
            theta[i] = i < side.k() ? side.factor(row, i) : side.bias(row);
        }
        return theta;
    }

    private static void assertMoments(int row, HyperPrior prior, FactorSide other, double[] mean, double[] products) {
        int size = prior.size();
        double[][] covariance = covariance(row, prior, other);
        double[] expected = mean(row, prior, other, covariance);
        for (int i = 0; i < size; i++) {
            assertThat(mean[i])
                    .as("mean of entry %d of row %d", i, row)
                    .isCloseTo(expected[i], within(5 * Math.sqrt(covariance[i][i] / DRAWS)));
            for (int j = 0; j < size; j++) {
                double variance = covariance[i][i] * covariance[j][j];
                assertThat(products[i * size + j] - mean[i] * mean[j])
                        .as("covariance of entries %d and %d of row %d", i, j, row)
                        .isCloseTo(covariance[i][j], within(5 * Math.sqrt(2 * variance / DRAWS)));
            }
        }
    }

    /** Σ⁻¹, by solving with unit vectors. */
    private static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] inverse = new double[size][size];
        for (int column = 0; column < size; column++) {
            double[] unit = new double[size];
            unit[column] = 1;
            double[] solved = Gauss.solve(matrix, unit);
            for (int i = 0; i < size; i++) {
                inverse[i][column] = solved[i];
            }
        }
        return inverse;
    }

    private static double[][] priorPrecision(HyperPrior prior) {
        int size = prior.size();
        double[] root = prior.gaussian().root();
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int f = 0; f < size; f++) {
                    covariance[i][j] += root[i * size + f] * root[j * size + f];
                }
            }
        }
        return inverse(covariance);
    }

    private static double[] design(FactorSide other, int column, int size) {
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = i < other.k() ? other.factor(column, i) : 1;
        }
        return x;
    }

    private static double[][] covariance(int row, HyperPrior prior, FactorSide other) {
        int size = prior.size();
        double[][] precision = priorPrecision(prior);
        SparseRatings.Rows rows = RATINGS.byUser();
        for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
            double[] x = design(other, rows.column(slot), size);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    precision[i][j] += x[i] * x[j] / NOISE;
                }
            }
        }
        return inverse(precision);
    }

    private static double[] mean(int row, HyperPrior prior, FactorSide other, double[][] covariance) {
        int size = prior.size();
        double[][] precision = priorPrecision(prior);
        double[] mu = prior.mean(row);
        double[] b = new double[size];
        SparseRatings.Rows rows = RATINGS.byUser();
        for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
            double[] x = design(other, rows.column(slot), size);
            double target = rows.rating(slot) - RatingsFixture.MEAN - other.bias(rows.column(slot));
            for (int i = 0; i < size; i++) {
                b[i] += x[i] * target / NOISE;
            }
        }
        double[] mean = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                b[i] += precision[i][j] * mu[j];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                mean[i] += covariance[i][j] * b[j];
            }
        }
        return mean;
    }

    /** Rows of more ratings than a segment holds have a spread of nearly nothing: a draw is the least-squares solution. */
    @Test
    void update_heavyRow_isNearTheRidgeSolution() {
        SparseRatings heavy = RatingsFixture.ratings(2, ITEMS, 20_000, 5);
        HyperPrior prior = new HyperPrior(heavy.byUser(), 3, true, 1, RowFeatures.none(2));
        FactorSide other = RatingsFixture.side(7, ITEMS, 3, true);
        FactorSide side = new FactorSide(2, 3);
        new GibbsUpdate(heavy.byUser(), prior, ITEMS).update(side, other, RatingsFixture.MEAN, 1e-4, 1, WORKERS);
        FactorSide ridge = new FactorSide(2, 3);
        RowUpdate.Settings settings = new RowUpdate.Settings(RatingsFixture.MEAN, true, 1e-4, 1e-4, Weighting.PLAIN);
        EjmlUpdate.solveRow(heavy.byUser(), 0, ridge, other, settings);
        for (int f = 0; f < 3; f++) {
            assertThat(side.factor(0, f)).isCloseTo(ridge.factor(0, f), within(2e-3f));
        }
        assertThat(side.bias(0)).isCloseTo(ridge.bias(0), within(2e-3f));
    }

    @Test
    void update_anyNumberOfThreads_sameBits() {
        SparseRatings ratings = RatingsFixture.ratings(
                4, ITEMS, IntStream.range(0, 900).map(row -> row % 41).toArray());
        FactorSide other = RatingsFixture.side(7, ITEMS, 9, true);
        FactorSide[] sides = new FactorSide[3];
        for (int threads = 1; threads <= 3; threads++) {
            HyperPrior prior = new HyperPrior(ratings.byUser(), 9, true, 1, RowFeatures.none(900));
            sides[threads - 1] = new FactorSide(900, 9);
            try (Workers workers = new Workers(threads)) {
                new GibbsUpdate(ratings.byUser(), prior, ITEMS)
                        .update(sides[threads - 1], other, RatingsFixture.MEAN, NOISE, 3, workers);
            }
        }
        assertThat(RatingsFixture.values(sides[1])).containsExactly(RatingsFixture.values(sides[0]));
        assertThat(RatingsFixture.values(sides[2])).containsExactly(RatingsFixture.values(sides[0]));
    }
}
