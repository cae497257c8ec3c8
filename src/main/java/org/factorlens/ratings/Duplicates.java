package org.factorlens.ratings;

import java.util.Arrays;
import java.util.BitSet;

/** Finds ratings of the same item by the same user: the last one in file order counts. */
final class Duplicates {
    private Duplicates() {}

    /**
     * Marks the positions in {@code from .. to-1} whose user and item come again before {@code to}. One mark per item
     * finds them user by user, in linear time. Where the file is not sorted by user, a counting sort does that, which
     * takes four bytes a rating.
     */
    static void markEarlier(RatingColumns columns, int from, int to, BitSet earlier) {
        int[] order = groupedByUser(columns, from, to) ? null : byUser(columns, from, to);
        int[] last = new int[columns.items().size()];
        int[] lastUser = new int[columns.items().size()];
        for (int slot = 0; slot < to - from; slot++) {
            int position = order == null ? from + slot : order[slot];
            int user = columns.user(position);
            int item = columns.item(position);
            if (lastUser[item] == user + 1) {
                earlier.set(last[item]);
            }
            lastUser[item] = user + 1;
            last[item] = position;
        }
    }

    private static boolean groupedByUser(RatingColumns columns, int from, int to) {
        BitSet seen = new BitSet();
        int previous = -1;
        for (int p = from; p < to; p++) {
            int user = columns.user(p);
            if (user != previous && seen.get(user)) {
                return false;
            }
            seen.set(user);
            previous = user;
        }
        return true;
    }

    /** Positions sorted by user, those of a user in file order. */
    private static int[] byUser(RatingColumns columns, int from, int to) {
        int numUsers = columns.users().size();
        int[] start = new int[numUsers + 1];
        for (int p = from; p < to; p++) {
            start[columns.user(p) + 1]++;
        }
        for (int user = 0; user < numUsers; user++) {
            start[user + 1] += start[user];
        }
        int[] order = new int[to - from];
        int[] next = Arrays.copyOf(start, numUsers);
        for (int p = from; p < to; p++) {
            order[next[columns.user(p)]++] = p;
        }
        return order;
    }
}
