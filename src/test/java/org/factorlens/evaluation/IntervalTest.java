package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    /** Five folds: mean 0.85, s² = 0.00025; Student's t for 4 degrees of freedom at 97.5% is 2.776 (printed tables). */
    @Test
    void correctedResampled_fiveFolds_equalsTheHandComputedExample() {
        double[] scores = {0.83, 0.84, 0.85, 0.86, 0.87};
        Interval interval = Interval.correctedResampled(scores, 0.25);
        double half = 2.776445 * Math.sqrt(0.00025 * (1 / 5.0 + 0.25));
        assertThat(interval.mean()).isEqualTo(0.85, within(1e-12));
        assertThat(interval.low()).isEqualTo(0.85 - half, within(1e-7));
        assertThat(interval.high()).isEqualTo(0.85 + half, within(1e-7));
        assertThat(interval.method()).isEqualTo("corrected-resampled-t");
        assertThat(interval.size()).isEqualTo(5);
    }

    /** Printed tables of Student's t, two-sided 95%. */
    @ParameterizedTest
    @CsvSource({"2, 12.706205", "3, 4.302653", "10, 2.262157", "31, 2.042272"})
    void correctedResampled_anySize_usesStudentsQuantile(int size, double quantile) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> i % 2);
        Interval interval = Interval.correctedResampled(values, 0);
        double standardError = Interval.spread(values) / Math.sqrt(size);
        assertThat((interval.high() - interval.low()) / 2).isEqualTo(quantile * standardError, within(1e-6));
    }

    @Test
    void correctedResampled_overlappingTrainingSets_isWiderThanThePlainOne() {
        double[] values = {0.1, 0.2, 0.4};
        Interval plain = Interval.correctedResampled(values, 0);
        Interval corrected = Interval.correctedResampled(values, 0.5);
        assertThat((corrected.high() - corrected.low()) / (plain.high() - plain.low()))
                .isEqualTo(Math.sqrt((1 / 3.0 + 0.5) / (1 / 3.0)), within(1e-12));
    }

    @Test
    void correctedResampled_oneValue_hasNoInterval() {
        Interval interval = Interval.correctedResampled(new double[] {0.9}, 0.25);
        assertThat(interval.mean()).isEqualTo(0.9);
        assertThat(interval.low()).isNaN();
        assertThat(interval.method()).isEqualTo("none");
        assertThat(interval.excludesZero()).isFalse();
        assertThat(Interval.spread(new double[] {0.9})).isNaN();
    }

    @Test
    void excludesZero_eachSide_isWhereBothEndsAgree() {
        assertThat(new Interval(1, 0.1, 2, "", 3).excludesZero()).isTrue();
        assertThat(new Interval(-1, -2, -0.1, "", 3).excludesZero()).isTrue();
        assertThat(new Interval(0.1, -0.1, 0.3, "", 3).excludesZero()).isFalse();
    }

    private static UserErrors users(int count, long seed, double deviation) {
        Random random = new Random(seed);
        double[] squares = new double[count];
        int[] counts = new int[count];
        for (int user = 0; user < count; user++) {
            counts[user] = 1 + random.nextInt(12);
            double own = deviation * (0.7 + 0.6 * random.nextDouble());
            for (int i = 0; i < counts[user]; i++) {
                double error = own * random.nextGaussian();
                squares[user] += error * error;
            }
        }
        return new UserErrors(squares, counts);
    }

    @Test
    void userBootstrap_sameSeed_isTheSameAndOtherSeedsAreNear() {
        UserErrors errors = users(100, 1, 0.9);
        Interval first = Interval.userBootstrap(errors, null, 5);
        assertThat(Interval.userBootstrap(errors, null, 5)).isEqualTo(first);
        Interval other = Interval.userBootstrap(errors, null, 6);
        assertThat(other.low()).isNotEqualTo(first.low()).isEqualTo(first.low(), within(0.02));
        assertThat(other.mean()).isEqualTo(first.mean());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 300})
    void userBootstrap_anyUsers_containsTheEstimate(int count) {
        UserErrors errors = users(count, count, 0.9);
        double squares = Arrays.stream(errors.squares()).sum();
        double ratings = Arrays.stream(errors.counts()).sum();
        Interval interval = Interval.userBootstrap(errors, null, 5);
        assertThat(interval.mean()).isEqualTo(Math.sqrt(squares / ratings), within(1e-12));
        assertThat(interval.low()).isLessThan(interval.mean());
        assertThat(interval.high()).isGreaterThan(interval.mean());
        assertThat(interval.size()).isEqualTo(count);
        assertThat(interval.method()).isEqualTo("user-bootstrap");
    }

    @Test
    void userBootstrap_usersWithoutRatings_doNotCount() {
        UserErrors errors = new UserErrors(new double[30], new int[30]);
        Arrays.fill(errors.counts(), 0, 9, 2);
        Interval nine = Interval.userBootstrap(errors, null, 1);
        assertThat(nine.method()).isEqualTo("none");
        assertThat(nine.size()).isEqualTo(9);
        assertThat(nine.low()).isNaN();
        errors.counts()[20] = 1;
        assertThat(Interval.userBootstrap(errors, null, 1).size()).isEqualTo(10);
    }

    @Test
    void userBootstrap_pairedDifference_isNarrowerThanEitherScoreAndSigned() {
        UserErrors worse = users(80, 3, 1);
        double[] squares = worse.squares().clone();
        Arrays.setAll(squares, user -> squares[user] * 0.96);
        UserErrors better = new UserErrors(squares, worse.counts());
        Interval difference = Interval.userBootstrap(better, worse, 1);
        Interval alone = Interval.userBootstrap(worse, null, 1);
        assertThat(difference.high()).isNegative();
        assertThat(difference.high() - difference.low()).isLessThan((alone.high() - alone.low()) / 5);
        assertThat(Interval.userBootstrap(worse, better, 1).low()).isPositive();
    }

    /** 400 simulated studies of 120 users whose true RMSE is known: 95 in 100 intervals should hold it. */
    @Test
    void userBootstrap_simulatedStudies_coverTheTruthAsOftenAsTheySay() {
        UserErrors population = users(400_000, 99, 0.9);
        double truth = Math.sqrt(Arrays.stream(population.squares()).sum()
                / Arrays.stream(population.counts()).sum());
        int covered = 0;
        for (int study = 0; study < 400; study++) {
            Interval interval = Interval.userBootstrap(users(120, 1000 + study, 0.9), null, study);
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        assertThat(covered / 400.0).isBetween(0.93, 0.97);
    }
}
