package org.factorlens.training;

/**
 * Rows of a half sweep that were drawn, in coordinates of unit covariance, and wait to be changed back and stored: many at a
 * time cost less. One for each worker.
 */
final class DrawnRows {
    private static final int ROOM = 32;

    private final int size;
    private final int[] rows = new int[ROOM];
    private final float[] drawn;
    private final float[] changed;
    private final float[] scratch;
    private int count;

    DrawnRows(int size) {
        this.size = size;
        this.drawn = new float[ROOM * size];
        this.changed = new float[ROOM * size];
        this.scratch = RowTransform.scratch(size);
    }

    /** Makes room for one row more, storing all where there is none, and says where it begins in {@link #entries}. */
    int add(GibbsHalf half, int row) {
        if (count == ROOM) {
            store(half);
        }
        rows[count] = row;
        return count++ * size;
    }

    /** What is to be filled; the array itself. */
    float[] entries() {
        return drawn;
    }

    /** Stores all rows. */
    void store(GibbsHalf half) {
        half.other().back().apply(drawn, 0, size, count, changed, 0, size, scratch);
        int k = half.side().k();
        for (int i = 0; i < count; i++) {
            half.side().setRow(rows[i], changed, i * size, size > k ? changed[i * size + k] : 0);
        }
        count = 0;
    }
}
