package org.factorlens.ratings;

/**
 * Training ratings in both orientations; immutable. Within a row, ratings keep their order in the table, so every sum
 * over a row has one fixed order. Takes {@code 2 x (4 + 1)} bytes a rating (two more where there are over 256 levels).
 */
public final class SparseRatings {
    private final Rows byUser;
    private final Rows byItem;

    private SparseRatings(Rows byUser, Rows byItem) {
        this.byUser = byUser;
        this.byItem = byItem;
    }

    /**
     * The ratings of {@code table} at {@code positions}.
     *
     * @param table the ratings
     * @param positions ascending positions in the table, not modified
     */
    public static SparseRatings of(RatingTable table, int[] positions) {
        return new SparseRatings(
                rows(table, positions, true, table.numUsers()), rows(table, positions, false, table.numItems()));
    }

    private static Rows rows(RatingTable table, int[] positions, boolean byUser, int numRows) {
        int[] start = new int[numRows + 1];
        for (int position : positions) {
            start[1 + (byUser ? table.user(position) : table.item(position))]++;
        }
        for (int row = 0; row < numRows; row++) {
            start[row + 1] += start[row];
        }
        int[] next = start.clone();
        int[] column = new int[positions.length];
        int[] order = new int[positions.length];
        for (int position : positions) {
            int user = table.user(position);
            int item = table.item(position);
            int slot = next[byUser ? user : item]++;
            column[slot] = byUser ? item : user;
            order[slot] = position;
        }
        return new Rows(start, column, table.values().select(order));
    }

    /** One row per user; columns are items. */
    public Rows byUser() {
        return byUser;
    }

    /** One row per item; columns are users. */
    public Rows byItem() {
        return byItem;
    }

    /** Number of users, with and without ratings. */
    public int numUsers() {
        return byUser.numRows();
    }

    /** Number of items, with and without ratings. */
    public int numItems() {
        return byItem.numRows();
    }

    /** Number of ratings. */
    public int size() {
        return byUser.size();
    }

    /** Compressed sparse rows: row {@code r} holds the slots {@code start(r)} to {@code start(r+1)}, exclusive. */
    public static final class Rows {
        private final int[] start;
        private final int[] column;
        private final RatingValues values;

        private Rows(int[] start, int[] column, RatingValues values) {
            this.start = start;
            this.column = column;
            this.values = values;
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
            return values.get(slot);
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
            return values.levels();
        }

        /**
         * Writes, for each of the slots {@code from} to {@code to}, exclusive, what {@code valueOfLevel} holds for the
         * slot's rating.
         *
         * @param valueOfLevel one value per entry of {@link #levels()}, such as the rating less the mean
         * @param destination {@code [>= to - from]}, overwritten from its start
         */
        public void copyRatings(int from, int to, float[] valueOfLevel, float[] destination) {
            for (int slot = from; slot < to; slot++) {
                destination[slot - from] = valueOfLevel[values.code(slot)];
            }
        }
    }
}
