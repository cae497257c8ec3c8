package org.factorlens.ratings;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Draws the ratings of one user after the other. Reused from user to user; not safe for threads. */
final class SampleRatings {
    /** How much more likely a user rates what they like: the log-odds grow by this for each star of appeal. */
    static final double LIKING = 0.8;
    /** 2021-01-01, in seconds since 1970: after the last film. */
    static final long FIRST_DAY = 1_609_459_200L;

    static final long SPAN_SECONDS = 4L * 365 * 86_400;
    private static final double SESSION_END = 0.04;
    private static final double DAYS_BETWEEN_SESSIONS = 12;
    private static final int CHOOSY_TRIES = 40;

    private final SampleSpec spec;
    private final SampleModel model;
    private final double[] popularity;
    private final BitSet rated;
    private SplittableRandom random;
    private int user;
    private double appeal;
    private long time;

    SampleRatings(SampleSpec spec, SampleModel model) {
        this.spec = spec;
        this.model = model;
        popularity = SampleActivity.cumulativePopularity(spec);
        rated = new BitSet(spec.items());
    }

    /** Hears each rating: the item, the rating, the mean of the user's opinion, and the time in seconds since 1970. */
    interface Sink {
        void rating(int item, double rating, double mean, long time);
    }

    /** Draws {@code count} ratings of {@code user} in order of time. */
    void draw(int ofUser, int count, Sink sink) {
        user = ofUser;
        random = SampleSeeds.stream(spec.seed(), SampleSeeds.RATINGS, user);
        rated.clear();
        time = FIRST_DAY + (long) (SPAN_SECONDS * (1 - Normal.uniform(random)));
        for (int i = 0; i < count; i++) {
            int item = nextItem();
            double mean = model.mean(user, appeal);
            double rating = SampleModel.rating(mean + SampleModel.NOISE_SD * Normal.draw(random));
            sink.rating(item, rating, mean, time);
            time += pause();
        }
    }

    /** Some seconds, or, where a session ends, some days. */
    private long pause() {
        double wait = -StrictMath.log(Normal.uniform(random));
        boolean sessionEnds = Normal.uniform(random) <= SESSION_END;
        return 5 + (long) (wait * (sessionEnds ? DAYS_BETWEEN_SESSIONS * 86_400 : 20));
    }

    /** Draws an item by popularity and accepts it by liking; where that takes long, takes any; marks it as rated. */
    private int nextItem() {
        int item = drawByPopularity();
        for (int tries = 0; tries < CHOOSY_TRIES; tries++) {
            if (!rated.get(item)) {
                appeal = model.appeal(user, item);
                if (Normal.uniform(random) * (1 + StrictMath.exp(-LIKING * appeal)) <= 1) {
                    rated.set(item);
                    return item;
                }
            }
            item = drawByPopularity();
        }
        int free = rated.nextClearBit(item);
        item = free < spec.items() ? free : rated.nextClearBit(0);
        appeal = model.appeal(user, item);
        rated.set(item);
        return item;
    }

    private int drawByPopularity() {
        double point = (1 - Normal.uniform(random)) * popularity[popularity.length - 1];
        int at = Arrays.binarySearch(popularity, point);
        return at >= 0 ? Math.min(at + 1, popularity.length - 1) : -at - 1;
    }
}
