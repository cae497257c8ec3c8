package org.factorlens.ratings;

/**
 * All ratings of a data set in file order; immutable. Position {@code p} in {@code 0..size-1} is the p-th rating kept.
 * Where a data set has several rating files ({@code files} split), they follow each other and {@link #fileStart}
 * tells where each begins.
 */
public final class RatingTable {
    private final IdMap users;
    private final IdMap items;
    private final IntColumn userIndex;
    private final IntColumn itemIndex;
    private final RatingValues values;
    private final Timestamps timestamps;
    private final int[] fileStart;
    private final RatingScale scale;

    /**
     * Wraps the columns; the arrays pass into the table's ownership and must not be changed afterwards.
     *
     * @param users user ids
     * @param items item ids; may hold items that nobody rated, after the rated ones
     * @param userIndex user of each rating, {@code [size]}
     * @param itemIndex item of each rating, {@code [size]}
     * @param values rating values, {@code [size]}
     * @param timestamps seconds since 1970 of each rating, {@code [size]}, or null where the data have none
     * @param fileStart first position of each ratings file, ascending, at least one, the first 0
     * @param scale limits of the rating values
     */
    public RatingTable(
            IdMap users,
            IdMap items,
            int[] userIndex,
            int[] itemIndex,
            RatingValues values,
            long[] timestamps,
            int[] fileStart,
            RatingScale scale) {
        this(
                users,
                items,
                IntColumn.of(userIndex),
                IntColumn.of(itemIndex),
                values,
                timestamps == null ? null : Timestamps.of(timestamps),
                fileStart,
                scale);
    }

    /** Wraps columns on the heap or in a mapped file. */
    RatingTable(
            IdMap users,
            IdMap items,
            IntColumn userIndex,
            IntColumn itemIndex,
            RatingValues values,
            Timestamps timestamps,
            int[] fileStart,
            RatingScale scale) {
        if (userIndex.size() != values.size()
                || itemIndex.size() != values.size()
                || (timestamps != null && timestamps.size() != values.size())) {
            throw new IllegalArgumentException("columns differ in length");
        }
        this.users = users;
        this.items = items;
        this.userIndex = userIndex;
        this.itemIndex = itemIndex;
        this.values = values;
        this.timestamps = timestamps;
        this.fileStart = fileStart.clone();
        this.scale = scale;
    }

    /** Number of ratings. */
    public int size() {
        return userIndex.size();
    }

    /** User ids and indices. */
    public IdMap users() {
        return users;
    }

    /** Item ids and indices. */
    public IdMap items() {
        return items;
    }

    /** Number of users. */
    public int numUsers() {
        return users.size();
    }

    /** Number of items. */
    public int numItems() {
        return items.size();
    }

    /** User index of the rating at {@code position}. */
    public int user(int position) {
        return userIndex.get(position);
    }

    /** Item index of the rating at {@code position}. */
    public int item(int position) {
        return itemIndex.get(position);
    }

    /** Value of the rating at {@code position}. */
    public float rating(int position) {
        return values.get(position);
    }

    /** All values, coded. */
    public RatingValues values() {
        return values;
    }

    /** Bytes of heap that the columns take: none where they are mapped. */
    public long heapBytes() {
        return userIndex.heapBytes()
                + itemIndex.heapBytes()
                + values.heapBytes()
                + (timestamps == null ? 0 : timestamps.heapBytes());
    }

    IntColumn userColumn() {
        return userIndex;
    }

    IntColumn itemColumn() {
        return itemIndex;
    }

    /** All times, or null where ratings carry none. */
    Timestamps times() {
        return timestamps;
    }

    /** Whether ratings carry a time. */
    public boolean hasTimestamps() {
        return timestamps != null;
    }

    /** Seconds since 1970 of the rating at {@code position}; only where {@link #hasTimestamps()}. */
    public long timestamp(int position) {
        return timestamps.get(position);
    }

    /** Number of ratings files. */
    public int numFiles() {
        return fileStart.length;
    }

    /** First position of ratings file {@code file}; {@code fileStart(numFiles())} is {@link #size()}. */
    public int fileStart(int file) {
        return file == fileStart.length ? size() : fileStart[file];
    }

    /** Limits of the rating values. */
    public RatingScale scale() {
        return scale;
    }
}
