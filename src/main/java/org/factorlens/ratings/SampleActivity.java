package org.factorlens.ratings;

import java.util.SplittableRandom;

/** How often each user rates and how well each item is known: the long tails of a generated data set. */
final class SampleActivity {
    static final int FEWEST = 20;
    static final double ACTIVITY_SD = 1.0;
    /** Popularity of the item of rank r (from 0) is (r + OFFSET)^-EXPONENT. */
    static final double EXPONENT = 1.3;

    static final double OFFSET = 24;

    private SampleActivity() {}

    /**
     * Ratings of each user: at least {@link #FEWEST} (fewer only where there are not enough), log-normal above, at most
     * half of the items, {@code spec.ratings()} together.
     */
    static int[] ratingsPerUser(SampleSpec spec) {
        int users = spec.users();
        int most = spec.items() / 2;
        int fewest = StrictMath.min(FEWEST, spec.ratings() / users);
        double[] share = new double[users];
        double total = 0;
        for (int user = 0; user < users; user++) {
            SplittableRandom random = SampleSeeds.stream(spec.seed(), SampleSeeds.ACTIVITY, user);
            share[user] = StrictMath.exp(ACTIVITY_SD * Normal.draw(random));
            total += share[user];
        }
        int[] counts = new int[users];
        long left = spec.ratings();
        double extra = left - (double) fewest * users;
        for (int user = 0; user < users; user++) {
            counts[user] = (int) StrictMath.min(most, fewest + extra * share[user] / total);
            left -= counts[user];
        }
        handOut(counts, left, most);
        return counts;
    }

    /** Gives what rounding and the limit left over to users in turn. */
    private static void handOut(int[] counts, long left, int most) {
        long remaining = left;
        while (remaining > 0) {
            for (int user = 0; user < counts.length && remaining > 0; user++) {
                if (counts[user] < most) {
                    counts[user]++;
                    remaining--;
                }
            }
        }
    }

    /**
     * Cumulative popularity of the items, {@code [items]}, ascending, the last entry being the sum. Ranks are shuffled
     * over the items.
     */
    static double[] cumulativePopularity(SampleSpec spec) {
        int items = spec.items();
        int[] rank = new int[items];
        SplittableRandom random = SampleSeeds.stream(spec.seed(), SampleSeeds.POPULARITY, 0);
        for (int item = 0; item < items; item++) {
            int other = (int) ((item + 1) * (1 - Normal.uniform(random)));
            rank[item] = rank[other];
            rank[other] = item;
        }
        double[] cumulative = new double[items];
        double sum = 0;
        for (int item = 0; item < items; item++) {
            sum += StrictMath.pow(rank[item] + OFFSET, -EXPONENT);
            cumulative[item] = sum;
        }
        return cumulative;
    }
}
