package org.factorlens.ratings;

import java.util.Arrays;

/**
 * A compact immutable array of rating values: a sorted table of the distinct values ("levels", at most 65,536) and one
 * code per rating, a byte where there are at most 256 levels and two bytes above that.
 */
public final class RatingValues {
    /** Most distinct values that ratings of one data set may have. */
    public static final int MAX_LEVELS = 65_536;

    private final float[] levels;
    private final byte[] narrow;
    private final char[] wide;

    private RatingValues(float[] levels, byte[] narrow, char[] wide) {
        this.levels = levels;
        this.narrow = narrow;
        this.wide = wide;
    }

    /**
     * Encodes the values.
     *
     * @param values finite rating values, not modified
     * @throws BadInputException where there are more than {@link #MAX_LEVELS} distinct values
     */
    public static RatingValues encode(float[] values) {
        float[] levels = distinct(values);
        byte[] narrow = levels.length <= 256 ? new byte[values.length] : null;
        char[] wide = narrow == null ? new char[values.length] : null;
        for (int i = 0; i < values.length; i++) {
            int code = Arrays.binarySearch(levels, canonical(values[i]));
            if (narrow != null) {
                narrow[i] = (byte) code;
            } else {
                wide[i] = (char) code;
            }
        }
        return new RatingValues(levels, narrow, wide);
    }

    private static float[] distinct(float[] values) {
        float[] levels = new float[16];
        int count = 0;
        for (float raw : values) {
            float value = canonical(raw);
            int at = Arrays.binarySearch(levels, 0, count, value);
            if (at >= 0) {
                continue;
            }
            if (count == MAX_LEVELS) {
                throw new BadInputException("the ratings have more than " + MAX_LEVELS
                        + " distinct values; round them to fewer (for instance two decimals)");
            }
            if (count == levels.length) {
                levels = Arrays.copyOf(levels, 2 * count);
            }
            int insert = -at - 1;
            System.arraycopy(levels, insert, levels, insert + 1, count - insert);
            levels[insert] = value;
            count++;
        }
        return Arrays.copyOf(levels, count);
    }

    /** Negative zero would be a level of its own. */
    private static float canonical(float value) {
        return value + 0.0f;
    }

    /** Number of ratings. */
    public int size() {
        return narrow != null ? narrow.length : wide.length;
    }

    /** The rating value at {@code position}. */
    public float get(int position) {
        return levels[code(position)];
    }

    /** The code of the rating at {@code position}: its index in {@link #levels()}. */
    public int code(int position) {
        return narrow != null ? narrow[position] & 0xff : wide[position];
    }

    /** The distinct values, ascending (a copy). */
    public float[] levels() {
        return levels.clone();
    }

    /** The values at {@code positions}, in that order, sharing the table of levels. */
    public RatingValues select(int[] positions) {
        byte[] narrowPart = narrow != null ? new byte[positions.length] : null;
        char[] widePart = narrow == null ? new char[positions.length] : null;
        for (int i = 0; i < positions.length; i++) {
            if (narrow != null) {
                narrowPart[i] = narrow[positions[i]];
            } else {
                widePart[i] = wide[positions[i]];
            }
        }
        return new RatingValues(levels, narrowPart, widePart);
    }
}
