package org.factorlens.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.factorlens.kernel.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws are linear in their normals: what these do one by one tells mean and covariance exactly, without drawing. */
class GaussianDrawTest {
    private static final double DEVIATION = 0.7;

    private final SplittableRandom random = new SplittableRandom(1);

    /** {@code [size + 9 x size + 1]}, the last column the right-hand side. */
    private double[][] observations(int size) {
        double[][] rows = new double[size + 9][size + 1];
        for (double[] row : rows) {
            for (int i = 0; i <= size; i++) {
                row[i] = random.nextDouble() - 0.4;
            }
        }
        return rows;
    }

    private static double[][] products(double[][] rows, int size) {
        double[][] sums = new double[size + 1][size + 1];
        for (double[] row : rows) {
            for (int i = 0; i <= size; i++) {
                for (int j = 0; j <= size; j++) {
                    sums[i][j] += row[i] * row[j];
                }
            }
        }
        return sums;
    }

    private static double[] matrix(double[][] products, int size) {
        double[] matrix = new double[size * size];
        for (int i = 0; i < size * size; i++) {
            matrix[i] = products[i / size][i % size];
        }
        return matrix;
    }

    private static double[] float32(double[][] rows, int size, double[] normals) {
        Kernel kernel = Kernel.selected();
        float[] panel = new float[Kernel.panelLength(rows.length, size + 1)];
        for (int p = 0; p < rows.length; p++) {
            for (int i = 0; i <= size; i++) {
                panel[Kernel.panelIndex(rows.length, size + 1, p, i)] = (float) rows[p][i];
            }
        }
        NormalEquations equations = new NormalEquations(kernel, size);
        equations.clear(size);
        equations.addPanel(panel, rows.length, rows.length);
        float[] n = new float[size];
        for (int i = 0; i < size; i++) {
            n[i] = (float) normals[i];
        }
        float[] x = new float[NormalEquations.solutionLength(size)];
        assertThat(equations.draw(n, (float) DEVIATION, x)).isTrue();
        double[] drawn = new double[size];
        for (int i = 0; i < size; i++) {
            drawn[i] = x[equations.firstUnknown() + i];
        }
        return drawn;
    }

    private static double[] draw(double[][] rows, int size, double[] normals, boolean wide) {
        double[][] products = products(rows, size);
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            y[i] = products[i][size];
        }
        return wide ? GaussianDraw.draw(matrix(products, size), y, normals, DEVIATION) : float32(rows, size, normals);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 15, 16, 21, 33})
    void draw_eachNormalInTurn_givesMeanAndCovariance(int size) {
        double[][] rows = observations(size);
        for (boolean wide : new boolean[] {true, false}) {
            double tolerance = wide ? 1e-9 : 3e-4;
            double[] mean = draw(rows, size, new double[size], wide);
            double[][] shift = new double[size][];
            for (int n = 0; n < size; n++) {
                double[] unit = new double[size];
                unit[n] = 1;
                shift[n] = draw(rows, size, unit, wide);
                for (int i = 0; i < size; i++) {
                    shift[n][i] -= mean[i];
                }
            }
            assertMean(products(rows, size), mean, size, tolerance);
            assertCovariance(products(rows, size), shift, size, tolerance * 10);
        }
    }

    private static void assertMean(double[][] products, double[] mean, int size, double tolerance) {
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += products[i][j] * mean[j];
            }
            assertThat(sum).isCloseTo(products[i][size], within(tolerance));
        }
    }

    /** {@code A C = deviation² I} for {@code C = Σ shift shiftᵀ}. */
    private static void assertCovariance(double[][] products, double[][] shift, int size, double tolerance) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = 0;
                for (int m = 0; m < size; m++) {
                    for (int n = 0; n < size; n++) {
                        sum += products[i][m] * shift[n][m] * shift[n][j];
                    }
                }
                assertThat(sum).isCloseTo(i == j ? DEVIATION * DEVIATION : 0, within(tolerance));
            }
        }
    }

    @Test
    void draw_notPositiveDefinite_saysSo() {
        assertThatThrownBy(() -> GaussianDraw.draw(new double[] {1, 2, 2, 1}, new double[2], new double[2], 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a 2 x 2 matrix is not positive definite");
        NormalEquations equations = new NormalEquations(Kernel.selected(), 2);
        equations.clear(2);
        assertThat(equations.draw(new float[2], 1, new float[NormalEquations.solutionLength(2)]))
                .isFalse();
    }
}
