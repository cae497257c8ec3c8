package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkedMeanTest {
    private static final int K = 3;
    private static final int[] COUNTS = {0, 1, 2, 7, 3, 9, 1, 4, 5, 2};
    private static final SparseRatings RATINGS = RatingsFixture.ratings(1, 40, COUNTS);
    /** The second feature of row r is r - 4; each row has one of the others. */
    private static final float[][] FEATURES = new float[COUNTS.length][];

    private static RowFeatures features() {
        int[] start = new int[COUNTS.length + 1];
        int[] feature = new int[2 * COUNTS.length];
        float[] value = new float[2 * COUNTS.length];
        for (int row = 0; row < COUNTS.length; row++) {
            start[row + 1] = 2 * (row + 1);
            feature[2 * row] = 2 * (row % 2);
            value[2 * row] = 1;
            feature[2 * row + 1] = 1;
            value[2 * row + 1] = row - 4f;
            FEATURES[row] = new float[] {1, row % 2 == 0 ? 1 : 0, row - 4f, row % 2};
        }
        return new RowFeatures(List.of("even", "number", "odd"), start, feature, value);
    }

    private static LinkedMean fitted(FactorSide side, Weighting weighting) {
        LinkedMean linked =
                new LinkedMean(features(), RATINGS.byUser(), K, new RowUpdate.Settings(3, true, 2, 0.5, weighting));
        linked.fit(side);
        return linked;
    }

    /** The normal equations, written out: {@code Σ w (θ - Bᵀf) f = B}, over rows that have ratings. */
    @ParameterizedTest
    @EnumSource(Weighting.class)
    void fit_anyWeighting_leavesNoGradient(Weighting weighting) {
        FactorSide side = RatingsFixture.side(3, COUNTS.length, K, true);
        LinkedMean linked = fitted(side, weighting);
        double[] link = linked.link();
        for (int f = 0; f < 4; f++) {
            for (int column = 0; column <= K; column++) {
                double sum = 0;
                for (int row = 0; row < COUNTS.length; row++) {
                    double error = column < K
                            ? side.factor(row, column) - linked.means().factor(row, column)
                            : side.bias(row) - linked.means().bias(row);
                    boolean weighs = weighting == Weighting.WEIGHTED && column < K;
                    sum += (COUNTS[row] == 0 ? 0 : weighs ? COUNTS[row] : 1) * error * FEATURES[row][f];
                }
                assertThat(sum).isCloseTo(link[f * (K + 1) + column], within(1e-5));
            }
        }
    }

    @Test
    void fit_rowWithoutRatings_getsTheMeanOfItsFeaturesAndTeachesNothing() {
        FactorSide side = RatingsFixture.side(3, COUNTS.length, K, true);
        LinkedMean linked = fitted(side, Weighting.PLAIN);
        float before = linked.means().factor(0, 1);
        assertThat(before).isNotZero();
        side.setFactor(0, 1, 99);
        linked.fit(side);
        assertThat(linked.means().factor(0, 1)).isEqualTo(before);
    }

    @Test
    void penalty_afterAFit_isThatOfTheLinkMatrix() {
        LinkedMean linked = fitted(RatingsFixture.side(3, COUNTS.length, K, true), Weighting.PLAIN);
        double[] link = linked.link();
        double expected = 0;
        for (int at = 0; at < link.length; at++) {
            expected += (at % (K + 1) == K ? 0.5 : 2) * link[at] * link[at];
        }
        assertThat(linked.penalty()).isPositive().isCloseTo(expected, within(1e-12));
    }

    /** With users' factors of mean 0 and unit variance, the squares of a feature's effects add up to that of its row. */
    @Test
    void links_ofAFeature_areInUnitsOfUsers() {
        FactorSide items = RatingsFixture.side(3, COUNTS.length, K, true);
        LinkedMean linked = fitted(items, Weighting.PLAIN);
        FactorSide users = new FactorSide(8, K);
        for (int user = 0; user < 8; user++) {
            for (int f = 0; f < K; f++) {
                users.setFactor(user, f, (user >> f & 1) == 0 ? 1 : -1);
            }
        }
        SparseRatings rated = RatingsFixture.ratings(4, 40, 1, 1, 1, 1, 1, 1, 1, 1);
        List<Posterior.Link> links = linked.links(items, users, rated.byUser());
        assertThat(links).hasSize(4 * (K + 1));
        assertThat(links.get(4).feature()).isEqualTo("number");
        assertThat(links.get(4).mean()).isCloseTo(linked.link()[2 * (K + 1) + K], within(1e-9));
        double squares = 0;
        double expected = 0;
        for (int f = 0; f < K; f++) {
            squares += links.get(5 + f).mean() * links.get(5 + f).mean();
            expected += linked.link()[2 * (K + 1) + f] * linked.link()[2 * (K + 1) + f];
        }
        assertThat(squares).isCloseTo(expected, within(1e-6));
    }
}
