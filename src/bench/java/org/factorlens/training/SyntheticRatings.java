package org.factorlens.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingValues;
import org.factorlens.ratings.SparseRatings;

/**
 * Seeded ratings for benchmarks: half stars from biases, eight planted factors and noise. Activity of users is lognormal
 * above a floor of 20 and popularity of items a shifted power law, both fitted by eye to MovieLens 10M. One pair may
 * appear twice. Every tenth rating is for test.
 */
final class SyntheticRatings {
    static final RatingScale SCALE = new RatingScale(0.5, 5, 0.5, true);
    private static final int PLANTED = 8;

    private SyntheticRatings() {}

    /** Training and test ratings over the same users and items. */
    record Split(SparseRatings train, SparseRatings test, double trainMean) {}

    static Split split(int numUsers, int numItems, int numTrain, long seed) {
        int size = Math.toIntExact(numTrain * 10L / 9);
        RatingTable table = table(numUsers, numItems, size, seed);
        int[] train = IntStream.range(0, size).filter(p -> p % 10 != 9).toArray();
        int[] test = IntStream.range(0, size).filter(p -> p % 10 == 9).toArray();
        double mean = IntStream.of(train).mapToDouble(table::rating).sum() / train.length;
        return new Split(SparseRatings.of(table, train), SparseRatings.of(table, test), mean);
    }

    private static RatingTable table(int numUsers, int numItems, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] userWeights = new double[numUsers];
        for (int user = 0; user < numUsers; user++) {
            userWeights[user] = 0.12 + Math.exp(1.25 * normal(random)) * 0.4;
        }
        double[] itemWeights = new double[numItems];
        for (int item = 0; item < numItems; item++) {
            itemWeights[item] = Math.pow(item + 0.012 * numItems, -1.3);
        }
        shuffle(itemWeights, random);
        float[] userTraits = traits(numUsers, random);
        float[] itemTraits = traits(numItems, random);
        int[] userOf = draw(userWeights, size, random);
        int[] itemOf = draw(itemWeights, size, random);
        shuffle(itemOf, random);
        float[] values = new float[size];
        for (int p = 0; p < size; p++) {
            values[p] = rating(userTraits, userOf[p], itemTraits, itemOf[p], random);
        }
        return new RatingTable(
                ids(numUsers), ids(numItems), userOf, itemOf, RatingValues.encode(values), null, new int[] {0}, SCALE);
    }

    /** Indices in ascending order, index i about in proportion to its weight (systematic sampling). */
    private static int[] draw(double[] weights, int size, SplittableRandom random) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        int[] drawn = new int[size];
        double offset = random.nextDouble();
        double below = 0;
        int next = 0;
        for (int i = 0; i < weights.length; i++) {
            below += weights[i];
            while (next < size && (next + offset) * total < below * size) {
                drawn[next++] = i;
            }
        }
        while (next < size) {
            drawn[next++] = weights.length - 1;
        }
        return drawn;
    }

    private static float[] traits(int rows, SplittableRandom random) {
        float[] traits = new float[rows * (PLANTED + 1)];
        for (int i = 0; i < traits.length; i++) {
            traits[i] = (float) (normal(random) * 0.4);
        }
        return traits;
    }

    private static float rating(float[] users, int user, float[] items, int item, SplittableRandom random) {
        int u = user * (PLANTED + 1);
        int i = item * (PLANTED + 1);
        double value = 3.5 + users[u + PLANTED] + items[i + PLANTED] + 0.8 * normal(random);
        for (int f = 0; f < PLANTED; f++) {
            value += users[u + f] * items[i + f];
        }
        return (float) SCALE.clip(Math.round(2 * value) / 2.0);
    }

    /** About normal: the sum of four uniforms, scaled to variance 1. */
    private static double normal(SplittableRandom random) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        return (sum - 2) * Math.sqrt(3);
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = values[i];
            values[i] = values[j];
            values[j] = held;
        }
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double held = values[i];
            values[i] = values[j];
            values[j] = held;
        }
    }

    private static IdMap ids(int count) {
        return IdMap.of(IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }
}
