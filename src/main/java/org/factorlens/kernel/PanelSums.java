package org.factorlens.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Weighted sums of a panel's rows. */
final class PanelSums {
    private static final VectorSpecies<Float> SPECIES = SimdKernel.SPECIES;
    private static final int BLOCK = Kernel.BLOCK;
    private static final int V = SimdKernel.V;

    /** Rows of weights that are combined at once. */
    private static final int ROWS_AT_ONCE = 8;

    private PanelSums() {}

    /** See {@link Kernel#combine}. */
    static void combine(
            float[] panel,
            int height,
            int count,
            int width,
            float[] weights,
            int firstWeight,
            int stride,
            int rows,
            float[] out) {
        int length = Kernel.paddedLength(width);
        for (int c = Kernel.padding(width) / V * V; c < length; c += V) {
            int at = SimdKernel.panelAt(height, c);
            int row = 0;
            for (; row + ROWS_AT_ONCE <= rows; row += ROWS_AT_ONCE) {
                int first = firstWeight + row * stride;
                combineEight(panel, at, count, weights, first, stride, out, row * length + c, length);
            }
            for (; row < rows; row++) {
                combineOne(panel, at, count, weights, firstWeight + row * stride, out, row * length + c);
            }
        }
    }

    private static void combineOne(float[] panel, int at, int count, float[] weights, int first, float[] out, int to) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int p = 0; p < count; p++) {
            FloatVector weight = FloatVector.broadcast(SPECIES, weights[first + p]);
            sum = FloatVector.fromArray(SPECIES, panel, at + p * BLOCK).fma(weight, sum);
        }
        sum.intoArray(out, to);
    }

    /** One vector of columns for eight rows of weights, so that sums do not wait for each other. */
    private static void combineEight(
            float[] panel, int at, int count, float[] weights, int first, int stride, float[] out, int to, int length) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int p = 0; p < count; p++) {
            FloatVector x = FloatVector.fromArray(SPECIES, panel, at + p * BLOCK);
            int weight = first + p;
            s0 = FloatVector.broadcast(SPECIES, weights[weight]).fma(x, s0);
            s1 = FloatVector.broadcast(SPECIES, weights[weight + stride]).fma(x, s1);
            s2 = FloatVector.broadcast(SPECIES, weights[weight + 2 * stride]).fma(x, s2);
            s3 = FloatVector.broadcast(SPECIES, weights[weight + 3 * stride]).fma(x, s3);
            s4 = FloatVector.broadcast(SPECIES, weights[weight + 4 * stride]).fma(x, s4);
            s5 = FloatVector.broadcast(SPECIES, weights[weight + 5 * stride]).fma(x, s5);
            s6 = FloatVector.broadcast(SPECIES, weights[weight + 6 * stride]).fma(x, s6);
            s7 = FloatVector.broadcast(SPECIES, weights[weight + 7 * stride]).fma(x, s7);
        }
        s0.intoArray(out, to);
        s1.intoArray(out, to + length);
        s2.intoArray(out, to + 2 * length);
        s3.intoArray(out, to + 3 * length);
        s4.intoArray(out, to + 4 * length);
        s5.intoArray(out, to + 5 * length);
        s6.intoArray(out, to + 6 * length);
        s7.intoArray(out, to + 7 * length);
    }
}
