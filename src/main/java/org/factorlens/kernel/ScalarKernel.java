package org.factorlens.kernel;

import java.util.Arrays;

/** The scalar twin: plain loops in the order that {@link Kernel} documents. */
final class ScalarKernel implements KernelOperations {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void gather(
            float[] table, int origin, int stride, int[] rows, int count, int width, float[] panel, int height) {
        for (int p = 0; p < count; p++) {
            for (int c = 0; c < width; c++) {
                panel[Kernel.panelIndex(height, width, p, c)] = table[origin + rows[p] * stride + c];
            }
        }
    }

    @Override
    public void addGram(float[] panel, int height, int count, int width, float[] gram) {
        int first = Kernel.padding(width);
        int last = first + width;
        for (int block = 0; block < Kernel.blocks(width); block++) {
            for (int p = 0; p < count; p++) {
                int right = (block * height + p) * Kernel.BLOCK;
                for (int i = first; i < Math.min(last - 1, (block + 1) * Kernel.BLOCK); i++) {
                    float left = panel[(i / Kernel.BLOCK * height + p) * Kernel.BLOCK + i % Kernel.BLOCK];
                    axpy(left, panel, right, gram, Kernel.gramBlock(block) + i * Kernel.BLOCK);
                }
            }
        }
    }

    @Override
    public int factor(float[] gram, int width) {
        int multipliers = Kernel.gramLength(width);
        int size = width - 1;
        for (int i = 0; i < size; i++) {
            int diagonal = Kernel.gramIndex(width, i, i);
            float entry = gram[diagonal];
            int block = (Kernel.padding(width) + i) / Kernel.BLOCK;
            for (int p = 0; p < i; p++) {
                eliminate(gram, width, gram[multipliers + Kernel.gramIndex(width, p, i)], p, i, block);
            }
            float pivot = gram[diagonal];
            if (!(pivot > Kernel.PIVOT_SHARE * entry)) {
                return i;
            }
            float reciprocal = -1 / pivot;
            for (int j = i; j < width; j++) {
                gram[multipliers + Kernel.gramIndex(width, i, j)] = gram[Kernel.gramIndex(width, i, j)] * reciprocal;
            }
        }
        return -1;
    }

    private static void eliminate(float[] gram, int width, float multiplier, int pivotRow, int row, int firstBlock) {
        int padding = Kernel.padding(width);
        for (int block = firstBlock; block < Kernel.blocks(width); block++) {
            int at = Kernel.gramBlock(block) + padding * Kernel.BLOCK;
            axpy(multiplier, gram, at + pivotRow * Kernel.BLOCK, gram, at + row * Kernel.BLOCK);
        }
    }

    @Override
    public void backSubstitute(float[] gram, int width, float[] x) {
        int multipliers = Kernel.gramLength(width);
        int padding = Kernel.padding(width);
        int end = Kernel.paddedLength(width);
        float[] lanes = new float[Kernel.BLOCK];
        Arrays.fill(x, 0, end, 0);
        for (int i = end - 2; i >= padding; i--) {
            int stripEnd = (i / 4 + 1) * 4;
            Arrays.fill(lanes, 0);
            for (int j = stripEnd; j < end - 1; j++) {
                int lane = j % Kernel.BLOCK;
                lanes[lane] = Math.fma(
                        gram[multipliers + Kernel.gramIndex(width, i - padding, j - padding)], x[j], lanes[lane]);
            }
            float sum = sum(lanes, 0) - gram[multipliers + Kernel.gramIndex(width, i - padding, width - 1)];
            for (int j = Math.min(stripEnd, end - 1) - 1; j > i; j--) {
                sum = Math.fma(gram[multipliers + Kernel.gramIndex(width, i - padding, j - padding)], x[j], sum);
            }
            x[i] = sum;
        }
    }

    @Override
    public void combine(
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
        Arrays.fill(out, 0, rows * length, 0);
        for (int row = 0; row < rows; row++) {
            for (int block = 0; block < Kernel.blocks(width); block++) {
                for (int p = 0; p < count; p++) {
                    int from = (block * height + p) * Kernel.BLOCK;
                    float weight = weights[firstWeight + row * stride + p];
                    axpy(weight, panel, from, out, row * length + block * Kernel.BLOCK);
                }
            }
        }
    }

    @Override
    public void subtractProducts(float[] x, float[] vectors, int count, int size, float[] y) {
        for (int at = 0; at < count * Kernel.BLOCK; at++) {
            int lane = at % Kernel.BLOCK;
            int from = (at - lane) * size + lane;
            float sum = 0;
            for (int f = 0; f < size * Kernel.BLOCK; f += Kernel.BLOCK) {
                sum = Math.fma(x[from + f], vectors[lane + f], sum);
            }
            y[at] -= sum;
        }
    }

    @Override
    public int solveDual(float[] x, float[] y, float[] lambda, int count, int size, float[] scratch, float[] out) {
        int failed = 0;
        for (int lane = 0; lane < Kernel.BLOCK; lane++) {
            failed |= solveLane(new Lane(scratch, count + 1, lane), x, y, lambda[lane], size, out) ? 0 : 1 << lane;
        }
        return failed;
    }

    /** A lane's system, {@code [count x count + 1]}: rows U and z, and below the diagonal the multipliers, transposed. */
    private record Lane(float[] values, int width, int lane) {
        float get(int row, int column) {
            return values[at(row, column)];
        }

        void set(int row, int column, float value) {
            values[at(row, column)] = value;
        }

        private int at(int row, int column) {
            return (row * width + column) * Kernel.BLOCK + lane;
        }
    }

    private static boolean solveLane(Lane u, float[] x, float[] y, float lambda, int size, float[] out) {
        int count = u.width - 1;
        float[] entries = new float[count];
        for (int i = 0; i < count; i++) {
            for (int j = i; j < count; j++) {
                float sum = 0;
                for (int f = 0; f < size; f++) {
                    sum = Math.fma(
                            x[(i * size + f) * Kernel.BLOCK + u.lane], x[(j * size + f) * Kernel.BLOCK + u.lane], sum);
                }
                u.set(i, j, i == j ? sum + lambda : sum);
            }
            u.set(i, count, y[i * Kernel.BLOCK + u.lane]);
            entries[i] = u.get(i, i);
        }
        for (int i = 0; i < count; i++) {
            float reciprocal = negativeReciprocal(u.get(i, i), entries[i]);
            if (Float.isNaN(reciprocal)) {
                return false;
            }
            u.set(i, i, reciprocal);
            for (int row = i + 1; row < count; row++) {
                u.set(row, i, u.get(i, row) * reciprocal);
                for (int j = row; j <= count; j++) {
                    u.set(row, j, Math.fma(u.get(row, i), u.get(i, j), u.get(row, j)));
                }
            }
        }
        for (int i = count - 1; i >= 0; i--) {
            float w = 0 - u.get(i, count) * u.get(i, i);
            for (int j = i + 1; j < count; j++) {
                w = Math.fma(u.get(j, i), u.get(j, count), w);
            }
            u.set(i, count, w);
        }
        for (int f = 0; f < size; f++) {
            float sum = 0;
            for (int p = 0; p < count; p++) {
                sum = Math.fma(u.get(p, count), x[(p * size + f) * Kernel.BLOCK + u.lane], sum);
            }
            out[f * Kernel.BLOCK + u.lane] = sum;
        }
        return true;
    }

    /** {@code -1 / pivot}; NaN where too little is left of the diagonal entry. */
    static float negativeReciprocal(float pivot, float entry) {
        return pivot > Kernel.PIVOT_SHARE * entry ? -1 / pivot : Float.NaN;
    }

    @Override
    public void dots(
            float[] table,
            int origin,
            int stride,
            int[] rows,
            int count,
            int width,
            float[] vector,
            float[] lanes,
            float[] out) {
        int padding = Kernel.padding(width);
        for (int p = 0; p < count; p++) {
            int row = origin + rows[p] * stride - padding;
            Arrays.fill(lanes, 0, Kernel.BLOCK, 0);
            for (int c = padding; c < padding + width; c++) {
                lanes[c % Kernel.BLOCK] = Math.fma(vector[c], table[row + c], lanes[c % Kernel.BLOCK]);
            }
            out[p] = sum(lanes, 0);
        }
    }

    @Override
    public void sumRows(
            float[] table, int origin, int stride, int[] rows, int count, int width, float[] weights, float[] out) {
        int padding = Kernel.padding(width);
        Arrays.fill(out, 0, padding + width, 0);
        for (int p = 0; p < count; p++) {
            int row = origin + rows[p] * stride - padding;
            for (int c = padding; c < padding + width; c++) {
                out[c] = Math.fma(weights[p], table[row + c], out[c]);
            }
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

    /** {@code y += scale * x} over one block. */
    private static void axpy(float scale, float[] x, int xAt, float[] y, int yAt) {
        for (int j = 0; j < Kernel.BLOCK; j++) {
            y[yAt + j] = Math.fma(scale, x[xAt + j], y[yAt + j]);
        }
    }
}
