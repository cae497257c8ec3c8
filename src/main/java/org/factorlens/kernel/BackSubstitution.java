package org.factorlens.kernel;

/** The second triangular solve, scalar: see {@link Kernel#backSubstitute}. */
final class BackSubstitution {
    private BackSubstitution() {}

    static void solve(float[] gram, int width, float[] diagonal, float[] x) {
        int stride = Kernel.gramStride(width);
        int size = width - 1;
        int origin = Kernel.gramIndex(width, 0, 0);
        for (int i = 0; i < size; i++) {
            x[i] = gram[origin + i * stride + size];
        }
        for (int j = size - 1; j >= 0; j--) {
            float solved = x[j] * diagonal[j];
            x[j] = solved;
            for (int i = 0; i < j; i++) {
                x[i] = Math.fma(-solved, gram[origin + i * stride + j], x[i]);
            }
        }
    }
}
