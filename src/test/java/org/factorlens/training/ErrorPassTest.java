package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.factorlens.kernel.Kernel;
import org.factorlens.kernel.KernelTwins;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.SparseRatings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPassTest {
    private static final int ITEMS = 50;
    private static final int[] COUNTS = IntStream.concat(IntStream.of(0, 1, 3000, 66_000, 0), IntStream.range(0, 300))
            .toArray();
    private static final SparseRatings RATINGS = RatingsFixture.ratings(4, ITEMS, COUNTS);
    private static final RatingScale SCALE = new RatingScale(0.5, 5, 0.5, true);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, 14, 15, 30, 31, 50})
    void squaredErrors_anyK_agreeWithFloat64(int k) {
        ErrorSums sums = sums(Kernel.selected(), k, 1);
        ErrorSums expected = expected(k);
        assertThat(sums.count()).isEqualTo(expected.count());
        assertThat(sums.squared()).isEqualTo(expected.squared(), Offset.offset(1e-6 * expected.squared()));
        assertThat(sums.clippedSquared())
                .isEqualTo(expected.clippedSquared(), Offset.offset(1e-6 * expected.squared()));
        assertThat(sums.clippedAbsolute())
                .isEqualTo(expected.clippedAbsolute(), Offset.offset(1e-6 * expected.squared()));
    }

    @Test
    void squaredErrors_anyKernelAndThreads_sameBits() {
        ErrorSums expected = sums(Kernel.scalar(), 20, 1);
        assertThat(sums(Kernel.selected(), 20, 2)).isEqualTo(expected);
        for (Kernel simd : KernelTwins.simd()) {
            assertThat(sums(simd, 20, 1)).isEqualTo(expected);
        }
    }

    @Test
    void squaredErrors_withoutScale_clippedEqualsRaw() {
        try (Workers workers = new Workers(1)) {
            ErrorSums sums = new ErrorPass(Kernel.selected())
                    .squaredErrors(RATINGS.byUser(), users(5), items(5), RatingsFixture.MEAN, workers);
            assertThat(sums.clippedSquared()).isEqualTo(sums.squared());
        }
    }

    private static FactorSide users(int k) {
        return RatingsFixture.side(1, COUNTS.length, k, true);
    }

    private static FactorSide items(int k) {
        return RatingsFixture.side(2, ITEMS, k, true);
    }

    private static ErrorSums sums(Kernel kernel, int k, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new ErrorPass(kernel)
                    .squaredErrors(RATINGS.byUser(), users(k), items(k), RatingsFixture.MEAN, SCALE, workers);
        }
    }

    private static ErrorSums expected(int k) {
        FactorSide users = users(k);
        FactorSide items = items(k);
        ErrorSums sums = ErrorSums.NONE;
        for (int user = 0; user < users.numRows(); user++) {
            for (int slot = RATINGS.byUser().start(user);
                    slot < RATINGS.byUser().start(user + 1);
                    slot++) {
                int item = RATINGS.byUser().column(slot);
                double prediction = RatingsFixture.MEAN + users.bias(user) + items.bias(item);
                for (int f = 0; f < k; f++) {
                    prediction += (double) users.factor(user, f) * items.factor(item, f);
                }
                double error = RATINGS.byUser().rating(slot) - prediction;
                double clipped = RATINGS.byUser().rating(slot) - SCALE.clip(prediction);
                sums = sums.plus(new ErrorSums(1, error * error, clipped * clipped, Math.abs(clipped)));
            }
        }
        return sums;
    }
}
