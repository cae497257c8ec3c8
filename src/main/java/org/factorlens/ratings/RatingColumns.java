package org.factorlens.ratings;

import java.util.BitSet;

/** Ratings while they are read: growing columns, and the ids met so far. */
final class RatingColumns {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private IdMap.Builder users = new IdMap.Builder();
    private IdMap.Builder items = new IdMap.Builder();
    private final GrowingInts user = new GrowingInts();
    private final GrowingInts item = new GrowingInts();
    private GrowingInts ratingBits = new GrowingInts();
    private Timestamps.Growing time;
    private boolean decided;

    /** Decides whether there is a column of times; all files of a data set must agree. */
    void timed(boolean timed) {
        if (decided && timed != (time != null)) {
            throw new BadInputException("some rating files have a column of timestamps and some have none");
        }
        if (!decided && timed) {
            time = new Timestamps.Growing();
        }
        decided = true;
    }

    int size() {
        return user.size();
    }

    IdMap.Builder users() {
        return users;
    }

    IdMap.Builder items() {
        return items;
    }

    int user(int position) {
        return user.get(position);
    }

    int item(int position) {
        return item.get(position);
    }

    /**
     * Checks that there is room for {@code more} rows.
     *
     * @throws BadInputException where the data set is larger than what an index of 31 bits can count
     */
    void reserve(int more) {
        if (more > LARGEST - size()) {
            throw new BadInputException(
                    "the data set has more than " + LARGEST + " ratings, which is the most that fit");
        }
    }

    /** Appends a row; there must be room. */
    void add(int userIndex, int itemIndex, float value, long timestamp) {
        user.add(userIndex);
        item.add(itemIndex);
        ratingBits.add(Float.floatToRawIntBits(value));
        if (time != null) {
            time.add(timestamp);
        }
    }

    /** Leaves out the rows at the marked positions. */
    void drop(BitSet dropped) {
        if (dropped.isEmpty()) {
            return;
        }
        int kept = dropped.nextSetBit(0);
        for (int from = dropped.nextClearBit(kept); from < size(); from = dropped.nextClearBit(from + 1)) {
            move(from, kept);
            kept++;
        }
        user.truncate(kept);
        item.truncate(kept);
        ratingBits.truncate(kept);
        if (time != null) {
            time.truncate(kept);
        }
    }

    private void move(int from, int to) {
        user.set(to, user.get(from));
        item.set(to, item.get(from));
        ratingBits.set(to, ratingBits.get(from));
        if (time != null) {
            time.move(from, to);
        }
    }

    /** Numbers the ids anew by first appearance in the rows that are left. */
    void renumber() {
        IdMap oldUsers = users.build();
        IdMap oldItems = items.build();
        users = new IdMap.Builder();
        items = new IdMap.Builder();
        for (int p = 0; p < size(); p++) {
            user.set(p, users.indexOf(oldUsers.id(user.get(p))));
            item.set(p, items.indexOf(oldItems.id(item.get(p))));
        }
    }

    /** The finished table; {@code items} may hold more items than were rated. The columns pass into it. */
    RatingTable table(IdMap userIds, IdMap itemIds, int[] fileStart, RatingScale declared) {
        GrowingInts bits = ratingBits;
        RatingValues values = RatingValues.encode(bits.size(), p -> Float.intBitsToFloat(bits.get(p)));
        ratingBits = null;
        RatingScale scale = declared != null ? declared : RatingScales.infer(values.levels());
        Timestamps times = time == null ? null : time.column();
        return new RatingTable(userIds, itemIds, user.column(), item.column(), values, times, fileStart, scale);
    }
}
