package org.factorlens.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingValues;
import org.factorlens.ratings.SparseRatings;

/** Seeded ratings and factors for tests. */
final class RatingsFixture {
    static final double MEAN = 3.4;

    private RatingsFixture() {}

    /** Ratings with {@code counts[user]} ratings of user, of random items; items may repeat. */
    static SparseRatings ratings(long seed, int numItems, int... counts) {
        int size = IntStream.of(counts).sum();
        int[] users = new int[size];
        int[] items = new int[size];
        float[] values = new float[size];
        SplittableRandom random = new SplittableRandom(seed);
        int position = 0;
        for (int user = 0; user < counts.length; user++) {
            for (int i = 0; i < counts[user]; i++) {
                users[position] = user;
                items[position] = random.nextInt(numItems);
                values[position++] = 0.5f * (1 + random.nextInt(10));
            }
        }
        RatingTable table = new RatingTable(
                ids(counts.length),
                ids(numItems),
                users,
                items,
                RatingValues.encode(values),
                null,
                new int[] {0},
                new RatingScale(0.5, 5, 0.5, true));
        return SparseRatings.of(table, IntStream.range(0, size).toArray());
    }

    private static IdMap ids(int count) {
        return IdMap.of(IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    /** Random factors within ±0.5, and biases where asked for. */
    static FactorSide side(long seed, int numRows, int k, boolean bias) {
        SplittableRandom random = new SplittableRandom(seed);
        FactorSide side = new FactorSide(numRows, k);
        for (int row = 0; row < numRows; row++) {
            for (int f = 0; f < k; f++) {
                side.setFactor(row, f, (float) (random.nextDouble() - 0.5));
            }
            side.setBias(row, bias ? (float) (random.nextDouble() - 0.5) : 0);
        }
        return side;
    }

    /** Factors and biases of all rows, row by row. */
    static float[] values(FactorSide side) {
        float[] values = new float[side.numRows() * (side.k() + 1)];
        for (int row = 0; row < side.numRows(); row++) {
            for (int f = 0; f < side.k(); f++) {
                values[row * (side.k() + 1) + f] = side.factor(row, f);
            }
            values[row * (side.k() + 1) + side.k()] = side.bias(row);
        }
        return values;
    }

    static List<RowUpdate.Settings> settings(double lambda, double biasLambda) {
        return List.of(
                new RowUpdate.Settings(MEAN, true, lambda, biasLambda, Weighting.PLAIN),
                new RowUpdate.Settings(MEAN, true, lambda, biasLambda, Weighting.WEIGHTED),
                new RowUpdate.Settings(MEAN, false, lambda, biasLambda, Weighting.PLAIN),
                new RowUpdate.Settings(MEAN, false, lambda, biasLambda, Weighting.WEIGHTED));
    }
}
