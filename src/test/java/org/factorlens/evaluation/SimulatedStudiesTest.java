package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.evaluation.UserBootstrap.Statistic;
import org.factorlens.statistics.FoldScores;
import org.factorlens.statistics.Holm;
import org.factorlens.statistics.Interval;
import org.factorlens.statistics.PairedDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether intervals and tests keep their word, over many simulated studies whose truth is known. */
class SimulatedStudiesTest {
    private static final int STUDIES = 1000;
    private static final int RESAMPLES = 1000;

    private static UserBootstrap bootstrap(UserErrors[] models, int study) {
        return UserBootstrap.of(
                Arrays.stream(models).map(List::of).toList(),
                Statistic.ROOT_MEAN,
                RESAMPLES,
                study * 1_000_003L,
                Tasks.IN_ORDER);
    }

    private static double share(java.util.function.IntPredicate happens) {
        return IntStream.range(0, STUDIES).parallel().filter(happens).count() / (double) STUDIES;
    }

    @Test
    void userInterval_ofOneScore_coversTheTruthAsOftenAsItSays() {
        UserErrors population = Studies.alone(400_000, 99, 0.9);
        double truth = Math.sqrt(Arrays.stream(population.squares()).sum()
                / Arrays.stream(population.counts()).sum());
        assertThat(share(study -> {
                    Interval interval = bootstrap(new UserErrors[] {Studies.alone(150, 10_000 + study, 0.9)}, study)
                            .interval(0);
                    return interval.low() <= truth && truth <= interval.high();
                }))
                .isBetween(0.93, 0.97);
    }

    @Test
    void userInterval_ofADifference_coversTheTruthAsOftenAsItSays() {
        assertThat(share(study -> {
                    UserErrors[] models = Studies.models(150, 2, 20_000 + study, 0.9);
                    Interval interval =
                            bootstrap(models, study).difference(0, 1).interval();
                    return interval.low() <= 0 && 0 <= interval.high();
                }))
                .isBetween(0.93, 0.97);
    }

    /**
     * Two configurations on a single split, each with so many seeds. Luck is the standard deviation of what a start value
     * does to a model's errors for everybody, as a share of them. The interval keeps its word about the trained models;
     * about the configurations, which do equally well, only where start values are worth little beside the users.
     */
    @ParameterizedTest
    @CsvSource({"2, 0", "5, 0", "2, 0.005", "2, 0.05", "5, 0.05"})
    void userInterval_ofSeveralSeeds_coversTheTrainedModelsAsOftenAsItSays(int seeds, double luck) {
        double[] found = new double[3];
        IntStream.range(0, STUDIES)
                .parallel()
                .mapToObj(study -> new SeededStudy(seeds, luck, study))
                .toList()
                .forEach(study -> {
                    found[0] += study.holds(study.trained) ? 1 : 0;
                    found[1] += study.holds(0) ? 1 : 0;
                    found[2] += study.difference.pValue() < 0.05 ? 1 : 0;
                });
        assertThat(found[0] / STUDIES).isBetween(0.93, 0.97);
        if (luck == 0) {
            assertThat(found[2] / STUDIES).isLessThanOrEqualTo(0.06);
        }
        if (luck <= 0.005) {
            assertThat(found[1] / STUDIES).isBetween(0.93, 0.97);
        } else {
            assertThat(found[1] / STUDIES).isLessThan(0.9);
        }
    }

    /** Models of two configurations, seeds of the one and then of the other, on the same users. */
    private static final class SeededStudy {
        /** Root of the mean square of errors as {@link Studies} makes them, by its moments. */
        private static final double RMSE = 0.9 * Math.sqrt(1 + 0.36 / 12);

        private final double trained;
        private final PairedDifference difference;

        SeededStudy(int seeds, double luck, int study) {
            UserErrors[] models = Studies.models(150, 2 * seeds, 90_000 + study, 0.9);
            Random random = new Random(95_000 + study);
            double sum = 0;
            for (int model = 0; model < models.length; model++) {
                double factor = 1 + luck * random.nextGaussian();
                sum += (model < seeds ? RMSE : -RMSE) * factor / seeds;
                models[model] = new UserErrors(
                        Arrays.stream(models[model].squares())
                                .map(square -> square * factor * factor)
                                .toArray(),
                        models[model].counts());
            }
            List<UserErrors> all = Arrays.asList(models);
            trained = sum;
            difference = UserBootstrap.of(
                            List.of(all.subList(0, seeds), all.subList(seeds, 2 * seeds)),
                            Statistic.ROOT_MEAN,
                            RESAMPLES,
                            study * 1_000_003L,
                            Tasks.IN_ORDER)
                    .difference(0, 1);
        }

        boolean holds(double truth) {
            return difference.interval().low() <= truth
                    && truth <= difference.interval().high();
        }
    }

    @Test
    void pairedTest_whereNothingDiffers_raisesFewFalseAlarms() {
        assertThat(share(study -> {
                    UserErrors[] models = Studies.models(150, 2, 30_000 + study, 0.9);
                    return bootstrap(models, study).difference(0, 1).pValue() < 0.05;
                }))
                .isBetween(0.03, 0.06);
    }

    /** Without the adjustment more than every fourth of these families would raise an alarm. */
    @Test
    void pairedTests_ofAFamilyWhereNothingDiffers_raiseFewFalseAlarms() {
        int models = 9;
        double[] alarms = new double[2];
        IntStream.range(0, STUDIES)
                .parallel()
                .mapToObj(study -> {
                    UserBootstrap bootstrap = bootstrap(Studies.models(150, models, 40_000 + study, 0.9), study);
                    double[] p = IntStream.range(1, models)
                            .mapToDouble(m -> bootstrap.difference(m, 0).pValue())
                            .toArray();
                    return new boolean[] {any(p), any(Holm.adjust(p))};
                })
                .toList()
                .forEach(found -> {
                    alarms[0] += found[0] ? 1 : 0;
                    alarms[1] += found[1] ? 1 : 0;
                });
        assertThat(alarms[0] / STUDIES).isGreaterThan(0.15);
        assertThat(alarms[1] / STUDIES).isLessThanOrEqualTo(0.06);
    }

    private static boolean any(double[] p) {
        return Arrays.stream(p).anyMatch(value -> value < 0.05);
    }

    @Test
    void pairedTest_whereOneIsBetter_findsItMostly() {
        assertThat(share(study -> {
                    UserErrors[] models = Studies.models(150, 2, 50_000 + study, 0.9);
                    double[] worse = Arrays.stream(models[1].squares())
                            .map(s -> s * 1.15)
                            .toArray();
                    models[1] = new UserErrors(worse, models[1].counts());
                    PairedDifference difference = bootstrap(models, study).difference(0, 1);
                    return difference.pValue() < 0.05 && difference.interval().high() < 0;
                }))
                .isGreaterThan(0.8);
    }

    /** Cross-validation of the mean of normal data: the uncorrected interval misses far more often than it says. */
    @Test
    void correctedInterval_overRepeatedHoldOuts_coversTheTruthAsOftenAsItSays() {
        int[] covered = new int[2];
        for (int study = 0; study < 3000; study++) {
            double[] differences = foldDifferences(new Random(60_000 + study));
            covered[0] += holdsZero(Interval.correctedResampled(differences, 0)) ? 1 : 0;
            covered[1] += holdsZero(Interval.correctedResampled(differences, 0.25)) ? 1 : 0;
        }
        assertThat(covered[0] / 3000.0).isLessThan(0.92);
        assertThat(covered[1] / 3000.0).isBetween(0.93, 0.97);
    }

    /**
     * Five folds, each run with so many seeds: folds vary as above, and start values add a variance of their own. Taking
     * every run for a fold of its own covers the truth less often; folds with their seeds averaged keep the promise.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.0", "2, 0.0", "2, 0.1", "5, 0.1", "5, 0.5", "10, 0.1"})
    void correctedInterval_overFoldsAndSeeds_coversTheTruthAsOftenAsItSays(int seeds, double seedVariance) {
        int studies = 4000;
        int byRun = 0;
        int byFold = 0;
        for (int study = 0; study < studies; study++) {
            Random random = new Random(70_000 + study);
            double[] folds = foldDifferences(random);
            FoldScores scores = new FoldScores();
            double[] runs = new double[folds.length * seeds];
            for (int run = 0; run < runs.length; run++) {
                runs[run] = folds[run % folds.length] + random.nextGaussian() * Math.sqrt(seedVariance);
                scores.add(run % folds.length, runs[run]);
            }
            byRun += holdsZero(Interval.correctedResampled(runs, 0.25)) ? 1 : 0;
            byFold += holdsZero(scores.interval(0.25)) ? 1 : 0;
        }
        assertThat(byFold / (double) studies).isBetween(0.93, 0.97);
        if (seeds > 1) {
            assertThat((byFold - byRun) / (double) studies).isGreaterThan(0.02);
        }
    }

    private static boolean holdsZero(Interval interval) {
        return interval.low() <= 0 && 0 <= interval.high();
    }

    /**
     * Scores of five training sets that share most of their data, as Nadeau & Bengio model them: correlated with
     * n_test / (n_test + n_train) = 0.2.
     */
    private static double[] foldDifferences(Random random) {
        double common = random.nextGaussian() * Math.sqrt(0.2);
        double[] differences = new double[5];
        Arrays.setAll(differences, fold -> common + random.nextGaussian() * Math.sqrt(0.8));
        return differences;
    }
}
