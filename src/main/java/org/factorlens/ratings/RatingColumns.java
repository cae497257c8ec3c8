package org.factorlens.ratings;

import java.util.Arrays;
import java.util.BitSet;

/** Ratings while they are read: growing columns, and the ids met so far. */
final class RatingColumns {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private IdMap.Builder users = new IdMap.Builder();
    private IdMap.Builder items = new IdMap.Builder();
    private int[] user = new int[1024];
    private int[] item = new int[1024];
    private float[] rating = new float[1024];
    private long[] time;
    private int size;
    private boolean decided;

    /** Decides whether there is a column of times; all files of a data set must agree. */
    void timed(boolean timed) {
        if (decided && timed != (time != null)) {
            throw new BadInputException("some rating files have a column of timestamps and some have none");
        }
        if (!decided && timed) {
            time = new long[user.length];
        }
        decided = true;
    }

    int size() {
        return size;
    }

    IdMap.Builder users() {
        return users;
    }

    IdMap.Builder items() {
        return items;
    }

    int user(int position) {
        return user[position];
    }

    int item(int position) {
        return item[position];
    }

    /** Makes room for {@code more} rows. */
    void reserve(int more) {
        if (more <= user.length - size) {
            return;
        }
        if (more > LARGEST - size) {
            throw new BadInputException(
                    "the data set has more than " + LARGEST + " ratings, which is the most that fit");
        }
        resize((int) Math.max(size + more, Math.min(LARGEST, size * 3L / 2)));
    }

    private void resize(int capacity) {
        if (capacity == user.length) {
            return;
        }
        user = Arrays.copyOf(user, capacity);
        item = Arrays.copyOf(item, capacity);
        rating = Arrays.copyOf(rating, capacity);
        time = time == null ? null : Arrays.copyOf(time, capacity);
    }

    /** Appends a row; there must be room. */
    void add(String userId, String itemId, float value, long timestamp) {
        user[size] = users.indexOf(userId);
        item[size] = items.indexOf(itemId);
        rating[size] = value;
        if (time != null) {
            time[size] = timestamp;
        }
        size++;
    }

    /** Leaves out the rows at the marked positions. */
    void drop(BitSet dropped) {
        int kept = dropped.nextSetBit(0);
        for (int from = kept; from < size && kept >= 0; from++) {
            if (!dropped.get(from)) {
                user[kept] = user[from];
                item[kept] = item[from];
                rating[kept] = rating[from];
                if (time != null) {
                    time[kept] = time[from];
                }
                kept++;
            }
        }
        size = kept < 0 ? size : kept;
    }

    /** Numbers the ids anew by first appearance in the rows that are left. */
    void renumber() {
        IdMap oldUsers = users.build();
        IdMap oldItems = items.build();
        users = new IdMap.Builder();
        items = new IdMap.Builder();
        for (int p = 0; p < size; p++) {
            user[p] = users.indexOf(oldUsers.id(user[p]));
            item[p] = items.indexOf(oldItems.id(item[p]));
        }
    }

    /** The finished table; {@code items} may hold more items than were rated. The columns pass into it. */
    RatingTable table(IdMap userIds, IdMap itemIds, int[] fileStart, RatingScale declared) {
        resize(size);
        RatingValues values = RatingValues.encode(rating);
        rating = null;
        RatingScale scale = declared != null ? declared : RatingScales.infer(values.levels());
        return new RatingTable(userIds, itemIds, user, item, values, time, fileStart, scale);
    }
}
