package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.statistics.Holm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolmTest {
    /** By hand: 0.01 x 4, then 0.02 x 3, then 0.03 x 2, then 0.04 (raised to the one before). */
    @Test
    void adjust_fourTests_equalsTheHandComputedExample() {
        assertThat(Holm.adjust(new double[] {0.04, 0.01, 0.03, 0.02}))
                .containsExactly(new double[] {0.06, 0.04, 0.06, 0.06}, within(1e-12));
    }

    @Test
    void adjust_missingTest_doesNotCount() {
        assertThat(Holm.adjust(new double[] {Double.NaN, 0.03, 0.9}))
                .containsExactly(new double[] {Double.NaN, 0.06, 0.9}, within(1e-12));
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }

    /** The definition: adjusted p is the largest of the step-down bounds up to its rank. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40})
    void adjust_anyFamily_equalsTheDefinition(int size) {
        double[] p = new Random(size).doubles(size, 0, 0.2).toArray();
        double[] adjusted = Holm.adjust(p);
        for (int i = 0; i < size; i++) {
            double own = p[i];
            double expected = Arrays.stream(p)
                    .filter(q -> q <= own)
                    .map(q -> Math.min(
                            1, q * (size - Arrays.stream(p).filter(o -> o < q).count())))
                    .max()
                    .orElseThrow();
            assertThat(adjusted[i]).isEqualTo(expected, within(1e-12));
        }
    }

    @Test
    void share_tiesAndUsersWithoutRatings_countHalfAndNothing() {
        UserErrors a = new UserErrors(new double[] {1, 2, 3, 0}, new int[] {1, 1, 1, 0});
        UserErrors b = new UserErrors(new double[] {2, 2, 2, 0}, new int[] {1, 1, 1, 0});
        assertThat(UserShare.better(a, b).share()).isEqualTo(0.5);
        assertThat(UserShare.better(b, b).share()).isEqualTo(0.5);
        assertThat(UserShare.better(new UserErrors(new double[] {0, 0, 0, 0}, a.counts()), b)
                        .share())
                .isEqualTo(1);
    }

    /** Newcombe (1998), table I: 81 of 263 has 0.2553 to 0.3662; 0 of 20 has 0 to 0.1611. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611"})
    void wilson_publishedExamples_areMet(int wins, int users, double low, double high) {
        UserShare share = UserShare.wilson(wins, users);
        assertThat(share.low()).isEqualTo(low, within(5e-5));
        assertThat(share.high()).isEqualTo(high, within(5e-5));
    }

    /** The exact test of an even share, by an independent implementation, draws the line at nearly the same share. */
    @Test
    void wilson_evenShareAtItsEnd_isWhereTheBinomialTestTurns() {
        int turn = IntStream.rangeClosed(300, 600)
                .filter(wins -> UserShare.wilson(wins, 600).low() > 0.5)
                .findFirst()
                .orElseThrow();
        BinomialTest exact = BinomialTest.withDefaults().with(AlternativeHypothesis.TWO_SIDED);
        assertThat(exact.test(600, turn + 2, 0.5).reject(0.05)).isTrue();
        assertThat(exact.test(600, turn - 2, 0.5).reject(0.05)).isFalse();
    }
}
