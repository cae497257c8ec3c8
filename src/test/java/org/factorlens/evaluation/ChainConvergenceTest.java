package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

    /** Halves {1, 3} and {2, 6}: within 2 and 8, means 2 and 4. */
    @Test
    void splitRhat_fourDraws_isTheFormulaByHand() {
        ChainConvergence tiny = new ChainConvergence(new double[][] {{1, 3, 2, 6}});
        double within = 5;
        double pooled = 0.5 * within + 2;
        assertThat(tiny.splitRhat()).isCloseTo(Math.sqrt(pooled / within), within(1e-15));
        assertThat(tiny.deviation()).isCloseTo(Math.sqrt(pooled), within(1e-15));
        assertThat(tiny.mean()).isEqualTo(3);
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
