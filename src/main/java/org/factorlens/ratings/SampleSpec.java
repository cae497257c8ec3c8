package org.factorlens.ratings;

/**
 * How large a generated data set is, and its seed.
 *
 * @param users number of users, at least 1
 * @param items number of items, at least 10
 * @param ratings number of ratings, between {@code users} and {@code users * items / 2}
 * @param seed any number; the same specification gives the same bytes on every machine
 */
public record SampleSpec(int users, int items, int ratings, long seed) {
    /** Checks the sizes. */
    public SampleSpec {
        if (users < 1 || items < 10) {
            throw new BadInputException("a sample needs at least 1 user and 10 items, not " + users + " and " + items);
        }
        long most = (long) users * (items / 2);
        if (ratings < users || ratings > most) {
            throw new BadInputException("a sample of " + users + " users and " + items + " items can have " + users
                    + " to " + most + " ratings, not " + ratings);
        }
    }

    /** The embedded sample: 600 users, 800 items, 60,000 ratings. */
    public static SampleSpec standard(long seed) {
        return new SampleSpec(600, 800, 60_000, seed);
    }
}
