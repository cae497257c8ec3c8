package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.factorlens.kernel.Kernel;
import org.factorlens.kernel.KernelTwins;
import org.factorlens.ratings.SparseRatings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConjugateSolverTest {
    private static final int ITEMS = 90;
    private static final SparseRatings RATINGS =
            RatingsFixture.ratings(1, ITEMS, 0, 1, 2, 7, 9, 16, 33, 65, 130, 700, 8192, 8193);

    static Stream<Kernel> simd() {
        return KernelTwins.simd().stream();
    }

    private static RowUpdate.Settings settings(boolean bias, Update update) {
        return new RowUpdate.Settings(RatingsFixture.MEAN, bias, 0.3, 2, Weighting.WEIGHTED, update);
    }

    private static FactorSide updated(RowUpdate update, int k, RowUpdate.Settings settings, int times, int threads) {
        FactorSide other = RatingsFixture.side(7, ITEMS, k, true);
        FactorSide side = RatingsFixture.side(8, RATINGS.numUsers(), k, settings.bias());
        try (Workers workers = new Workers(threads)) {
            for (int time = 0; time < times; time++) {
                update.update(RATINGS.byUser(), side, other, settings, workers);
            }
        }
        return side;
    }

    private static double loss(FactorSide side, RowUpdate.Settings settings, int row) {
        FactorSide other = RatingsFixture.side(7, ITEMS, side.k(), true);
        SparseRatings.Rows rows = RATINGS.byUser();
        double loss = settings.biasLambda() * side.bias(row) * side.bias(row);
        for (int f = 0; f < side.k(); f++) {
            loss += settings.rowLambda(rows.count(row)) * side.factor(row, f) * side.factor(row, f);
        }
        for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
            int column = rows.column(slot);
            double error = rows.rating(slot) - settings.mean() - other.bias(column) - side.bias(row);
            for (int f = 0; f < side.k(); f++) {
                error -= (double) side.factor(row, f) * other.factor(column, f);
            }
            loss += error * error;
        }
        return loss;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 14, 20, 50})
    void update_manyTimes_reachesTheExactSolution(int k) {
        for (boolean bias : new boolean[] {true, false}) {
            FactorSide exact = updated(new EjmlUpdate(), k, settings(bias, Update.JOINT), 1, 1);
            FactorSide steps = updated(new KernelUpdate(Kernel.selected()), k, settings(bias, Update.CG), 200, 1);
            assertThat(RatingsFixture.values(steps))
                    .containsExactly(RatingsFixture.values(exact), Offset.offset(1e-3f));
        }
    }

    @Test
    void update_manyTimesTowardsMeans_reachesTheExactSolution() {
        FactorSide means = RatingsFixture.side(9, RATINGS.numUsers(), 14, true);
        FactorSide exact =
                updated(new EjmlUpdate(), 14, settings(true, Update.JOINT).towards(means), 1, 1);
        FactorSide steps = updated(
                new KernelUpdate(Kernel.selected()),
                14,
                settings(true, Update.CG).towards(means),
                200,
                1);
        assertThat(RatingsFixture.values(steps)).containsExactly(RatingsFixture.values(exact), Offset.offset(1e-3f));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 50})
    void update_once_lowersTheLossOfEveryRowButNotBelowTheLeast(int k) {
        RowUpdate.Settings settings = settings(true, Update.CG);
        FactorSide before = RatingsFixture.side(8, RATINGS.numUsers(), k, true);
        FactorSide exact = updated(new EjmlUpdate(), k, settings(true, Update.JOINT), 1, 1);
        FactorSide after = updated(new KernelUpdate(Kernel.selected()), k, settings, 1, 1);
        for (int row = 1; row < RATINGS.numUsers(); row++) {
            double least = loss(exact, settings, row);
            double start = loss(before, settings, row) - least;
            assertThat(loss(after, settings, row) - least)
                    .as("k %d, row %d", k, row)
                    .isBetween(-1e-4 * least, 0.5 * start);
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void update_simdOrScalarOneOrTwoThreads_sameBits(Kernel simd) {
        for (int k : new int[] {1, 13, 14, 20, 50, 65}) {
            RowUpdate.Settings settings = settings(k % 2 == 0, Update.CG);
            float[] expected = RatingsFixture.values(updated(new KernelUpdate(Kernel.scalar()), k, settings, 2, 1));
            assertThat(RatingsFixture.values(updated(new KernelUpdate(simd), k, settings, 2, 2)))
                    .containsExactly(expected);
        }
    }

    @Test
    void update_otherSideZero_staysFinite() {
        RowUpdate.Settings settings =
                new RowUpdate.Settings(RatingsFixture.MEAN, true, 0, 0, Weighting.PLAIN, Update.CG);
        FactorSide side = RatingsFixture.side(8, RATINGS.numUsers(), 4, true);
        try (Workers workers = new Workers(1)) {
            new KernelUpdate(Kernel.selected())
                    .update(RATINGS.byUser(), side, new FactorSide(ITEMS, 4), settings, workers);
        }
        for (float value : RatingsFixture.values(side)) {
            assertThat(value).isFinite();
        }
    }
}
