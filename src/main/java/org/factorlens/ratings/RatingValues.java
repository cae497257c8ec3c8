package org.factorlens.ratings;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A compact immutable array of rating values: a sorted table of the distinct values ("levels", at most 65,536) and one
 * code per rating, a byte where there are at most 256 levels and two bytes above that.
 */
public final class RatingValues {
    /** Most distinct values that ratings of one data set may have. */
    public static final int MAX_LEVELS = 65_536;

    private static final int NARROW = 256;

    private final float[] levels;
    private final ByteColumn low;
    private final ByteColumn high;

    /**
     * Wraps columns.
     *
     * @param levels distinct values, ascending; not copied
     * @param low low byte of each code
     * @param high high byte of each code, or null where there are at most 256 levels
     */
    RatingValues(float[] levels, ByteColumn low, ByteColumn high) {
        this.levels = levels;
        this.low = low;
        this.high = high;
    }

    /**
     * Encodes the values.
     *
     * @param values finite rating values, not modified
     * @throws BadInputException where there are more than {@link #MAX_LEVELS} distinct values
     */
    public static RatingValues encode(float[] values) {
        return encode(values.length, i -> values[i]);
    }

    /** Encodes {@code size} values. */
    static RatingValues encode(int size, Values values) {
        float[] levels = distinct(size, values);
        byte[] low = new byte[size];
        byte[] high = levels.length <= NARROW ? null : new byte[size];
        int block = 1 << 16;
        IntStream.rangeClosed(0, size / block)
                .parallel()
                .forEach(part ->
                        encode(values, levels, part * block, (int) Math.min(size, (part + 1L) * block), low, high));
        return new RatingValues(levels, ByteColumn.of(low), high == null ? null : ByteColumn.of(high));
    }

    private static void encode(Values values, float[] levels, int from, int to, byte[] low, byte[] high) {
        float previous = Float.NaN;
        int code = 0;
        for (int i = from; i < to; i++) {
            float value = canonical(values.at(i));
            code = value == previous ? code : Arrays.binarySearch(levels, value);
            previous = value;
            low[i] = (byte) code;
            if (high != null) {
                high[i] = (byte) (code >>> Byte.SIZE);
            }
        }
    }

    private static float[] distinct(int size, Values values) {
        float[] levels = new float[16];
        int count = 0;
        float previous = Float.NaN;
        for (int i = 0; i < size; i++) {
            float value = canonical(values.at(i));
            int at = value == previous ? 0 : Arrays.binarySearch(levels, 0, count, value);
            previous = value;
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
        return low.size();
    }

    /** The rating value at {@code position}. */
    public float get(int position) {
        return levels[code(position)];
    }

    /** The code of the rating at {@code position}: its index in {@link #levels()}. */
    public int code(int position) {
        return high == null ? low.get(position) : low.get(position) | high.get(position) << Byte.SIZE;
    }

    long heapBytes() {
        return low.heapBytes() + (high == null ? 0 : high.heapBytes());
    }

    /** Low byte of each code. */
    ByteColumn low() {
        return low;
    }

    /** High byte of each code, or null. */
    ByteColumn high() {
        return high;
    }

    /** Whether a code fits into one byte. */
    boolean narrow() {
        return high == null;
    }

    /** The distinct values, ascending (a copy). */
    public float[] levels() {
        return levels.clone();
    }

    /** Values by position. */
    @FunctionalInterface
    interface Values {
        float at(int position);
    }
}
