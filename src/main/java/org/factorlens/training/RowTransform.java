package org.factorlens.training;

import org.factorlens.kernel.Kernel;

/** Rows times a small matrix, {@code X M}, in float32, many rows at a time. Not safe for use while the matrix is set. */
final class RowTransform {
    /** Rows that {@link Kernel#combine} gets at once: what it writes stays in the first-level cache. */
    private static final int AT_ONCE = 32;

    private final Kernel kernel;
    private final int height;
    private final int width;
    private final float[] panel;

    /** A transform by a matrix of zeros, {@code [height x width]}, both at least 1. */
    RowTransform(Kernel kernel, int height, int width) {
        this.kernel = kernel;
        this.height = height;
        this.width = width;
        this.panel = new float[Kernel.panelLength(height, width)];
    }

    /** The transform by {@code matrix}, {@code [height x width]}, row-major, not modified; both at least 1. */
    static RowTransform of(double[] matrix, int height, int width) {
        RowTransform transform = new RowTransform(Kernel.selected(), height, width);
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                transform.set(i, j, matrix[i * width + j]);
            }
        }
        return transform;
    }

    /** Sets an entry of the matrix. */
    void set(int i, int j, double value) {
        panel[Kernel.panelIndex(height, width, i, j)] = (float) value;
    }

    /** Room for what {@link #apply} has under way where rows become {@code width} entries; one for each thread. */
    static float[] scratch(int width) {
        return new float[AT_ONCE * Kernel.paddedLength(width)];
    }

    /**
     * Transforms rows.
     *
     * @param from holds rows of {@code height} entries, {@code stride} floats from each other, the first at {@code first}
     * @param rows how many
     * @param into gets rows of {@code width} entries, {@code step} floats from each other, the first at {@code to}
     * @param scratch of {@link #scratch}, overwritten
     */
    void apply(float[] from, int first, int stride, int rows, float[] into, int to, int step, float[] scratch) {
        int length = Kernel.paddedLength(width);
        int padding = Kernel.padding(width);
        for (int done = 0; done < rows; done += AT_ONCE) {
            int count = Math.min(AT_ONCE, rows - done);
            kernel.combine(panel, height, height, width, from, first + done * stride, stride, count, scratch);
            for (int row = 0; row < count; row++) {
                System.arraycopy(scratch, row * length + padding, into, to + (done + row) * step, width);
            }
        }
    }
}
