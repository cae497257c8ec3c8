package org.factorlens.ratings;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded rating tables for the tests of all packages. */
public final class RatingTables {
    /** Half stars. */
    public static final RatingScale SCALE = new RatingScale(0.5, 5, 0.5, true);

    private RatingTables() {}

    /** One row per rating: user index, item index, rating. User ids are u0, u1, …, item ids i0, i1, …. */
    public static RatingTable of(int numUsers, int numItems, double[]... rows) {
        float[] values = new float[rows.length];
        for (int p = 0; p < rows.length; p++) {
            values[p] = (float) rows[p][2];
        }
        int[] users = IntStream.range(0, rows.length).map(p -> (int) rows[p][0]).toArray();
        int[] items = IntStream.range(0, rows.length).map(p -> (int) rows[p][1]).toArray();
        return table(numUsers, numItems, users, items, values, null, 0);
    }

    /** Distinct (user, item) pairs at random, in no order of time; stars from an additive model with tastes and noise. */
    public static RatingTable random(long seed, int numUsers, int numItems, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Integer> pairs = new LinkedHashSet<>();
        while (pairs.size() < size) {
            pairs.add(random.nextInt(numUsers * numItems));
        }
        int[] users = pairs.stream().mapToInt(pair -> pair / numItems).toArray();
        int[] items = pairs.stream().mapToInt(pair -> pair % numItems).toArray();
        float[] values = new float[size];
        long[] times = new long[size];
        for (int p = 0; p < size; p++) {
            double taste = users[p] % 3 == items[p] % 3 ? 0.8 : -0.4;
            double level = 3 + 0.7 * StrictMath.sin(users[p]) + 0.9 * StrictMath.cos(items[p]) + taste;
            values[p] = (float) SCALE.clip(Math.rint(2 * (level + random.nextDouble() - 0.5)) / 2);
            times[p] = 1_000_000 + random.nextInt(size / 2 + 1);
        }
        return table(numUsers, numItems, users, items, values, times, 0);
    }

    /** The same ratings as if they had been read from several files, each beginning at one of {@code starts}. */
    public static RatingTable inFiles(RatingTable table, int... starts) {
        int[] users = IntStream.range(0, table.size()).map(table::user).toArray();
        int[] items = IntStream.range(0, table.size()).map(table::item).toArray();
        float[] values = new float[table.size()];
        for (int p = 0; p < values.length; p++) {
            values[p] = table.rating(p);
        }
        return table(table.numUsers(), table.numItems(), users, items, values, null, starts);
    }

    private static RatingTable table(
            int numUsers, int numItems, int[] users, int[] items, float[] values, long[] times, int... starts) {
        return new RatingTable(
                ids("u", numUsers),
                ids("i", numItems),
                users,
                items,
                RatingValues.encode(values),
                times,
                starts,
                SCALE);
    }

    /** Ids made of a prefix and the index. */
    public static IdMap ids(String prefix, int count) {
        return IdMap.of(IntStream.range(0, count).mapToObj(i -> prefix + i).toList());
    }

    /** Positions {@code from} to {@code to}, exclusive. */
    public static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    /** The ratings at {@code positions} for training. */
    public static SparseRatings sparse(RatingTable table, int... positions) {
        return SparseRatings.of(table, positions);
    }
}
