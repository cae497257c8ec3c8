package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.evaluation.UserBootstrap.Statistic;
import org.factorlens.statistics.Interval;
import org.factorlens.statistics.PairedDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserBootstrapTest {
    private static UserBootstrap bootstrap(int resamples, long seed, UserErrors... models) {
        return UserBootstrap.of(
                Arrays.stream(models).map(List::of).toList(), Statistic.ROOT_MEAN, resamples, seed, Tasks.IN_ORDER);
    }

    private static double rmse(UserErrors errors) {
        return Math.sqrt(Arrays.stream(errors.squares()).sum()
                / Arrays.stream(errors.counts()).sum());
    }

    private static UserErrors scaled(UserErrors errors, double factor) {
        return new UserErrors(
                Arrays.stream(errors.squares()).map(s -> s * factor).toArray(), errors.counts());
    }

    /** Draws users one by one, as the definition says. */
    @Test
    void resamples_ofTwoModels_equalThoseDrawnUserByUser() {
        UserErrors[] models = Studies.models(37, 2, 5, 0.9);
        double[] naive = new double[200];
        for (int r = 0; r < naive.length; r++) {
            SplittableRandom random = new SplittableRandom(11 + r);
            double[] squares = new double[2];
            double count = 0;
            for (int draw = 0; draw < 37; draw++) {
                int user = random.nextInt(37);
                squares[0] += models[0].squares()[user];
                squares[1] += models[1].squares()[user];
                count += models[0].counts()[user];
            }
            naive[r] = Math.sqrt(squares[0] / count) - Math.sqrt(squares[1] / count);
        }
        Arrays.sort(naive);
        Interval interval = bootstrap(200, 11, models).difference(0, 1).interval();
        assertThat(interval.low()).isEqualTo(naive[4], within(1e-12));
        assertThat(interval.high()).isEqualTo(naive[195], within(1e-12));
        assertThat(interval.mean()).isEqualTo(rmse(models[0]) - rmse(models[1]), within(1e-12));
    }

    @Test
    void resamples_tasksInAnyOrder_areTheSame() {
        UserErrors[] models = Studies.models(50, 3, 1, 1);
        List<List<UserErrors>> groups = List.of(List.of(models[0]), List.of(models[1], models[2]));
        Tasks backwards = (count, task) ->
                IntStream.range(0, count).parallel().map(i -> count - 1 - i).forEach(task);
        UserBootstrap first = UserBootstrap.of(groups, Statistic.ROOT_MEAN, 500, 3, Tasks.IN_ORDER);
        UserBootstrap second = UserBootstrap.of(groups, Statistic.ROOT_MEAN, 500, 3, backwards);
        assertThat(second.difference(0, 1)).isEqualTo(first.difference(0, 1));
        assertThat(second.interval(1)).isEqualTo(first.interval(1));
    }

    @Test
    void interval_otherSeed_isNearButNotTheSame() {
        UserErrors errors = Studies.alone(100, 1, 0.9);
        Interval first = bootstrap(10_000, 5, errors).interval(0);
        Interval other = bootstrap(10_000, 600_000, errors).interval(0);
        assertThat(other.low()).isNotEqualTo(first.low()).isEqualTo(first.low(), within(0.004));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 300, 9000})
    void interval_anyUsers_containsTheEstimate(int count) {
        UserErrors errors = Studies.alone(count, count, 0.9);
        Interval interval = bootstrap(1000, 5, errors).interval(0);
        assertThat(interval.mean()).isEqualTo(rmse(errors), within(1e-12));
        assertThat(interval.low()).isLessThan(interval.mean());
        assertThat(interval.high()).isGreaterThan(interval.mean());
        assertThat(interval.size()).isEqualTo(count);
        assertThat(interval.method()).isEqualTo("user-bootstrap");
    }

    /** More users than units: the width must follow the users, not the groups they are dealt into. */
    @Test
    void interval_moreUsersThanUnits_isAsWideAsTheNormalTheorySays() {
        UserErrors errors = Studies.alone(20_000, 8, 0.9);
        double mean = rmse(errors) * rmse(errors);
        double ratings = Arrays.stream(errors.counts()).sum();
        double squares = IntStream.range(0, 20_000)
                .mapToDouble(u -> Math.pow(errors.squares()[u] - mean * errors.counts()[u], 2))
                .sum();
        double error = Math.sqrt(squares) / ratings / (2 * rmse(errors));
        Interval interval = bootstrap(4000, 5, errors).interval(0);
        assertThat(interval.high() - interval.low()).isEqualTo(2 * 1.96 * error, within(0.15 * error));
    }

    @Test
    void interval_usersWithoutRatings_doNotCount() {
        UserErrors errors = new UserErrors(new double[30], new int[30]);
        Arrays.fill(errors.counts(), 0, 9, 2);
        Interval nine = bootstrap(100, 1, errors).interval(0);
        assertThat(nine.method()).isEqualTo("none");
        assertThat(nine.size()).isEqualTo(9);
        assertThat(nine.low()).isNaN();
        assertThat(bootstrap(100, 1, errors, errors).difference(0, 1).pValue()).isNaN();
        errors.counts()[20] = 1;
        assertThat(bootstrap(100, 1, errors).interval(0).size()).isEqualTo(10);
    }

    @Test
    void groups_ofSeveralSeeds_areTheMeanOfTheirModels() {
        UserErrors[] models = Studies.models(60, 3, 2, 1);
        UserBootstrap bootstrap = UserBootstrap.of(
                List.of(List.of(models[0], models[1]), List.of(models[2])),
                Statistic.ROOT_MEAN,
                400,
                1,
                Tasks.IN_ORDER);
        assertThat(bootstrap.estimate(0)).isEqualTo((rmse(models[0]) + rmse(models[1])) / 2, within(1e-12));
        assertThat(bootstrap.estimate(1)).isEqualTo(rmse(models[2]), within(1e-12));
    }

    @Test
    void models_onOtherRatings_areRefused() {
        UserErrors a = Studies.alone(20, 1, 1);
        UserErrors b = Studies.alone(20, 2, 1);
        assertThatThrownBy(() -> bootstrap(100, 1, a, b)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void difference_pairedModels_isNarrowerThanEitherScoreAndSigned() {
        UserErrors worse = Studies.alone(80, 3, 1);
        UserBootstrap bootstrap = bootstrap(2000, 1, scaled(worse, 0.96), worse);
        PairedDifference difference = bootstrap.difference(0, 1);
        Interval alone = bootstrap.interval(1);
        assertThat(difference.interval().high()).isNegative();
        assertThat(difference.interval().high() - difference.interval().low())
                .isLessThan((alone.high() - alone.low()) / 5);
        assertThat(difference.pValue()).isLessThan(1e-6);
        assertThat(bootstrap.difference(1, 0).interval().low()).isPositive();
        assertThat(bootstrap.difference(1, 0).pValue()).isEqualTo(difference.pValue(), within(1e-12));
        assertThat(bootstrap.difference(0, 0).pValue()).isEqualTo(1);
    }

    @Test
    void mean_asStatistic_isTheMeanOverUsers() {
        UserErrors values = new UserErrors(new double[] {1, 0, 0.5, 0.5, 1, 0, 1, 1, 0, 0}, new int[10]);
        Arrays.fill(values.counts(), 1);
        UserBootstrap bootstrap = UserBootstrap.of(List.of(List.of(values)), Statistic.MEAN, 1000, 1, Tasks.IN_ORDER);
        assertThat(bootstrap.estimate(0)).isEqualTo(0.5, within(1e-12));
        assertThat(bootstrap.interval(0).low()).isBetween(0.1, 0.4);
    }
}
