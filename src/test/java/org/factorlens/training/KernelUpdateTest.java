package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.factorlens.kernel.Kernel;
import org.factorlens.kernel.KernelTwins;
import org.factorlens.ratings.SparseRatings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelUpdateTest {
    private static final int ITEMS = 90;
    private static final int[] COUNTS = {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 130, 700};
    private static final SparseRatings RATINGS = RatingsFixture.ratings(1, ITEMS, COUNTS);
    private static final SparseRatings HEAVY = RatingsFixture.ratings(2, ITEMS, 3, 70_000, 0, 8192, 40, 8193, 9);

    static Stream<Kernel> simd() {
        return KernelTwins.simd().stream();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 14, 15, 16, 20, 33, 50, 64, 101, 128})
    void update_anyShape_agreesWithFloat64(int k) {
        for (RowUpdate.Settings settings : RatingsFixture.settings(0.3, 2)) {
            FactorSide expected = updated(new EjmlUpdate(), RATINGS, k, settings, 1);
            FactorSide actual = updated(new KernelUpdate(Kernel.selected()), RATINGS, k, settings, 1);
            assertThat(RatingsFixture.values(actual))
                    .as("k %d, %s", k, settings)
                    .containsExactly(RatingsFixture.values(expected), Offset.offset(2e-4f));
        }
    }

    private static FactorSide towards(int rows, int k, RowUpdate.Settings settings) {
        return RatingsFixture.side(9, rows, k, settings.bias());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 8, 15, 20, 33, 64})
    void update_towardsMeans_agreesWithFloat64(int k) {
        for (RowUpdate.Settings plain : RatingsFixture.settings(0.3, 2)) {
            for (SparseRatings ratings : List.of(RATINGS, HEAVY)) {
                RowUpdate.Settings settings = plain.towards(towards(ratings.numUsers(), k, plain));
                FactorSide expected = updated(new EjmlUpdate(), ratings, k, settings, 1);
                FactorSide actual = updated(new KernelUpdate(Kernel.selected()), ratings, k, settings, 2);
                assertThat(RatingsFixture.values(actual))
                        .as("k %d, %s", k, settings)
                        .containsExactly(RatingsFixture.values(expected), Offset.offset(3e-4f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void update_towardsMeansSimdOrScalar_sameBits(Kernel simd) {
        for (int k : new int[] {1, 4, 15, 20, 31, 50}) {
            RowUpdate.Settings plain = new RowUpdate.Settings(3.4, k % 2 == 0, 0.3, 2, Weighting.PLAIN);
            for (SparseRatings ratings : List.of(RATINGS, HEAVY)) {
                RowUpdate.Settings settings = plain.towards(towards(ratings.numUsers(), k, plain));
                assertThat(RatingsFixture.values(updated(new KernelUpdate(simd), ratings, k, settings, 2)))
                        .containsExactly(RatingsFixture.values(
                                updated(new KernelUpdate(Kernel.scalar()), ratings, k, settings, 1)));
            }
        }
    }

    @Test
    void update_rowWithoutRatings_isItsMean() {
        for (RowUpdate.Settings plain : RatingsFixture.settings(0.3, 2)) {
            FactorSide means = towards(RATINGS.numUsers(), 5, plain);
            FactorSide side = updated(new KernelUpdate(Kernel.selected()), RATINGS, 5, plain.towards(means), 1);
            assertThat(side.factor(0, 3)).isEqualTo(means.factor(0, 3)).isNotZero();
            assertThat(side.bias(0)).isEqualTo(means.bias(0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    void update_biasFirstTowardsMeans_agreesWithFloat64(int k) {
        RowUpdate.Settings plain = new RowUpdate.Settings(3.4, true, 0.3, 2, Weighting.PLAIN, Update.ALTERNATING);
        RowUpdate.Settings settings = plain.towards(towards(RATINGS.numUsers(), k, plain));
        FactorSide expected = updated(new AlternatingUpdate(), RATINGS, k, settings, 1);
        assertThat(RatingsFixture.values(updated(new KernelUpdate(Kernel.selected()), RATINGS, k, settings, 1)))
                .containsExactly(RatingsFixture.values(expected), Offset.offset(2e-3f));
    }

    @Test
    void update_heavyRows_agreesWithFloat64() {
        for (RowUpdate.Settings settings : RatingsFixture.settings(0.05, 3)) {
            FactorSide expected = updated(new EjmlUpdate(), HEAVY, 10, settings, 1);
            FactorSide actual = updated(new KernelUpdate(Kernel.selected()), HEAVY, 10, settings, 1);
            assertThat(RatingsFixture.values(actual))
                    .containsExactly(RatingsFixture.values(expected), Offset.offset(2e-4f));
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void update_simdOrScalar_sameBits(Kernel simd) {
        for (int k : new int[] {1, 4, 13, 14, 15, 20, 31, 50, 65, 100}) {
            RowUpdate.Settings settings = new RowUpdate.Settings(3.4, k % 2 == 0, 0.3, 2, Weighting.WEIGHTED);
            assertThat(RatingsFixture.values(updated(new KernelUpdate(simd), RATINGS, k, settings, 1)))
                    .containsExactly(
                            RatingsFixture.values(updated(new KernelUpdate(Kernel.scalar()), RATINGS, k, settings, 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void update_heavyRowsSimdOrScalar_sameBits(Kernel simd) {
        RowUpdate.Settings settings = new RowUpdate.Settings(3.4, true, 0.3, 2, Weighting.PLAIN);
        assertThat(RatingsFixture.values(updated(new KernelUpdate(simd), HEAVY, 12, settings, 2)))
                .containsExactly(
                        RatingsFixture.values(updated(new KernelUpdate(Kernel.scalar()), HEAVY, 12, settings, 1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Update.class,
            names = {"ALTERNATING", "ALTERNATING_START"})
    void update_rowsWithoutRatings_becomeZeroOrKeepTheirStart(Update update) {
        RowUpdate.Settings settings = new RowUpdate.Settings(3.4, true, 0.3, 2, Weighting.PLAIN, update);
        FactorSide start = RatingsFixture.side(8, RATINGS.numUsers(), 10, true);
        FactorSide other = RatingsFixture.side(7, RATINGS.numItems(), 10, true);
        for (RowUpdate kind : List.of(new KernelUpdate(Kernel.selected()), new AlternatingUpdate())) {
            FactorSide side = RatingsFixture.side(8, RATINGS.numUsers(), 10, true);
            try (Workers workers = new Workers(1)) {
                kind.update(RATINGS.byUser(), side, other, settings, workers);
            }
            assertThat(IntStream.range(0, side.numRows()))
                    .filteredOn(row -> RATINGS.byUser().count(row) == 0)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(side.factor(row, 3))
                            .isEqualTo(update == Update.ALTERNATING ? 0 : start.factor(row, 3)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ALTERNATING", "1, ALTERNATING", "10, ALTERNATING", "50, ALTERNATING", "10, ALTERNATING_START"})
    void update_biasFirst_agreesWithFloat64(int k, Update update) {
        RowUpdate.Settings settings = new RowUpdate.Settings(3.4, true, 0.3, 2, Weighting.PLAIN, update);
        for (SparseRatings ratings : List.of(RATINGS, HEAVY)) {
            FactorSide other = RatingsFixture.side(7, ratings.numItems(), k, true);
            FactorSide fast = RatingsFixture.side(8, ratings.numUsers(), k, true);
            FactorSide reference = RatingsFixture.side(8, ratings.numUsers(), k, true);
            try (Workers workers = new Workers(2)) {
                new KernelUpdate(Kernel.selected()).update(ratings.byUser(), fast, other, settings, workers);
                new AlternatingUpdate().update(ratings.byUser(), reference, other, settings, workers);
            }
            float[] expected = RatingsFixture.values(reference);
            float[] actual = RatingsFixture.values(fast);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(2e-3f));
            }
        }
    }

    @Test
    void update_oneOrTwoThreads_sameBits() {
        for (RowUpdate.Settings settings : RatingsFixture.settings(0.05, 3)) {
            for (SparseRatings ratings : List.of(RATINGS, HEAVY)) {
                assertThat(RatingsFixture.values(
                                updated(new KernelUpdate(Kernel.selected()), ratings, 20, settings, 2)))
                        .containsExactly(RatingsFixture.values(
                                updated(new KernelUpdate(Kernel.selected()), ratings, 20, settings, 1)));
            }
        }
    }

    @Test
    void update_reusedForOtherShapes_sameBitsAsFresh() {
        KernelUpdate reused = new KernelUpdate(Kernel.selected());
        for (int k : new int[] {50, 3, 20}) {
            for (RowUpdate.Settings settings : RatingsFixture.settings(0.3, 2)) {
                assertThat(RatingsFixture.values(updated(reused, HEAVY, k, settings, 1)))
                        .containsExactly(RatingsFixture.values(
                                updated(new KernelUpdate(Kernel.selected()), HEAVY, k, settings, 1)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50})
    void update_anyRow_leavesNoGradient(int k) {
        for (RowUpdate.Settings settings : RatingsFixture.settings(0.3, 2)) {
            FactorSide other = RatingsFixture.side(7, ITEMS, k, settings.bias());
            FactorSide side = updated(new KernelUpdate(Kernel.selected()), RATINGS, k, settings, 1);
            for (int row = 0; row < side.numRows(); row++) {
                assertThat(largestGradient(row, side, other, settings))
                        .as("row %d", row)
                        .isLessThan(1e-5 * (10 + COUNTS[row]));
            }
        }
    }

    private static double largestGradient(int row, FactorSide side, FactorSide other, RowUpdate.Settings settings) {
        int k = side.k();
        int count = RATINGS.byUser().count(row);
        double[] gradient = new double[k + 1];
        for (int f = 0; f < k; f++) {
            gradient[f] = settings.rowLambda(count) * side.factor(row, f);
        }
        gradient[k] = settings.biasLambda() * side.bias(row);
        for (int slot = RATINGS.byUser().start(row); slot < RATINGS.byUser().start(row + 1); slot++) {
            int column = RATINGS.byUser().column(slot);
            double error = RATINGS.byUser().rating(slot) - settings.mean() - other.bias(column) - side.bias(row);
            for (int f = 0; f < k; f++) {
                error -= side.factor(row, f) * other.factor(column, f);
            }
            for (int f = 0; f < k; f++) {
                gradient[f] -= error * other.factor(column, f);
            }
            gradient[k] -= error;
        }
        double largest = 0;
        for (int f = 0; f < (settings.bias() ? k + 1 : k); f++) {
            largest = Math.max(largest, Math.abs(gradient[f]));
        }
        return largest;
    }

    @Test
    void update_noPenaltyAndFewRatings_reportsAndSolvesInFloat64() {
        RowUpdate.Settings settings = new RowUpdate.Settings(3.4, true, 0, 0, Weighting.PLAIN);
        SparseRatings ratings = RatingsFixture.ratings(3, ITEMS, 5, 0, 200);
        FactorSide other = RatingsFixture.side(7, ITEMS, 8, true);
        FactorSide side = RatingsFixture.side(8, 3, 8, true);
        UpdateReport report;
        try (Workers workers = new Workers(1)) {
            report = new KernelUpdate(Kernel.selected()).update(ratings.byUser(), side, other, settings, workers);
        }
        FactorSide expected = updated(new EjmlUpdate(), ratings, 8, settings, 1);
        assertThat(report).isEqualTo(new UpdateReport(2, 1));
        assertThat(RatingsFixture.values(side)).containsExactly(RatingsFixture.values(expected), Offset.offset(2e-4f));
    }

    @Test
    void update_tinyPenaltyOnBias_agreesWithFloat64() {
        RowUpdate.Settings settings = new RowUpdate.Settings(3.4, true, 10, 1e-6, Weighting.PLAIN);
        assertThat(RatingsFixture.values(updated(new KernelUpdate(Kernel.selected()), RATINGS, 30, settings, 1)))
                .containsExactly(
                        RatingsFixture.values(updated(new EjmlUpdate(), RATINGS, 30, settings, 1)),
                        Offset.offset(2e-4f));
    }

    @Test
    void update_eightSweeps_sameErrorAsFloat64() {
        int[] counts = IntStream.range(0, 300).map(user -> 5 + user % 90).toArray();
        SparseRatings ratings = RatingsFixture.ratings(9, 200, counts);
        for (RowUpdate.Settings settings : RatingsFixture.settings(0.05, 0.05)) {
            double expected = rmse(new EjmlUpdate(), ratings, settings);
            assertThat(rmse(new KernelUpdate(Kernel.selected()), ratings, settings))
                    .isEqualTo(expected, Offset.offset(3e-5));
        }
    }

    private static double rmse(RowUpdate update, SparseRatings ratings, RowUpdate.Settings settings) {
        FactorSide users = new FactorSide(ratings.numUsers(), 20);
        FactorSide items = RatingsFixture.side(7, ratings.numItems(), 20, false);
        try (Workers workers = new Workers(1)) {
            for (int sweep = 0; sweep < 8; sweep++) {
                update.update(ratings.byUser(), users, items, settings, workers);
                update.update(ratings.byItem(), items, users, settings, workers);
            }
            ErrorSums sums = new ErrorPass(Kernel.selected())
                    .squaredErrors(ratings.byUser(), users, items, settings.mean(), workers);
            return Math.sqrt(sums.squared() / sums.count());
        }
    }

    @Test
    void update_factorsOnly_clearsBias() {
        RowUpdate.Settings settings = new RowUpdate.Settings(3.4, false, 1, 1, Weighting.PLAIN);
        FactorSide side = updated(new KernelUpdate(Kernel.selected()), RATINGS, 4, settings, 1);
        for (int row = 0; row < side.numRows(); row++) {
            assertThat(side.bias(row)).isZero();
        }
    }

    private static FactorSide updated(
            RowUpdate update, SparseRatings ratings, int k, RowUpdate.Settings settings, int threads) {
        FactorSide other = RatingsFixture.side(7, ratings.numItems(), k, settings.bias());
        FactorSide side = RatingsFixture.side(8, ratings.numUsers(), k, true);
        try (Workers workers = new Workers(threads)) {
            update.update(ratings.byUser(), side, other, settings, workers);
        }
        return side;
    }
}
