package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainConvergenceTest {
    private static final int DRAWS = 20_000;
    private final Random random = new Random(1);

    /** An autoregressive chain with unit variance: each draw keeps {@code rho} of the one before. */
    private double[] chain(double rho, double shift) {
        double[] draws = new double[DRAWS];
        double x = random.nextGaussian();
        for (int t = 0; t < DRAWS; t++) {
            x = rho * x + Math.sqrt(1 - rho * rho) * random.nextGaussian();
            draws[t] = x + shift;
        }
        return draws;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    void effectiveSamples_autoregressiveChains_areThoseOfTheory(double rho) {
        ChainConvergence two = new ChainConvergence(new double[][] {chain(rho, 3), chain(rho, 3)});
        double expected = 2 * DRAWS * (1 - rho) / (1 + rho);
        assertThat(two.effectiveSamples()).isCloseTo(expected, within(0.2 * expected));
        assertThat(two.splitRhat()).isCloseTo(1, within(0.01));
        assertThat(two.mean()).isCloseTo(3, within(0.1));
        assertThat(two.deviation()).isCloseTo(1, within(0.05));
    }

    @Test
    void splitRhat_chainsApart_isFarFromOne() {
        ChainConvergence apart = new ChainConvergence(new double[][] {chain(0, 0), chain(0, 2)});
        assertThat(apart.splitRhat()).isGreaterThan(1.4);
        assertThat(apart.effectiveSamples()).isLessThan(100);
    }

    /** What looking at one chain as a whole would miss. */
    @Test
    void splitRhat_oneChainThatDrifts_isFarFromOne() {
        double[] drifting = chain(0, 0);
        for (int t = 0; t < DRAWS; t++) {
            drifting[t] += 4.0 * t / DRAWS;
        }
        assertThat(new ChainConvergence(new double[][] {drifting}).splitRhat()).isGreaterThan(1.3);
    }

    /** Means agree, so that R-hat of the draws themselves is 1. */
    @Test
    void splitRhat_chainsThatSpreadDifferently_isFarFromOne() {
        double[] wide = chain(0, 0);
        for (int t = 0; t < DRAWS; t++) {
            wide[t] *= 3;
        }
        assertThat(new ChainConvergence(new double[][] {chain(0, 0), wide}).splitRhat())
                .isGreaterThan(1.1);
    }

    /** What a few draws far out would do to means and variances. */
    @Test
    void splitRhat_monotonousTransform_isTheSame() {
        double[] one = Arrays.copyOf(chain(0.9, 0), 200);
        double[] two = Arrays.copyOf(chain(0.9, 0.5), 200);
        double[][] cubes = {cubes(one), cubes(two)};
        assertThat(new ChainConvergence(cubes).splitRhat())
                .isGreaterThan(1.05)
                .isCloseTo(new ChainConvergence(new double[][] {one, two}).splitRhat(), within(0.02));
    }

    private static double[] cubes(double[] draws) {
        return Arrays.stream(draws).map(x -> x * x * x).toArray();
    }

    /**
     * Halves {1, 3} and {2, 6}. Ranks {1, 3} and {2, 4} of four are scores {-a, b} and {-b, a}; distances to the median of 2.5 are
     * {1.5, 0.5} and {0.5, 3.5}, ranks {3, 1.5} and {1.5, 4}, scores {b, -c} and {-c, a}.
     */
    @Test
    void splitRhat_fourDraws_isTheFormulaByHand() {
        double a = 1.0491313979639;
        double b = 0.2993069104657;
        double c = 0.6289042176322;
        ChainConvergence tiny = new ChainConvergence(new double[][] {{1, 3, 2, 6}});
        assertThat(tiny.splitRhat()).isCloseTo(Math.max(rhat(-a, b, -b, a), rhat(b, -c, -c, a)), within(1e-9));
        assertThat(tiny.deviation()).isCloseTo(Math.sqrt(0.5 * 5 + 2), within(1e-15));
        assertThat(tiny.mean()).isEqualTo(3);
    }

    /** R-hat of the halves {p, q} and {r, s}. */
    private static double rhat(double p, double q, double r, double s) {
        double within = ((p - q) * (p - q) + (r - s) * (r - s)) / 4;
        double between = (p + q - r - s) * (p + q - r - s) / 8;
        return Math.sqrt((0.5 * within + between) / within);
    }

    @Test
    void splitRhat_nothingVaries_isOne() {
        ChainConvergence constant = new ChainConvergence(new double[][] {{2, 2, 2, 2, 2}});
        assertThat(constant.splitRhat()).isEqualTo(1);
        assertThat(constant.effectiveSamples()).isEqualTo(4);
    }

    @Test
    void new_shortOrUnequalChains_areRefused() {
        assertThatThrownBy(() -> new ChainConvergence(new double[][] {{1, 2, 3}}))
                .hasMessageContaining("at least 4");
        assertThatThrownBy(() -> new ChainConvergence(new double[][] {new double[5], new double[6]}))
                .hasMessageContaining("one length");
    }
}
