package org.factorlens.ratings;

import java.util.List;

/**
 * Sparse features of the rows of one side, in compressed rows; immutable. Most entries are 1 (an item has a genre) or absent.
 */
public final class RowFeatures {
    /** The feature that is always added: how well known an item is. */
    public static final String COUNT = "log of training ratings";

    private final List<String> names;
    private final int[] start;
    private final int[] feature;
    private final float[] value;

    /**
     * Wraps the features; the arrays pass into its ownership.
     *
     * @param names one per feature
     * @param start row r has the entries {@code start[r]} to {@code start[r + 1]}, exclusive; {@code [numRows + 1]}
     * @param feature index of each entry's feature
     * @param value value of each entry
     */
    public RowFeatures(List<String> names, int[] start, int[] feature, float[] value) {
        this.names = List.copyOf(names);
        this.start = start;
        this.feature = feature;
        this.value = value;
        for (int f : feature) {
            if (f < 0 || f >= names.size()) {
                throw new IllegalArgumentException("feature " + f + " of " + names.size());
            }
        }
        if (start[start.length - 1] != feature.length || feature.length != value.length) {
            throw new IllegalArgumentException(
                    start[start.length - 1] + " entries, " + feature.length + " features, " + value.length + " values");
        }
    }

    /** No features, for {@code numRows} rows. */
    public static RowFeatures none(int numRows) {
        return new RowFeatures(List.of(), new int[numRows + 1], new int[0], new float[0]);
    }

    /** Names of the features. */
    public List<String> names() {
        return names;
    }

    /** Number of features. */
    public int size() {
        return names.size();
    }

    /** The features of each row by number, rows separated by semicolons. */
    @Override
    public String toString() {
        return java.util.stream.IntStream.range(0, numRows())
                .mapToObj(row -> java.util.stream.IntStream.range(start[row], start[row + 1])
                        .mapToObj(entry -> Integer.toString(feature[entry]))
                        .collect(java.util.stream.Collectors.joining(" ")))
                .collect(java.util.stream.Collectors.joining("; "));
    }

    /** Number of rows. */
    public int numRows() {
        return start.length - 1;
    }

    /** First entry of {@code row}; behind the last row, the number of entries. */
    public int start(int row) {
        return start[row];
    }

    /** Feature of an entry. */
    public int feature(int entry) {
        return feature[entry];
    }

    /** Value of an entry. */
    public float value(int entry) {
        return value[entry];
    }

    /** These and, behind them, {@code others} of the same rows. */
    public RowFeatures beside(RowFeatures others) {
        int[] starts = new int[start.length];
        int[] features = new int[feature.length + others.feature.length];
        float[] all = new float[features.length];
        for (int row = 0; row < numRows(); row++) {
            int at = starts[row];
            int length = start[row + 1] - start[row];
            int more = others.start[row + 1] - others.start[row];
            System.arraycopy(feature, start[row], features, at, length);
            System.arraycopy(value, start[row], all, at, length);
            System.arraycopy(others.value, others.start[row], all, at + length, more);
            for (int i = 0; i < more; i++) {
                features[at + length + i] = names.size() + others.feature[others.start[row] + i];
            }
            starts[row + 1] = at + length + more;
        }
        List<String> longer = new java.util.ArrayList<>(names);
        longer.addAll(others.names);
        return new RowFeatures(longer, starts, features, all);
    }

    /** These and one more feature that every row has. */
    public RowFeatures plus(String name, float[] values) {
        int rows = numRows();
        int[] starts = new int[rows + 1];
        int[] features = new int[feature.length + rows];
        float[] all = new float[feature.length + rows];
        for (int row = 0; row < rows; row++) {
            int length = start[row + 1] - start[row];
            System.arraycopy(feature, start[row], features, starts[row], length);
            System.arraycopy(value, start[row], all, starts[row], length);
            features[starts[row] + length] = names.size();
            all[starts[row] + length] = values[row];
            starts[row + 1] = starts[row] + length + 1;
        }
        List<String> longer = new java.util.ArrayList<>(names);
        longer.add(name);
        return new RowFeatures(longer, starts, features, all);
    }
}
