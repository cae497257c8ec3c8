package org.factorlens.kernel;

/**
 * What a kernel computes; {@link Kernel} documents shapes and rounding. Implementations trust their arguments, keep no
 * state and agree in every bit of what is documented as a result.
 */
public interface KernelOperations {
    /** Name for provenance, such as {@code scalar} or {@code simd-512}. */
    String name();

    /** See {@link Kernel#gather}. */
    void gather(float[] table, int origin, int stride, int[] rows, int count, int width, float[] panel, int height);

    /** See {@link Kernel#addGram}. */
    void addGram(float[] panel, int height, int count, int width, float[] gram);

    /** See {@link Kernel#factor}. */
    int factor(float[] gram, int width);

    /** See {@link Kernel#backSubstitute}. */
    void backSubstitute(float[] gram, int width, float[] x);

    /** See {@link Kernel#combine}. */
    void combine(
            float[] panel,
            int height,
            int count,
            int width,
            float[] weights,
            int firstWeight,
            int stride,
            int rows,
            float[] out);

    /** See {@link Kernel#subtractProducts}. */
    void subtractProducts(float[] x, float[] vectors, int count, int size, float[] y);

    /** See {@link Kernel#solveDual}. */
    int solveDual(float[] x, float[] y, float[] lambda, int count, int size, float[] scratch, float[] out);

    /** See {@link Kernel#dots}. */
    void dots(
            float[] table,
            int origin,
            int stride,
            int[] rows,
            int count,
            int width,
            float[] vector,
            float[] scratch,
            float[] out);

    /** See {@link Kernel#sumRows}. */
    void sumRows(float[] table, int origin, int stride, int[] rows, int count, int width, float[] weights, float[] out);
}
