package org.factorlens.kernel;

import java.util.Arrays;

/** The scalar twin: plain loops in the order that {@link Kernel} documents. */
final class ScalarKernel implements KernelOperations {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void gather(float[] table, int stride, int[] rows, int count, float[] panel) {
        for (int p = 0; p < count; p++) {
            System.arraycopy(table, rows[p] * stride, panel, Kernel.SLACK + p * stride, stride);
        }
    }

    @Override
    public void addGram(float[] panel, int stride, int count, int width, float[] gram) {
        int origin = Kernel.gramIndex(width, 0, 0);
        int gramStride = Kernel.gramStride(width);
        for (int p = 0; p < count; p++) {
            int row = Kernel.SLACK + p * stride;
            for (int i = 0; i < width - 1; i++) {
                axpy(panel[row + i], panel, row + i, gram, origin + i * gramStride + i, width - i);
            }
        }
    }

    @Override
    public int factor(float[] gram, int width, float[] diagonal) {
        int origin = Kernel.gramIndex(width, 0, 0);
        int stride = Kernel.gramStride(width);
        for (int i = 0; i < width - 1; i++) {
            int row = origin + i * stride;
            float entry = gram[row + i];
            for (int j = i; j < width; j++) {
                gram[row + j] = -gram[row + j];
            }
            for (int p = 0; p < i; p++) {
                int pivotRow = origin + p * stride;
                axpy(gram[pivotRow + i], gram, pivotRow + i, gram, row + i, width - i);
            }
            float pivot = -gram[row + i];
            if (!(pivot > Kernel.PIVOT_SHARE * entry)) {
                return i;
            }
            float reciprocal = 1 / (float) Math.sqrt(pivot);
            diagonal[i] = reciprocal;
            for (int j = i; j < width; j++) {
                gram[row + j] *= -reciprocal;
            }
        }
        return -1;
    }

    @Override
    public void combine(float[] panel, int stride, int count, int width, float[] weights, float[] out) {
        Arrays.fill(out, 0, width, 0);
        for (int p = 0; p < count; p++) {
            axpy(weights[p], panel, Kernel.SLACK + p * stride, out, 0, width);
        }
    }

    @Override
    public void dots(float[] table, int stride, int[] rows, int count, float[] vector, float[] out) {
        float[] lanes = new float[Kernel.LANES];
        for (int p = 0; p < count; p++) {
            int row = rows[p] * stride;
            Arrays.fill(lanes, 0);
            for (int c = 0; c < vector.length; c += Kernel.LANES) {
                for (int l = 0; l < Kernel.LANES; l++) {
                    lanes[l] = Math.fma(vector[c + l], table[row + c + l], lanes[l]);
                }
            }
            out[p] = sum(lanes, 0);
        }
    }

    /** The sum of 16 lanes from {@code at}, in the order that {@link Kernel#dots} documents. */
    static float sum(float[] lanes, int at) {
        float a = (lanes[at] + lanes[at + 8]) + (lanes[at + 4] + lanes[at + 12]);
        float b = (lanes[at + 1] + lanes[at + 9]) + (lanes[at + 5] + lanes[at + 13]);
        float c = (lanes[at + 2] + lanes[at + 10]) + (lanes[at + 6] + lanes[at + 14]);
        float d = (lanes[at + 3] + lanes[at + 11]) + (lanes[at + 7] + lanes[at + 15]);
        return (a + c) + (b + d);
    }

    private static void axpy(float scale, float[] x, int xAt, float[] y, int yAt, int length) {
        for (int j = 0; j < length; j++) {
            y[yAt + j] = Math.fma(scale, x[xAt + j], y[yAt + j]);
        }
    }
}
