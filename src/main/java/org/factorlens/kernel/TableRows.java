package org.factorlens.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products with, and sums of, rows of a table, straight from where they stand. */
final class TableRows {
    private static final VectorSpecies<Float> SPECIES = SimdKernel.SPECIES;
    private static final int BLOCK = Kernel.BLOCK;
    private static final int HALF = BLOCK / 2;
    private static final int V = SimdKernel.V;

    private TableRows() {}

    /**
     * See {@link Kernel#dots}: a few rows at a time, so that many cache misses are in flight. Of narrow rows both halves of a sum
     * stay in registers; of wider ones up to four vectors are added at once.
     */
    static void dots(
            float[] table,
            int origin,
            int stride,
            int[] rows,
            int count,
            int width,
            float[] vector,
            float[] lanes,
            float[] out) {
        int end = Kernel.paddedLength(width);
        int start = origin - Kernel.padding(width);
        for (int first = 0; first < count; first += Kernel.DOTS_AT_ONCE) {
            int some = Math.min(Kernel.DOTS_AT_ONCE, count - first);
            if (end > 2 * BLOCK || V > HALF) {
                manyBlocks(table, start, stride, rows, first, some, width, vector, lanes);
            } else {
                for (int lane = 0; lane < HALF; lane += V) {
                    if (end == BLOCK) {
                        oneBlock(table, start + lane, stride, rows, first, some, vector, lanes, lane);
                    } else {
                        twoBlocks(table, start + lane, stride, rows, first, some, vector, lanes, lane);
                    }
                }
            }
            sumHalves(lanes, some, out, first);
        }
    }

    /** Of rows of one block, lanes {@code lane} on of the first half with those of the second, into {@code halves}. */
    private static void oneBlock(
            float[] table,
            int start,
            int stride,
            int[] rows,
            int first,
            int some,
            float[] vector,
            float[] halves,
            int lane) {
        FloatVector low = FloatVector.fromArray(SPECIES, vector, lane);
        FloatVector high = FloatVector.fromArray(SPECIES, vector, lane + HALF);
        for (int p = 0; p < some; p++) {
            int at = start + rows[first + p] * stride;
            FloatVector x = FloatVector.fromArray(SPECIES, table, at).mul(low);
            FloatVector y = FloatVector.fromArray(SPECIES, table, at + HALF).mul(high);
            x.add(y).intoArray(halves, p * HALF + lane);
        }
    }

    /** The same of rows of two blocks. */
    private static void twoBlocks(
            float[] table,
            int start,
            int stride,
            int[] rows,
            int first,
            int some,
            float[] vector,
            float[] halves,
            int lane) {
        FloatVector low = FloatVector.fromArray(SPECIES, vector, lane);
        FloatVector high = FloatVector.fromArray(SPECIES, vector, lane + HALF);
        FloatVector low1 = FloatVector.fromArray(SPECIES, vector, lane + BLOCK);
        FloatVector high1 = FloatVector.fromArray(SPECIES, vector, lane + BLOCK + HALF);
        for (int p = 0; p < some; p++) {
            int at = start + rows[first + p] * stride;
            FloatVector x = FloatVector.fromArray(SPECIES, table, at).mul(low);
            FloatVector y = FloatVector.fromArray(SPECIES, table, at + HALF).mul(high);
            x = FloatVector.fromArray(SPECIES, table, at + BLOCK).fma(low1, x);
            y = FloatVector.fromArray(SPECIES, table, at + BLOCK + HALF).fma(high1, y);
            x.add(y).intoArray(halves, p * HALF + lane);
        }
    }

    /** The halves of rows of any width; {@code lanes} holds whole blocks of sums before. */
    private static void manyBlocks(
            float[] table,
            int start,
            int stride,
            int[] rows,
            int first,
            int some,
            int width,
            float[] vector,
            float[] lanes) {
        int end = Kernel.paddedLength(width);
        for (int lane = 0; lane < BLOCK; lane += V) {
            for (int p = 0; p < some; p++) {
                FloatVector.zero(SPECIES).intoArray(lanes, p * BLOCK + lane);
            }
            int c = lane + V > Kernel.padding(width) ? lane : lane + BLOCK;
            for (; c + 3 * BLOCK < end; c += 4 * BLOCK) {
                addFour(table, start + c, stride, rows, first, some, vector, c, lanes, lane);
            }
            for (; c < end; c += BLOCK) {
                addOne(table, start + c, stride, rows, first, some, vector, c, lanes, lane);
            }
        }
        for (int p = 0; p < some; p++) {
            for (int lane = 0; lane < HALF; lane += V) {
                FloatVector low = FloatVector.fromArray(SPECIES, lanes, p * BLOCK + lane);
                FloatVector high = FloatVector.fromArray(SPECIES, lanes, p * BLOCK + HALF + lane);
                low.add(high).intoArray(lanes, p * HALF + lane);
            }
        }
    }

    /** Adds to a vector of each row's sums the products of its vectors at {@code c} and three blocks on. */
    private static void addFour(
            float[] table,
            int start,
            int stride,
            int[] rows,
            int first,
            int some,
            float[] vector,
            int c,
            float[] lanes,
            int lane) {
        FloatVector y0 = FloatVector.fromArray(SPECIES, vector, c);
        FloatVector y1 = FloatVector.fromArray(SPECIES, vector, c + BLOCK);
        FloatVector y2 = FloatVector.fromArray(SPECIES, vector, c + 2 * BLOCK);
        FloatVector y3 = FloatVector.fromArray(SPECIES, vector, c + 3 * BLOCK);
        for (int p = 0; p < some; p++) {
            int at = start + rows[first + p] * stride;
            FloatVector sum = FloatVector.fromArray(SPECIES, lanes, p * BLOCK + lane);
            sum = FloatVector.fromArray(SPECIES, table, at).fma(y0, sum);
            sum = FloatVector.fromArray(SPECIES, table, at + BLOCK).fma(y1, sum);
            sum = FloatVector.fromArray(SPECIES, table, at + 2 * BLOCK).fma(y2, sum);
            sum = FloatVector.fromArray(SPECIES, table, at + 3 * BLOCK).fma(y3, sum);
            sum.intoArray(lanes, p * BLOCK + lane);
        }
    }

    /** The same for one vector. */
    private static void addOne(
            float[] table,
            int start,
            int stride,
            int[] rows,
            int first,
            int some,
            float[] vector,
            int c,
            float[] lanes,
            int lane) {
        FloatVector y = FloatVector.fromArray(SPECIES, vector, c);
        for (int p = 0; p < some; p++) {
            FloatVector sum = FloatVector.fromArray(SPECIES, lanes, p * BLOCK + lane);
            FloatVector x = FloatVector.fromArray(SPECIES, table, start + rows[first + p] * stride);
            x.fma(y, sum).intoArray(lanes, p * BLOCK + lane);
        }
    }

    /** Sums each row's eight half sums as {@link ScalarKernel#sum} does. */
    private static void sumHalves(float[] lanes, int rows, float[] out, int first) {
        for (int p = 0; p < rows; p++) {
            int at = p * HALF;
            float even = (lanes[at] + lanes[at + 4]) + (lanes[at + 2] + lanes[at + 6]);
            float odd = (lanes[at + 1] + lanes[at + 5]) + (lanes[at + 3] + lanes[at + 7]);
            out[first + p] = even + odd;
        }
    }

    /** See {@link Kernel#sumRows}. */
    static void sumRows(
            float[] table, int origin, int stride, int[] rows, int count, int width, float[] weights, float[] out) {
        int padding = Kernel.padding(width);
        int end = padding + width;
        int start = origin - padding;
        int c = padding / V * V;
        for (; c + 7 * V < end; c += 8 * V) {
            sumEight(table, start + c, stride, rows, count, weights, out, c);
        }
        for (; c + V < end; c += 2 * V) {
            sumTwo(table, start + c, stride, rows, count, weights, out, c);
        }
        for (; c < end; c += V) {
            sumOne(table, start + c, stride, rows, count, weights, out, c);
        }
    }

    private static void sumEight(
            float[] table, int start, int stride, int[] rows, int count, float[] weights, float[] out, int c) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int p = 0; p < count; p++) {
            int at = start + rows[p] * stride;
            FloatVector w = FloatVector.broadcast(SPECIES, weights[p]);
            s0 = FloatVector.fromArray(SPECIES, table, at).fma(w, s0);
            s1 = FloatVector.fromArray(SPECIES, table, at + V).fma(w, s1);
            s2 = FloatVector.fromArray(SPECIES, table, at + 2 * V).fma(w, s2);
            s3 = FloatVector.fromArray(SPECIES, table, at + 3 * V).fma(w, s3);
            s4 = FloatVector.fromArray(SPECIES, table, at + 4 * V).fma(w, s4);
            s5 = FloatVector.fromArray(SPECIES, table, at + 5 * V).fma(w, s5);
            s6 = FloatVector.fromArray(SPECIES, table, at + 6 * V).fma(w, s6);
            s7 = FloatVector.fromArray(SPECIES, table, at + 7 * V).fma(w, s7);
        }
        s0.intoArray(out, c);
        s1.intoArray(out, c + V);
        s2.intoArray(out, c + 2 * V);
        s3.intoArray(out, c + 3 * V);
        s4.intoArray(out, c + 4 * V);
        s5.intoArray(out, c + 5 * V);
        s6.intoArray(out, c + 6 * V);
        s7.intoArray(out, c + 7 * V);
    }

    private static void sumTwo(
            float[] table, int start, int stride, int[] rows, int count, float[] weights, float[] out, int c) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        for (int p = 0; p < count; p++) {
            int at = start + rows[p] * stride;
            FloatVector w = FloatVector.broadcast(SPECIES, weights[p]);
            s0 = FloatVector.fromArray(SPECIES, table, at).fma(w, s0);
            s1 = FloatVector.fromArray(SPECIES, table, at + V).fma(w, s1);
        }
        s0.intoArray(out, c);
        s1.intoArray(out, c + V);
    }

    private static void sumOne(
            float[] table, int start, int stride, int[] rows, int count, float[] weights, float[] out, int c) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        for (int p = 0; p < count; p++) {
            int at = start + rows[p] * stride;
            s0 = FloatVector.fromArray(SPECIES, table, at).fma(FloatVector.broadcast(SPECIES, weights[p]), s0);
        }
        s0.intoArray(out, c);
    }
}
