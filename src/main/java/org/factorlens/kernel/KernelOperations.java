package org.factorlens.kernel;

/**
 * What a kernel computes; {@link Kernel} documents shapes and rounding. Implementations trust their arguments, keep no
 * state and agree in every bit of what is documented as a result.
 */
public interface KernelOperations {
    /** Name for provenance, such as {@code scalar} or {@code simd-512}. */
    String name();

    /** See {@link Kernel#gather}. */
    void gather(float[] table, int stride, int[] rows, int count, float[] panel);

    /** See {@link Kernel#addGram}. */
    void addGram(float[] panel, int stride, int count, int width, float[] gram);

    /** See {@link Kernel#factor}. */
    int factor(float[] gram, int width, float[] diagonal);

    /** See {@link Kernel#combine}. */
    void combine(float[] panel, int stride, int count, int width, float[] weights, float[] out);

    /** See {@link Kernel#dots}. */
    void dots(float[] table, int stride, int[] rows, int count, float[] vector, float[] out);
}
