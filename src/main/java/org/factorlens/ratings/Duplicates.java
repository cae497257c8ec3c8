package org.factorlens.ratings;

import java.util.Arrays;
import java.util.BitSet;

/** Finds ratings of the same item by the same user: the last one in file order counts. */
final class Duplicates {
    private Duplicates() {}

    /**
     * Marks the positions in {@code from .. to-1} whose user and item come again before {@code to}. Takes a counting sort
     * by user and one mark per item: linear in time, four bytes a rating.
     */
    static void markEarlier(RatingColumns columns, int from, int to, BitSet earlier) {
        int numUsers = columns.users().size();
        int numItems = columns.items().size();
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
        int[] last = new int[numItems];
        int[] lastUser = new int[numItems];
        for (int user = 0; user < numUsers; user++) {
            for (int slot = start[user]; slot < start[user + 1]; slot++) {
                int item = columns.item(order[slot]);
                if (lastUser[item] == user + 1) {
                    earlier.set(last[item]);
                }
                lastUser[item] = user + 1;
                last[item] = order[slot];
            }
        }
    }
}
