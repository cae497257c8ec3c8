package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.factorlens.linalg.PositiveDefinite;
import org.factorlens.model.Regularization;
import org.factorlens.training.Algorithm;
import org.factorlens.training.Hyperparameters;
import org.factorlens.training.Trainer;
import org.factorlens.training.TrainingData;
import org.factorlens.training.Update;
import org.factorlens.training.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Sampling against an oracle on generated data: it knows all of every item, the distribution that users come from, the noise
 * and how opinions become stars, and infers the users alone, each by exact normal regression. No method that has to learn
 * the items can be better but by chance; the noise floor is the error of one who knows the users too.
 */
class SampleOracleTest {
    private static final int SEED = 1;
    /** Opinions are rounded to half stars: about uniform noise on top. */
    private static final double NOISE =
            SampleModel.NOISE_SD * SampleModel.NOISE_SD + SampleModel.STEP * SampleModel.STEP / 12;

    /** Every fifth rating of a generated data set is a test rating. */
    private static final class World {
        private final SampleSpec spec;
        private final SampleModel model;
        private final SparseRatings train;
        private final SparseRatings test;

        World(int users, int items, int ratings) {
            spec = new SampleSpec(users, items, ratings, SEED);
            model = SampleModel.draw(spec, SampleTitles.genres().size());
            RatingTable table = table();
            train = SparseRatings.of(table, positions(ratings, false));
            test = SparseRatings.byUserOnly(table, positions(ratings, true));
        }

        private static int[] positions(int ratings, boolean tested) {
            return IntStream.range(0, ratings)
                    .filter(p -> (p % 5 == 2) == tested)
                    .toArray();
        }

        private RatingTable table() {
            int[] user = new int[spec.ratings()];
            int[] item = new int[spec.ratings()];
            float[] rating = new float[spec.ratings()];
            int[] counts = SampleActivity.ratingsPerUser(spec);
            SampleRatings ratings = new SampleRatings(spec, model);
            int[] next = {0};
            for (int u = 0; u < counts.length; u++) {
                int current = u;
                ratings.draw(u, counts[u], (i, value, mean, time) -> {
                    user[next[0]] = current;
                    item[next[0]] = i;
                    rating[next[0]++] = (float) value;
                });
            }
            return new RatingTable(
                    RatingTables.ids("u", spec.users()),
                    RatingTables.ids("i", spec.items()),
                    user,
                    item,
                    RatingValues.encode(rating),
                    null,
                    new int[] {0},
                    RatingTables.SCALE);
        }

        private interface Predictor {
            double predict(int item);
        }

        private interface UserModel {
            Predictor of(int user);
        }

        private double rmse(UserModel users) {
            double squares = 0;
            SparseRatings.Rows rows = test.byUser();
            for (int user = 0; user < rows.numRows(); user++) {
                Predictor predictor = users.of(user);
                for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                    double error = rows.rating(slot) - predictor.predict(rows.column(slot));
                    squares += error * error;
                }
            }
            return Math.sqrt(squares / rows.size());
        }

        double noiseFloor() {
            return rmse(user -> item -> SampleModel.expectedRating(model.mean(user, model.appeal(user, item))));
        }

        double oracle() {
            return rmse(user -> {
                double[] deviations = model.deviations();
                int n = deviations.length;
                double[] matrix = new double[n * n];
                double[] right = new double[n];
                Arrays.setAll(matrix, at -> at % (n + 1) == 0 ? NOISE / Math.pow(deviations[at / n], 2) : 0);
                SparseRatings.Rows rows = train.byUser();
                for (int slot = rows.start(user); slot < rows.start(user + 1); slot++) {
                    double[] x = model.design(rows.column(slot));
                    double y = rows.rating(slot) - SampleModel.MU - model.itemBias(rows.column(slot));
                    for (int i = 0; i < n; i++) {
                        right[i] += x[i] * y;
                        for (int j = 0; j < n; j++) {
                            matrix[i * n + j] += x[i] * x[j];
                        }
                    }
                }
                PositiveDefinite precision = new PositiveDefinite(matrix);
                double[] mean = precision.solve(right);
                return item -> prediction(item, mean, precision);
            });
        }

        private double prediction(int item, double[] mean, PositiveDefinite precision) {
            double[] x = model.design(item);
            double[] spread = precision.solve(x);
            double opinion = SampleModel.MU + model.itemBias(item);
            double variance = SampleModel.NOISE_SD * SampleModel.NOISE_SD;
            for (int i = 0; i < x.length; i++) {
                opinion += x[i] * mean[i];
                variance += NOISE * x[i] * spread[i];
            }
            return SampleModel.expectedRating(opinion, Math.sqrt(variance));
        }

        /** A 1 for each genre, as the catalogue says. */
        private RowFeatures genres() {
            int[] start = new int[spec.items() + 1];
            for (int item = 0; item < spec.items(); item++) {
                start[item + 1] = start[item] + model.genres(item).length;
            }
            int[] feature = IntStream.range(0, spec.items())
                    .flatMap(item -> IntStream.of(model.genres(item)).sorted())
                    .toArray();
            float[] ones = new float[feature.length];
            Arrays.fill(ones, 1);
            return new RowFeatures(SampleTitles.genres(), start, feature, ones);
        }

        double sampled(boolean features, int k, int sweeps) {
            Hyperparameters hyperparameters = new Hyperparameters(
                    Algorithm.GIBBS,
                    k,
                    new Regularization(0, true, 0, false),
                    SEED,
                    sweeps,
                    Update.JOINT,
                    true,
                    0,
                    sweeps / 4);
            TrainingData data = new TrainingData(train, test, RatingTables.SCALE, features ? genres() : null);
            double[] predictions;
            try (Workers workers = new Workers(2)) {
                predictions = Trainer.of(Algorithm.GIBBS)
                        .train(data, hyperparameters, false, workers)
                        .posterior()
                        .mean();
            }
            int[] slot = {0};
            return rmse(user -> item -> predictions[slot[0]++]);
        }
    }

    /** What a user's 80 ratings leave open costs even the oracle 7% over the floor. */
    @Test
    void sampled_defaultSize_isNearTheOracleThatKnowsTheItems() {
        World world = new World(600, 800, 60_000);
        double floor = world.noiseFloor();
        double oracle = world.oracle();
        double plain = world.sampled(false, 20, 120);
        double withGenres = world.sampled(true, 20, 120);
        assertThat(floor).isBetween(0.67, 0.71);
        assertThat(oracle / floor).isBetween(1.05, 1.10);
        assertThat(plain / oracle).isBetween(1.0, 1.12);
        assertThat(withGenres / oracle).isBetween(1.0, 1.06);
    }

    /** With 800 training ratings a user, and as many an item, 1.5% is what is left. */
    @Test
    void sampled_manyRatings_reachesTheOracle() {
        World world = new World(2000, 2400, 2_000_000);
        double floor = world.noiseFloor();
        double oracle = world.oracle();
        double withGenres = world.sampled(true, 20, 50);
        assertThat(oracle / floor).isBetween(1.005, 1.02);
        assertThat(withGenres / oracle).isBetween(1.0, 1.015);
        assertThat(withGenres / floor).isLessThan(1.03);
    }

    /**
     * Where a user and an item have 1,600 training ratings and more, the noise floor itself is within 1.5%. Minutes long, so only where it is
     * asked for: {@code mvn test -Dtest=SampleOracleTest -Doracle.large=true}.
     */
    @Test
    @EnabledIfSystemProperty(named = "oracle.large", matches = "true")
    void sampled_eightMillionRatings_isNearTheNoiseFloor() {
        World world = new World(4000, 4000, 8_000_000);
        double floor = world.noiseFloor();
        double withGenres = world.sampled(true, 20, 40);
        assertThat(withGenres / floor).isBetween(1.0, 1.015);
        assertThat(withGenres / world.oracle()).isBetween(1.0, 1.01);
    }
}
