package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;
import org.junit.jupiter.api.Test;

/**
 * Two users, two items, one factor, hyper-parameters held: given the users' factors the items' are normal, so that every
 * posterior moment is an integral over two numbers, which a grid computes. A long chain must agree.
 */
class TinyPosteriorTest {
    private static final double MEAN = 3;
    private static final double NOISE = 0.5;
    private static final double[][] RATINGS = {{5, 3.5}, {2, 4}};
    private static final int SWEEPS = 200_000;
    private static final int BURN_IN = 1000;

    /** First and second moments of each of the four predictions less the mean, then of the users' factors. */
    private static double[] exact() {
        double[] sums = new double[10];
        double total = 0;
        double step = 0.02;
        for (double p = -6; p <= 6; p += step) {
            for (double q = -6; q <= 6; q += step) {
                double weight = Math.exp(-(p * p + q * q) / 2);
                double square = p * p + q * q;
                double variance = 1 / (1 + square / NOISE);
                double[] mean = new double[2];
                for (int item = 0; item < 2; item++) {
                    double y0 = RATINGS[0][item] - MEAN;
                    double y1 = RATINGS[1][item] - MEAN;
                    double along = p * y0 + q * y1;
                    mean[item] = variance * along / NOISE;
                    // y ~ N(0, NOISE I + x xᵀ), by Sherman and Morrison
                    double quadratic = (y0 * y0 + y1 * y1) / NOISE - along * along * variance / (NOISE * NOISE);
                    weight *= Math.exp(-quadratic / 2) * Math.sqrt(variance);
                }
                total += weight;
                double[] x = {p, q};
                for (int user = 0; user < 2; user++) {
                    for (int item = 0; item < 2; item++) {
                        int at = 2 * (2 * user + item);
                        sums[at] += weight * x[user] * mean[item];
                        sums[at + 1] += weight * x[user] * x[user] * (mean[item] * mean[item] + variance);
                    }
                    sums[8 + user] += weight * x[user] * x[user];
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= total;
        }
        return sums;
    }

    private static double[] sampled() {
        RatingTable table = RatingTables.of(
                2, 2, new double[] {0, 0, 5}, new double[] {0, 1, 3.5}, new double[] {1, 0, 2}, new double[] {1, 1, 4});
        SparseRatings ratings = RatingTables.sparse(table, new int[] {0, 1, 2, 3});
        FactorSide users = new FactorSide(2, 1);
        FactorSide items = new FactorSide(2, 1);
        HyperPrior userPrior = new HyperPrior(ratings.byUser(), 1, false, 1, RowFeatures.none(2));
        HyperPrior itemPrior = new HyperPrior(ratings.byItem(), 1, false, 1, RowFeatures.none(2));
        GibbsUpdate userUpdate = new GibbsUpdate(ratings.byUser(), userPrior, 2);
        GibbsUpdate itemUpdate = new GibbsUpdate(ratings.byItem(), itemPrior, 2);
        double[] sums = new double[10];
        try (Workers workers = new Workers(1)) {
            for (int sweep = 0; sweep < SWEEPS + BURN_IN; sweep++) {
                userUpdate.update(users, items, MEAN, NOISE, RandomStream.address(sweep, 1), workers);
                itemUpdate.update(items, users, MEAN, NOISE, RandomStream.address(sweep, 2), workers);
                for (int at = 0; at < 4 && sweep >= BURN_IN; at++) {
                    double f = (double) users.factor(at / 2, 0) * items.factor(at % 2, 0);
                    sums[2 * at] += f / SWEEPS;
                    sums[2 * at + 1] += f * f / SWEEPS;
                }
                for (int user = 0; user < 2 && sweep >= BURN_IN; user++) {
                    sums[8 + user] += users.factor(user, 0) * users.factor(user, 0) / SWEEPS;
                }
            }
        }
        return sums;
    }

    @Test
    void chain_twoByTwo_agreesWithTheIntegral() {
        double[] exact = exact();
        double[] sampled = sampled();
        for (int i = 0; i < exact.length; i++) {
            assertThat(sampled[i]).as("moment %d", i).isCloseTo(exact[i], within(0.02 * Math.max(1, exact[i])));
        }
        assertThat(exact[0]).isGreaterThan(0.5);
    }
}
