package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalSampleTest {
    private static final SparseRatings RATINGS = RatingsFixture.ratings(1, 8, 3, 0, 5, 4, 7, 6, 2);

    @ParameterizedTest
    @CsvSource({"3, true", "3, false", "0, true"})
    void sample_inCanonicalCoordinates_predictsTheSame(int k, boolean bias) {
        FactorSide users = RatingsFixture.side(1, RATINGS.numUsers(), k, bias);
        FactorSide items = RatingsFixture.side(2, RATINGS.numItems(), k, bias);
        HyperPrior userPrior = new HyperPrior(RATINGS.byUser(), k, bias, 1, RowFeatures.none(RATINGS.numUsers()));
        HyperPrior itemPrior = new HyperPrior(RATINGS.byItem(), k, bias, 1, RowFeatures.none(RATINGS.numItems()));
        try (Workers workers = new Workers(1)) {
            userPrior.draw(users, new RandomStream().at(1, 1), workers);
            itemPrior.draw(items, new RandomStream().at(1, 2), workers);
        }
        CanonicalSample sample = new CanonicalSample(
                users, items, userPrior, itemPrior, new boolean[RATINGS.numUsers()], new boolean[RATINGS.numItems()]);
        ModelAverage average = new ModelAverage(RATINGS, k, bias, 3.5, List.of());
        average.add(sample, 1);
        for (int user = 0; user < RATINGS.numUsers(); user++) {
            for (int item = 0; item < RATINGS.numItems(); item++) {
                double expected = 3.5 + users.bias(user) + items.bias(item);
                for (int f = 0; f < k; f++) {
                    expected += users.factor(user, f) * items.factor(item, f);
                }
                assertThat(average.model().predict(user, item)).isCloseTo(expected, within(2e-5));
            }
        }
    }

    /** An unknown user is the average one: no factors, no bias; an unknown item stands where its prior puts it. */
    @ParameterizedTest
    @CsvSource({"3, true", "2, false"})
    void sample_rowsWithoutRatings_getTheirPriorMean(int k, boolean bias) {
        FactorSide users = RatingsFixture.side(1, RATINGS.numUsers(), k, bias);
        FactorSide items = RatingsFixture.side(2, RATINGS.numItems(), k, bias);
        HyperPrior userPrior = new HyperPrior(RATINGS.byUser(), k, bias, 1, RowFeatures.none(RATINGS.numUsers()));
        HyperPrior itemPrior = new HyperPrior(RATINGS.byItem(), k, bias, 1, RowFeatures.none(RATINGS.numItems()));
        try (Workers workers = new Workers(1)) {
            userPrior.draw(users, new RandomStream().at(1, 1), workers);
            itemPrior.draw(items, new RandomStream().at(1, 2), workers);
        }
        boolean[] unratedUsers = new boolean[RATINGS.numUsers()];
        boolean[] unratedItems = new boolean[RATINGS.numItems()];
        unratedUsers[1] = true;
        unratedItems[4] = true;
        CanonicalSample sample = new CanonicalSample(users, items, userPrior, itemPrior, unratedUsers, unratedItems);
        double[] userMean = userPrior.mean(1);
        double[] itemMean = itemPrior.mean(4);
        double expected = bias ? userMean[k] + itemMean[k] : 0;
        for (int f = 0; f < k; f++) {
            expected += userMean[f] * itemMean[f];
            assertThat(sample.userFactors[k + f]).isZero();
        }
        assertThat(sample.userBias[1]).isZero();
        assertThat(sample.meanShift + sample.itemBias[4]).isCloseTo(expected, within(1e-9));
    }
}
