package org.factorlens.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Averages over many draws against the moments of the posterior, computed by formulas of their own. */
class LinkedGaussianTest {
    private static final int DRAWS = 40_000;

    /** Six rows with features (1, f) and two entries. */
    private static final double[][] ROWS = {
        {1, 0, 0.3, 1.2}, {1, 1, 2.2, 0.1}, {1, 1, 1.7, 0.4}, {1, 0, -0.4, 0.9}, {1, 0.5, 1.1, 0.2}, {1, 0, 0.5, 1.6}
    };

    private static final LinkedGaussian.Prior PRIOR =
            new LinkedGaussian.Prior(4, new double[] {0.8, 0.5}, new double[] {2, 0.7});

    private final Random random = new Random(1);

    private static LinkedGaussian.Moments moments() {
        double[] features = new double[4];
        double[] cross = new double[4];
        double[] squares = new double[4];
        for (double[] row : ROWS) {
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    features[i * 2 + j] += row[i] * row[j];
                    cross[i * 2 + j] += row[i] * row[2 + j];
                    squares[i * 2 + j] += row[2 + i] * row[2 + j];
                }
            }
        }
        return new LinkedGaussian.Moments(ROWS.length, features, cross, squares);
    }

    /** Gamma draws as sums of squared normals: shapes are multiples of a half here. */
    private double gamma(double shape) {
        double sum = 0;
        for (int i = 0; i < Math.round(2 * shape); i++) {
            double n = random.nextGaussian();
            sum += n * n / 2;
        }
        return sum;
    }

    private static double[] inverse(double[] m) {
        double determinant = m[0] * m[3] - m[1] * m[2];
        return new double[] {m[3] / determinant, -m[1] / determinant, -m[2] / determinant, m[0] / determinant};
    }

    private static double[] product(double[] a, double[] b) {
        return new double[] {
            a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]
        };
    }

    private static double[] transposed(double[] m) {
        return new double[] {m[0], m[2], m[1], m[3]};
    }

    @Test
    void draw_manyTimes_hasTheMomentsOfThePosterior() {
        LinkedGaussian.Moments moments = moments();
        double[] k = moments.features().clone();
        k[0] += PRIOR.precision()[0];
        k[3] += PRIOR.precision()[1];
        double[] link = product(inverse(k), moments.cross());
        double[] psi = moments.squares().clone();
        psi[0] += PRIOR.scale()[0];
        psi[3] += PRIOR.scale()[1];
        double[] explained = product(transposed(moments.cross()), link);
        for (int i = 0; i < 4; i++) {
            psi[i] -= explained[i];
        }
        double degrees = PRIOR.degrees() + ROWS.length;

        double[] meanPrecision = new double[4];
        double[] meanCovariance = new double[4];
        double[] meanLink = new double[4];
        double[] linkSquares = new double[4];
        for (int draw = 0; draw < DRAWS; draw++) {
            LinkedGaussian g = LinkedGaussian.draw(moments, PRIOR, random::nextGaussian, this::gamma);
            double[] covariance = product(g.root(), transposed(g.root()));
            double[] precision = inverse(covariance);
            for (int i = 0; i < 4; i++) {
                meanPrecision[i] += precision[i] / DRAWS;
                meanCovariance[i] += covariance[i] / DRAWS;
                meanLink[i] += g.link()[i] / DRAWS;
                double off = g.link()[i] - link[i];
                linkSquares[i] += off * off / DRAWS;
            }
        }
        double[] inversePsi = inverse(psi);
        double[] inverseK = inverse(k);
        for (int i = 0; i < 4; i++) {
            assertThat(meanPrecision[i]).isCloseTo(degrees * inversePsi[i], within(0.02 * degrees * inversePsi[0]));
            assertThat(meanCovariance[i]).isCloseTo(psi[i] / (degrees - 3), within(0.02 * psi[0] / (degrees - 3)));
            assertThat(meanLink[i]).isCloseTo(link[i], within(0.012));
            double variance = inverseK[i < 2 ? 0 : 3] * psi[i % 2 == 0 ? 0 : 3] / (degrees - 3);
            assertThat(linkSquares[i]).isCloseTo(variance, within(0.05 * variance));
        }
    }

    @Test
    void whiten_linkAndVectors_undoTheRoot() {
        LinkedGaussian g = LinkedGaussian.draw(moments(), PRIOR, random::nextGaussian, this::gamma);
        double[] vector = {0.3, -1.1};
        double[] whitened = vector.clone();
        g.whiten(whitened);
        double[] root = g.root();
        assertThat(root[1]).isZero();
        assertThat(root[0] * whitened[0]).isCloseTo(vector[0], within(1e-12));
        assertThat(root[2] * whitened[0] + root[3] * whitened[1]).isCloseTo(vector[1], within(1e-12));
        double[] back = product(g.whitenedLink(), transposed(root));
        assertThat(back).containsExactly(g.link(), within(1e-12));
    }

    @Test
    void independent_beforeAnythingIsSeen_hasMeanZeroAndTheDeviations() {
        LinkedGaussian g = LinkedGaussian.independent(3, 2, 0.5);
        assertThat(g.size()).isEqualTo(2);
        assertThat(g.link()).containsExactly(new double[6]);
        assertThat(g.root()).containsExactly(2, 0, 0, 0.5);
    }
}
