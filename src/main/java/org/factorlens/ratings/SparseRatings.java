package org.factorlens.ratings;

import java.util.stream.Stream;

/**
 * Training ratings in both orientations; immutable. Within a row, ratings keep their order in the table, so every sum
 * over a row has one fixed order. Takes {@code 2 x (4 + 1)} bytes a rating (two more where there are over 256 levels),
 * and no more than that while it is made.
 */
public final class SparseRatings {
    private final Rows byUser;
    private final Rows byItem;
    private final int numItems;

    private SparseRatings(Rows byUser, Rows byItem, int numItems) {
        this.byUser = byUser;
        this.byItem = byItem;
        this.numItems = numItems;
    }

    /**
     * The ratings of {@code table} at {@code positions}.
     *
     * @param table the ratings
     * @param positions ascending positions in the table, not modified
     */
    public static SparseRatings of(RatingTable table, int[] positions) {
        Rows[] sides = Stream.of(true, false)
                .parallel()
                .map(byUser -> rows(table, positions, byUser))
                .toArray(Rows[]::new);
        return new SparseRatings(sides[0], sides[1], table.numItems());
    }

    /**
     * The same by user only, at half the memory: ratings that nothing is trained on.
     *
     * @param table the ratings
     * @param positions ascending positions in the table, not modified
     */
    public static SparseRatings byUserOnly(RatingTable table, int[] positions) {
        return new SparseRatings(rows(table, positions, true), null, table.numItems());
    }

    private static Rows rows(RatingTable table, int[] positions, boolean byUser) {
        int numRows = byUser ? table.numUsers() : table.numItems();
        int[] start = new int[numRows + 1];
        for (int position : positions) {
            start[1 + (byUser ? table.user(position) : table.item(position))]++;
        }
        for (int row = 0; row < numRows; row++) {
            start[row + 1] += start[row];
        }
        Rows rows = new Rows(start, positions.length, table.values());
        int[] next = start.clone();
        for (int position : positions) {
            int user = table.user(position);
            int item = table.item(position);
            int slot = next[byUser ? user : item]++;
            rows.set(slot, byUser ? item : user, table.values().code(position));
        }
        return rows;
    }

    /** One row per user; columns are items. */
    public Rows byUser() {
        return byUser;
    }

    /**
     * One row per item; columns are users.
     *
     * @throws IllegalStateException where the ratings are held by user only
     */
    public Rows byItem() {
        if (byItem == null) {
            throw new IllegalStateException("these ratings are held by user only");
        }
        return byItem;
    }

    /** Number of users, with and without ratings. */
    public int numUsers() {
        return byUser.numRows();
    }

    /** Number of items, with and without ratings. */
    public int numItems() {
        return numItems;
    }

    /** Number of ratings. */
    public int size() {
        return byUser.size();
    }

    /** Compressed sparse rows: row {@code r} holds the slots {@code start(r)} to {@code start(r+1)}, exclusive. */
    public static final class Rows {
        private final int[] start;
        private final int[] column;
        private final float[] levels;
        private final byte[] narrow;
        private final char[] wide;

        private Rows(int[] start, int size, RatingValues values) {
            this.start = start;
            this.column = new int[size];
            this.levels = values.levels();
            this.narrow = values.narrow() ? new byte[size] : null;
            this.wide = values.narrow() ? null : new char[size];
        }

        private void set(int slot, int newColumn, int code) {
            column[slot] = newColumn;
            if (narrow != null) {
                narrow[slot] = (byte) code;
            } else {
                wide[slot] = (char) code;
            }
        }

        private int code(int slot) {
            return narrow != null ? narrow[slot] & 0xff : wide[slot];
        }

        /** Number of rows. */
        public int numRows() {
            return start.length - 1;
        }

        /** Number of ratings. */
        public int size() {
            return column.length;
        }

        /** First slot of {@code row}; {@code start(numRows())} is {@link #size()}. */
        public int start(int row) {
            return start[row];
        }

        /** Number of ratings of {@code row}. */
        public int count(int row) {
            return start[row + 1] - start[row];
        }

        /** Column (index on the other side) of the rating in {@code slot}. */
        public int column(int slot) {
            return column[slot];
        }

        /** Value of the rating in {@code slot}. */
        public float rating(int slot) {
            return levels[code(slot)];
        }

        /**
         * What {@code valueOfLevel} holds for the rating in {@code slot}.
         *
         * @param valueOfLevel one value per entry of {@link #levels()}, such as the rating less the mean
         */
        public float value(int slot, float[] valueOfLevel) {
            return valueOfLevel[code(slot)];
        }

        /**
         * Copies the columns of the slots {@code from} to {@code to}, exclusive.
         *
         * @param destination {@code [>= to - from]}, overwritten from its start
         */
        public void copyColumns(int from, int to, int[] destination) {
            System.arraycopy(column, from, destination, 0, to - from);
        }

        /** The distinct rating values, ascending (a copy). */
        public float[] levels() {
            return levels.clone();
        }

        /**
         * Writes, for each of the slots {@code from} to {@code to}, exclusive, what {@code valueOfLevel} holds for the
         * slot's rating.
         *
         * @param valueOfLevel one value per entry of {@link #levels()}, such as the rating less the mean
         * @param destination {@code [>= to - from]}, overwritten from its start
         */
        public void copyRatings(int from, int to, float[] valueOfLevel, float[] destination) {
            byte[] codes = narrow;
            if (codes != null) {
                for (int slot = from; slot < to; slot++) {
                    destination[slot - from] = valueOfLevel[codes[slot] & 0xff];
                }
            } else {
                for (int slot = from; slot < to; slot++) {
                    destination[slot - from] = valueOfLevel[wide[slot]];
                }
            }
        }
    }
}
