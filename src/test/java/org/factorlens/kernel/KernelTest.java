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
            assertSameGram(simd, width, COUNTS[width % COUNTS.length], width % 5);
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void addGram_everyCount_equalsScalarInEveryBit(Kernel simd) {
        for (int width : new int[] {2, 12, 22, 52, 65}) {
            for (int count : COUNTS) {
                assertSameGram(simd, width, count, 0);
            }
        }
    }

    private static void assertSameGram(Kernel simd, int width, int count, int spareRows) {
        int height = count + spareRows;
        float[] panel = floats(new SplittableRandom(width + count), Kernel.panelLength(height, width));
        float[] expected = new float[Kernel.gramLength(width)];
        float[] actual = new float[Kernel.gramLength(width)];
        for (int pass = 0; pass < 2; pass++) {
            SCALAR.addGram(panel, height, count, width, expected);
            simd.addGram(panel, height, count, width, actual);
        }
        assertSameTriangle(actual, expected, width);
    }

    @Test
    void addGram_anyShape_sumsProducts() {
        int width = 21;
        int count = 11;
        float[] panel = floats(new SplittableRandom(3), Kernel.panelLength(count, width));
        float[] gram = new float[Kernel.gramLength(width)];
        Kernel.selected().addGram(panel, count, count, width, gram);
        for (int i = 0; i < width - 1; i++) {
            for (int j = i; j < width; j++) {
                double sum = 0;
                for (int p = 0; p < count; p++) {
                    sum += (double) panel[Kernel.panelIndex(count, width, p, i)]
                            * panel[Kernel.panelIndex(count, width, p, j)];
                }
                assertThat((double) gram[Kernel.gramIndex(width, i, j)]).isEqualTo(sum, Offset.offset(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void factorAndSolve_everySize_equalsScalarInEveryBit(Kernel simd) {
        for (int width = 2; width <= 131; width++) {
            float[] expected = positiveDefinite(width);
            float[] actual = expected.clone();
            assertThat(SCALAR.factor(expected, width)).isEqualTo(-1);
            assertThat(simd.factor(actual, width)).isEqualTo(-1);
            assertSameTriangle(actual, expected, width);
            assertThat(solution(simd, actual, width)).containsExactly(solution(SCALAR, expected, width));
        }
    }

    private static float[] solution(Kernel kernel, float[] factored, int width) {
        float[] x = new float[Kernel.paddedLength(width) + Kernel.SCRATCH];
        kernel.backSubstitute(factored, width, x);
        return Arrays.copyOfRange(x, Kernel.padding(width), Kernel.paddedLength(width) - 1);
    }

    @ParameterizedTest
    @MethodSource("simd")
    void factor_everySize_multipliesBackToTheMatrix(Kernel simd) {
        for (int width = 2; width <= 131; width++) {
            float[] matrix = positiveDefinite(width);
            float[] factored = matrix.clone();
            simd.factor(factored, width);
            int multipliers = Kernel.gramLength(width);
            for (int i = 0; i < width - 1; i++) {
                for (int j = i; j < width; j++) {
                    double sum = 0;
                    for (int p = 0; p <= i; p++) {
                        sum -= (double) factored[multipliers + Kernel.gramIndex(width, p, i)]
                                * factored[Kernel.gramIndex(width, p, j)];
                    }
                    float entry = matrix[Kernel.gramIndex(width, i, j)];
                    assertThat(sum).isEqualTo(entry, Offset.offset(1e-5 * width));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void backSubstitute_everySize_satisfiesTheSystem(Kernel simd) {
        for (int width = 2; width <= 131; width++) {
            float[] matrix = positiveDefinite(width);
            float[] factored = matrix.clone();
            simd.factor(factored, width);
            float[] x = solution(simd, factored, width);
            for (int i = 0; i < width - 1; i++) {
                double residual = -matrix[Kernel.gramIndex(width, i, width - 1)];
                for (int j = 0; j < width - 1; j++) {
                    residual += (double) matrix[Kernel.gramIndex(width, Math.min(i, j), Math.max(i, j))] * x[j];
                }
                assertThat(residual).isCloseTo(0, Offset.offset(2e-5 * width));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void factor_dependentColumns_namesTheSameRow(Kernel simd) {
        for (int dependent = 5; dependent < 40; dependent++) {
            int width = 41;
            int count = 60;
            float[] panel = floats(new SplittableRandom(5), Kernel.panelLength(count, width));
            for (int p = 0; p < count; p++) {
                panel[Kernel.panelIndex(count, width, p, dependent)] = 2 * panel[Kernel.panelIndex(count, width, p, 4)];
            }
            float[] expected = new float[2 * Kernel.gramLength(width)];
            SCALAR.addGram(panel, count, count, width, expected);
            float[] actual = expected.clone();
            assertThat(SCALAR.factor(expected, width)).isEqualTo(dependent);
            assertThat(simd.factor(actual, width)).isEqualTo(dependent);
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void gatherDotsCombine_everyWidth_equalScalarInEveryBit(Kernel simd) {
        for (int width = 1; width <= 132; width++) {
            int count = COUNTS[width % COUNTS.length];
            SplittableRandom random = new SplittableRandom(width);
            int stride = width + width % 4;
            float[] table = floats(random, Kernel.BLOCK + 40 * stride);
            int[] rows = random.ints(count, 0, 40).toArray();
            float[] panel = gathered(SCALAR, table, stride, rows, width);
            assertThat(logical(gathered(simd, table, stride, rows, width), count, width))
                    .containsExactly(logical(panel, count, width));
            float[] vector = new float[Kernel.paddedLength(width)];
            System.arraycopy(floats(random, width), 0, vector, Kernel.padding(width), width);
            assertThat(dots(simd, table, stride, rows, width, vector))
                    .containsExactly(dots(SCALAR, table, stride, rows, width, vector));
            float[] weights = floats(random, 19 * (count + 3));
            assertThat(sumRows(simd, table, stride, rows, width, weights))
                    .containsExactly(sumRows(SCALAR, table, stride, rows, width, weights));
            assertThat(combine(simd, panel, count, width, weights))
                    .containsExactly(combine(SCALAR, panel, count, width, weights));
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void solveDual_everyShape_equalsScalarInEveryBit(Kernel simd) {
        for (int count = 1; count <= 40; count++) {
            int size = 1 + 3 * count % 61;
            float[] expected = dual(SCALAR, count, size, 0.5f);
            assertThat(dual(simd, count, size, 0.5f)).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("simd")
    void subtractProducts_everyShape_equalsScalarInEveryBit(Kernel simd) {
        for (int count = 1; count <= 30; count++) {
            int size = 1 + 7 * count % 53;
            float[] x = floats(new SplittableRandom(count), count * size * Kernel.BLOCK);
            float[] vectors = floats(new SplittableRandom(size), size * Kernel.BLOCK);
            float[] expected = floats(new SplittableRandom(3), count * Kernel.BLOCK);
            float[] y = expected.clone();
            SCALAR.subtractProducts(x, vectors, count, size, expected);
            simd.subtractProducts(x, vectors, count, size, y);
            assertThat(y).containsExactly(expected);
        }
    }

    @Test
    void subtractProducts_knownNumbers_takesFromEachTargetItsLanesProduct() {
        float[] x = new float[2 * 3 * Kernel.BLOCK];
        float[] vectors = new float[3 * Kernel.BLOCK];
        float[] y = new float[2 * Kernel.BLOCK];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / Kernel.BLOCK + 1;
        }
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = i % Kernel.BLOCK;
        }
        Arrays.fill(y, 100);
        Kernel.selected().subtractProducts(x, vectors, 2, 3, y);
        assertThat(y[2]).isEqualTo(100 - 2 * (1 + 2 + 3));
        assertThat(y[Kernel.BLOCK + 3]).isEqualTo(100 - 3 * (4 + 5 + 6));
    }

    @ParameterizedTest
    @MethodSource("simd")
    void solveDual_moreObservationsThanColumnsAndNoPenalty_namesTheLanes(Kernel simd) {
        int count = 6;
        float[] lambda = new float[Kernel.BLOCK];
        Arrays.fill(lambda, 1);
        lambda[3] = 1e-9f;
        lambda[15] = 1e-9f;
        float[] x = floats(new SplittableRandom(1), count * 2 * Kernel.BLOCK);
        float[] y = floats(new SplittableRandom(2), count * Kernel.BLOCK);
        for (Kernel kernel : new Kernel[] {SCALAR, simd}) {
            int failed = kernel.solveDual(
                    x, y, lambda, count, 2, new float[Kernel.dualScratch(count)], new float[2 * Kernel.BLOCK]);
            assertThat(failed).isEqualTo(1 << 3 | 1 << 15);
        }
    }

    /** What the dual form gives for random rows: the last lanes have fewer observations, filled up with zeros. */
    private static float[] dual(Kernel kernel, int count, int size, float penalty) {
        float[] x = floats(new SplittableRandom(count), count * size * Kernel.BLOCK);
        float[] y = floats(new SplittableRandom(size), count * Kernel.BLOCK);
        for (int lane = 10; lane < Kernel.BLOCK; lane++) {
            for (int i = count / 2 * size; i < count * size; i++) {
                x[i * Kernel.BLOCK + lane] = 0;
            }
        }
        float[] lambda = new float[Kernel.BLOCK];
        Arrays.fill(lambda, penalty);
        float[] out = new float[size * Kernel.BLOCK];
        int failed = kernel.solveDual(x, y, lambda, count, size, new float[Kernel.dualScratch(count)], out);
        assertThat(failed).isZero();
        return out;
    }

    @Test
    void dots_knownVectors_sumAllTerms() {
        float[] table = new float[Kernel.BLOCK + 3 * 20];
        for (int i = 0; i < 60; i++) {
            table[Kernel.BLOCK + i] = i % 20;
        }
        float[] vector = new float[Kernel.paddedLength(20)];
        Arrays.fill(vector, Kernel.padding(20), vector.length, 1);
        assertThat(dots(Kernel.selected(), table, 20, new int[] {2, 0}, 20, vector))
                .containsExactly(190, 190);
    }

    @Test
    void sumRows_knownRows_weighsThem() {
        float[] table = new float[Kernel.BLOCK + 3 * 20];
        for (int i = 0; i < 60; i++) {
            table[Kernel.BLOCK + i] = i;
        }
        float[] sums = sumRows(Kernel.selected(), table, 20, new int[] {2, 0, 2}, 20, new float[] {1, 10, 0.5f});
        for (int c = 0; c < 20; c++) {
            assertThat(sums[c]).isEqualTo(1.5f * (40 + c) + 10 * c);
        }
    }

    @Test
    void addGram_panelTooShort_isRefused() {
        assertThatThrownBy(() -> SCALAR.addGram(new float[40], 3, 3, 10, new float[Kernel.gramLength(10)]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("array of 40 floats, 48 needed");
    }

    @Test
    void gather_moreRowsThanRoom_isRefused() {
        assertThatThrownBy(() -> SCALAR.gather(new float[99], 16, 8, new int[5], 5, 8, new float[64], 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 rows in a panel for 4");
    }

    @Test
    void select_unknownName_isRefused() {
        assertThatThrownBy(() -> KernelChoice.select("fast"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("factorlens.kernel is 'fast'; it must be scalar or simd");
    }

    @Test
    void select_byName_isThatTwin() {
        assertThat(KernelChoice.select("scalar").name()).isEqualTo("scalar");
        assertThat(KernelChoice.select("simd").name()).startsWith("simd-");
    }

    private static float[] gathered(Kernel kernel, float[] table, int stride, int[] rows, int width) {
        float[] panel = new float[Kernel.panelLength(rows.length, width)];
        kernel.gather(table, Kernel.BLOCK, stride, rows, rows.length, width, panel, rows.length);
        return panel;
    }

    private static float[] logical(float[] panel, int count, int width) {
        float[] values = new float[count * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = panel[Kernel.panelIndex(count, width, i / width, i % width)];
        }
        return values;
    }

    private static float[] sumRows(Kernel kernel, float[] table, int stride, int[] rows, int width, float[] weights) {
        float[] out = new float[Kernel.paddedLength(width)];
        kernel.sumRows(table, Kernel.BLOCK, stride, rows, rows.length, width, weights, out);
        return Arrays.copyOfRange(out, Kernel.padding(width), out.length);
    }

    private static float[] dots(Kernel kernel, float[] table, int stride, int[] rows, int width, float[] vector) {
        float[] out = new float[rows.length];
        kernel.dots(table, Kernel.BLOCK, stride, rows, rows.length, width, vector, new float[Kernel.SCRATCH], out);
        return out;
    }

    /** For 0 to 18 rows of weights, by the width. */
    private static float[] combine(Kernel kernel, float[] panel, int count, int width, float[] weights) {
        int rows = width % 19;
        int length = Kernel.paddedLength(width);
        float[] out = new float[rows * length];
        kernel.combine(panel, count, count, width, weights, 2, count + 3, rows, out);
        float[] logical = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(out, row * length + Kernel.padding(width), logical, row * width, width);
        }
        return logical;
    }

    /** A well conditioned matrix with a right-hand side, and room for multipliers. */
    private static float[] positiveDefinite(int width) {
        int count = 2 * width;
        float[] gram = new float[2 * Kernel.gramLength(width)];
        float[] panel = floats(new SplittableRandom(width), Kernel.panelLength(count, width));
        SCALAR.addGram(panel, count, count, width, gram);
        IntStream.range(0, width - 1).forEach(i -> gram[Kernel.gramIndex(width, i, i)] += 0.5f);
        return gram;
    }

    private static void assertSameTriangle(float[] actual, float[] expected, int width) {
        for (int i = 0; i < width - 1; i++) {
            for (int j = i; j < width; j++) {
                int at = Kernel.gramIndex(width, i, j);
                if (Float.floatToRawIntBits(actual[at]) != Float.floatToRawIntBits(expected[at])) {
                    assertThat(actual[at])
                            .as("entry (%d, %d) of width %d", i, j, width)
                            .isEqualTo(expected[at]);
                }
            }
        }
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }
}
