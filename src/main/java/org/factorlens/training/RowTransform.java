package org.factorlens.training;

import org.factorlens.kernel.Kernel;

/** Rows times a small matrix, {@code X M}, in float32. Not safe for concurrent use. */
final class RowTransform {
    private final Kernel kernel = Kernel.selected();
    private final int height;
    private final int width;
    private final float[] panel;
    private final float[] product;

    /** The transform by {@code matrix}, {@code [height x width]}, row-major, not modified; both at least 1. */
    RowTransform(double[] matrix, int height, int width) {
        this.height = height;
        this.width = width;
        this.panel = new float[Kernel.panelLength(height, width)];
        this.product = new float[Kernel.paddedLength(width)];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                panel[Kernel.panelIndex(height, width, i, j)] = (float) matrix[i * width + j];
            }
        }
    }

    /** Writes the transform of {@code height} entries of {@code from} to {@code width} entries of {@code into}. */
    void apply(float[] from, int first, float[] into, int to) {
        kernel.combine(panel, height, height, width, from, first, product);
        System.arraycopy(product, Kernel.padding(width), into, to, width);
    }
}
