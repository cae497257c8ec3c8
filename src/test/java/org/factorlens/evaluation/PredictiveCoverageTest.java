package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictiveCoverageTest {
    private static final int RATINGS = 100_000;

    /** Ratings whose true deviation grows from 0.5 to 1.5, stated {@code factor} times as large. */
    private static PredictiveCoverage normal(double factor) {
        Random random = new Random(1);
        double[] means = new double[RATINGS];
        double[] deviations = new double[RATINGS];
        double[] ratings = new double[RATINGS];
        for (int i = 0; i < RATINGS; i++) {
            double deviation = 0.5 + (double) i / RATINGS;
            means[i] = 3 + random.nextGaussian();
            ratings[i] = means[i] + deviation * random.nextGaussian();
            deviations[i] = factor * deviation;
        }
        return new PredictiveCoverage(ratings, means, deviations);
    }

    @Test
    void all_trueDeviations_coverWhatTheySay() {
        PredictiveCoverage.Group all = normal(1).all();
        assertThat(all.insideHalf()).isCloseTo(0.5, within(0.006));
        assertThat(all.insideEighty()).isCloseTo(0.8, within(0.005));
        assertThat(all.insideNinetyFive()).isCloseTo(0.95, within(0.003));
        assertThat(all.deviation()).isCloseTo(all.rmse(), within(0.01));
        assertThat(all.ratings()).isEqualTo(RATINGS);
    }

    @Test
    void all_overconfident_coversTooLittle() {
        PredictiveCoverage.Group all = normal(0.5).all();
        assertThat(all.insideEighty()).isCloseTo(0.478, within(0.01));
        assertThat(all.rmse()).isCloseTo(2 * all.deviation(), within(0.02));
    }

    @Test
    void byDeviation_tenGroups_showWhereErrorsAreLarge() {
        List<PredictiveCoverage.Group> groups = normal(1).byDeviation();
        assertThat(groups).hasSize(10).allSatisfy(group -> {
            assertThat(group.ratings()).isEqualTo(RATINGS / 10);
            assertThat(group.rmse()).isCloseTo(group.deviation(), within(0.03));
            assertThat(group.insideEighty()).isCloseTo(0.8, within(0.02));
        });
        assertThat(groups.get(0).to()).isLessThanOrEqualTo(groups.get(1).from());
        assertThat(groups.get(9).rmse()).isGreaterThan(2 * groups.get(0).rmse());
    }

    @Test
    void byCount_unratedItems_areAGroupOfTheirOwn() {
        double[] ratings = {1, 2, 3};
        double[] means = {1, 2, 5};
        double[] deviations = new double[3];
        Arrays.fill(deviations, 1);
        List<PredictiveCoverage.Group> groups =
                new PredictiveCoverage(ratings, means, deviations).byCount(new int[] {4, 4, 0});
        assertThat(groups.get(0)).isEqualTo(new PredictiveCoverage.Group(0, 0, 1, 1, 2, 0, 0, 0));
        assertThat(groups.get(1).insideHalf()).isEqualTo(1);
    }

    @Test
    void new_unequalLengths_areRefused() {
        assertThatThrownBy(() -> new PredictiveCoverage(new double[2], new double[2], new double[1]))
                .hasMessage("2 ratings, 2 means, 1 deviations");
    }
}
