package org.factorlens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The p-value by hand. */
class PairedDifferenceTest {
    private static final int RESAMPLES = 1000;

    /** So many resamples are of one value, the rest of another. */
    private static double[] resamples(int first, double value, double rest) {
        return IntStream.range(0, RESAMPLES)
                .mapToDouble(i -> i < first ? value : rest)
                .toArray();
    }

    @Test
    void pValue_enoughResamplesTurnRound_isTwiceTheirShare() {
        PairedDifference lower = PairedDifference.of(-50, resamples(100, 1, -1), 61);
        assertThat(lower.pValue()).isCloseTo(2.0 * 101 / 1001, within(1e-12));
        assertThat(PairedDifference.of(50, resamples(100, -1, 1), 61).pValue()).isEqualTo(lower.pValue());
    }

    /** The standard error is 0.1 sqrt(1000/999), so that t is 1.999 with 60 degrees of freedom: tables have 2.000 for 0.05. */
    @Test
    void pValue_tooFewTurnRound_isTheTailOfStudentsT() {
        assertThat(PairedDifference.of(0.2, resamples(500, 1.9, 2.1), 61).pValue())
                .isCloseTo(0.0501, within(0.0002));
    }

    @Test
    void pValue_tailBeyondTheShare_isTheTail() {
        double[] skewed = resamples(20, -0.1, 0.1);
        double error = Interval.spread(skewed);
        assertThat(PairedDifference.of(error, skewed, 61).pValue()).isCloseTo(0.3213, within(0.0002));
    }

    @Test
    void pValue_nothingVaries_isOneOrNothing() {
        double[] same = new double[RESAMPLES];
        assertThat(PairedDifference.of(0, same, 61).pValue()).isEqualTo(1);
        Arrays.fill(same, 0.3);
        assertThat(PairedDifference.of(0.3, same, 61).pValue()).isZero();
    }

    @Test
    void percentiles_ofTenThousand_areThe250thFromEitherEnd() {
        double[] values =
                IntStream.rangeClosed(1, 10_000).mapToDouble(i -> 10_001 - i).toArray();
        Interval interval = Interval.percentile(5000, values, 61);
        assertThat(interval.low()).isEqualTo(250);
        assertThat(interval.high()).isEqualTo(9751);
    }
}
