package org.factorlens.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelTest {
    private static final int[] COUNTS = {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 257};
    private static final Kernel SCALAR = Kernel.scalar();

    static Stream<Kernel> simd() {
        return KernelTwins.simd().stream();
    }

    @ParameterizedTest
    @MethodSource("simd")
    void addGram_everyWidth_equalsScalarInEveryBit(Kernel simd) {
        for (int width = 2; width <= 132; width++) {
            int count = COUNTS[width % COUNTS.length];
            int stride = width + width % 5;
            float[] panel = panel(new SplittableRandom(width), count, stride);
            float[] expected = new float[Kernel.gramLength(width)];
            float[] actual = new float[Kernel.gramLength(width)];
            for (int pass = 0; pass < 2; pass++) {
                SCALAR.addGram(panel, stride, count, width, expected);
                simd.addGram(panel, stride, count, width, actual);
            }
            assertSameTriangle(actual, expected, width);
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void addGram_everyCount_equalsScalarInEveryBit(Kernel simd) {
        for (int width : new int[] {2, 12, 22, 52, 65}) {
            for (int count : COUNTS) {
                float[] panel = panel(new SplittableRandom(count), count, width);
                float[] expected = new float[Kernel.gramLength(width)];
                float[] actual = new float[Kernel.gramLength(width)];
                SCALAR.addGram(panel, width, count, width, expected);
                simd.addGram(panel, width, count, width, actual);
                assertSameTriangle(actual, expected, width);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void factorAndSolve_everySize_equalsScalarInEveryBit(Kernel simd) {
        for (int width = 2; width <= 131; width++) {
            int size = width - 1;
            float[] expected = positiveDefinite(width);
            float[] actual = expected.clone();
            float[] expectedDiagonal = new float[size];
            float[] actualDiagonal = new float[size];
            float[] expectedX = new float[size];
            float[] actualX = new float[size];
            assertThat(SCALAR.factor(expected, width, expectedDiagonal)).isEqualTo(-1);
            assertThat(simd.factor(actual, width, actualDiagonal)).isEqualTo(-1);
            assertSameTriangle(actual, expected, width);
            assertThat(actualDiagonal).containsExactly(expectedDiagonal);
            SCALAR.backSubstitute(expected, width, expectedDiagonal, expectedX);
            simd.backSubstitute(actual, width, actualDiagonal, actualX);
            assertThat(actualX).containsExactly(expectedX);
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void factor_everySize_multipliesBackToTheMatrix(Kernel simd) {
        for (int width = 2; width <= 131; width++) {
            float[] matrix = positiveDefinite(width);
            float[] factor = matrix.clone();
            simd.factor(factor, width, new float[width - 1]);
            for (int i = 0; i < width - 1; i++) {
                for (int j = i; j < width; j++) {
                    double sum = 0;
                    for (int p = 0; p <= i; p++) {
                        sum += (double) factor[Kernel.gramIndex(width, p, i)] * factor[Kernel.gramIndex(width, p, j)];
                    }
                    float entry = matrix[Kernel.gramIndex(width, i, j)];
                    assertThat(sum).isEqualTo(entry, Offset.offset(2e-5 * width));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void factor_dependentColumns_namesTheSameRow(Kernel simd) {
        int width = 41;
        int count = 20;
        float[] panel = panel(new SplittableRandom(5), count, width);
        for (int p = 0; p < count; p++) {
            panel[Kernel.SLACK + p * width + 9] = 2 * panel[Kernel.SLACK + p * width + 4];
        }
        float[] expected = new float[Kernel.gramLength(width)];
        SCALAR.addGram(panel, width, count, width, expected);
        float[] actual = expected.clone();
        assertThat(SCALAR.factor(expected, width, new float[width])).isEqualTo(9);
        assertThat(simd.factor(actual, width, new float[width])).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("simd")
    void gatherDotsCombine_everyWidth_equalScalarInEveryBit(Kernel simd) {
        for (int width = 1; width <= 132; width++) {
            int count = COUNTS[width % COUNTS.length];
            SplittableRandom random = new SplittableRandom(width);
            int stride = width + width % 4;
            float[] table = panel(random, 40, stride);
            int[] rows = random.ints(count, 0, 40).toArray();
            float[] expectedPanel = new float[Kernel.panelLength(count, stride)];
            float[] actualPanel = expectedPanel.clone();
            SCALAR.gather(table, stride, rows, count, expectedPanel);
            simd.gather(table, stride, rows, count, actualPanel);
            assertThat(Arrays.copyOf(actualPanel, Kernel.SLACK + count * stride))
                    .containsExactly(Arrays.copyOf(expectedPanel, Kernel.SLACK + count * stride));
            float[] vector = Arrays.copyOf(floats(random, width), (width + 15) / 16 * 16);
            assertThat(dots(simd, table, stride, rows, vector))
                    .containsExactly(dots(SCALAR, table, stride, rows, vector));
            float[] weights = floats(random, count);
            assertThat(combine(simd, expectedPanel, stride, count, width, weights))
                    .containsExactly(combine(SCALAR, expectedPanel, stride, count, width, weights));
        }
    }

    @Test
    void dots_knownVectors_sumAllTerms() {
        float[] table = new float[3 * 20 + Kernel.SLACK];
        for (int i = 0; i < table.length; i++) {
            table[i] = i % 20;
        }
        float[] vector = new float[32];
        Arrays.fill(vector, 0, 20, 1);
        float[] out = new float[2];
        Kernel.selected().dots(table, 20, new int[] {2, 0}, 2, vector, out);
        assertThat(out).containsExactly(190, 190);
    }

    @Test
    void addGram_panelTooShort_isRefused() {
        assertThatThrownBy(() -> SCALAR.addGram(new float[50], 10, 3, 10, new float[Kernel.gramLength(10)]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("array of 50 floats, 62 needed");
    }

    @Test
    void select_unknownName_isRefused() {
        assertThatThrownBy(() -> KernelChoice.select("fast"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("factorlens.kernel is 'fast'; it must be scalar or simd");
    }

    @Test
    void select_scalar_isTheScalarTwin() {
        assertThat(KernelChoice.select("scalar").name()).isEqualTo("scalar");
        assertThat(KernelChoice.select("simd").name()).startsWith("simd-");
    }

    private static float[] dots(Kernel kernel, float[] table, int stride, int[] rows, float[] vector) {
        float[] out = new float[rows.length];
        kernel.dots(table, stride, rows, rows.length, vector, out);
        return out;
    }

    private static float[] combine(Kernel kernel, float[] panel, int stride, int count, int width, float[] weights) {
        float[] out = new float[width + Kernel.SLACK];
        kernel.combine(panel, stride, count, width, weights, out);
        return Arrays.copyOf(out, width);
    }

    private static float[] positiveDefinite(int width) {
        int count = 2 * width;
        float[] gram = new float[Kernel.gramLength(width)];
        SCALAR.addGram(panel(new SplittableRandom(width), count, width), width, count, width, gram);
        IntStream.range(0, width - 1).forEach(i -> gram[Kernel.gramIndex(width, i, i)] += 0.5f);
        return gram;
    }

    private static void assertSameTriangle(float[] actual, float[] expected, int width) {
        for (int i = 0; i < width - 1; i++) {
            int from = Kernel.gramIndex(width, i, i);
            int to = Kernel.gramIndex(width, i, width);
            assertThat(Arrays.mismatch(actual, from, to, expected, from, to))
                    .as("row %d of width %d", i, width)
                    .isEqualTo(-1);
        }
    }

    private static float[] panel(SplittableRandom random, int count, int stride) {
        return floats(random, Kernel.panelLength(count, stride));
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }
}
