package org.factorlens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    /** Five folds: mean 0.85, s² = 0.00025; Student's t for 4 degrees of freedom at 97.5% is 2.776 (printed tables). */
    @Test
    void correctedResampled_fiveFolds_equalsTheHandComputedExample() {
        double[] scores = {0.83, 0.84, 0.85, 0.86, 0.87};
        Interval interval = Interval.correctedResampled(scores, 0.25);
        double half = 2.776445 * Math.sqrt(0.00025 * (1 / 5.0 + 0.25));
        assertThat(interval.mean()).isEqualTo(0.85, within(1e-12));
        assertThat(interval.low()).isEqualTo(0.85 - half, within(1e-7));
        assertThat(interval.high()).isEqualTo(0.85 + half, within(1e-7));
        assertThat(interval.method()).isEqualTo("corrected-resampled-t");
        assertThat(interval.size()).isEqualTo(5);
    }

    /** Printed tables of Student's t, two-sided 95%. */
    @ParameterizedTest
    @CsvSource({"2, 12.706205", "3, 4.302653", "10, 2.262157", "31, 2.042272"})
    void correctedResampled_anySize_usesStudentsQuantile(int size, double quantile) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> i % 2);
        Interval interval = Interval.correctedResampled(values, 0);
        double standardError = Interval.spread(values) / Math.sqrt(size);
        assertThat((interval.high() - interval.low()) / 2).isEqualTo(quantile * standardError, within(1e-6));
    }

    @Test
    void correctedResampled_overlappingTrainingSets_isWiderThanThePlainOne() {
        double[] values = {0.1, 0.2, 0.4};
        Interval plain = Interval.correctedResampled(values, 0);
        Interval corrected = Interval.correctedResampled(values, 0.5);
        assertThat((corrected.high() - corrected.low()) / (plain.high() - plain.low()))
                .isEqualTo(Math.sqrt((1 / 3.0 + 0.5) / (1 / 3.0)), within(1e-12));
    }

    @Test
    void correctedResampled_oneValue_hasNoInterval() {
        Interval interval = Interval.correctedResampled(new double[] {0.9}, 0.25);
        assertThat(interval.mean()).isEqualTo(0.9);
        assertThat(interval.low()).isNaN();
        assertThat(interval.method()).isEqualTo("none");
        assertThat(interval.excludesZero()).isFalse();
        assertThat(Interval.spread(new double[] {0.9})).isNaN();
    }

    @Test
    void excludesZero_eachSide_isWhereBothEndsAgree() {
        assertThat(new Interval(1, 0.1, 2, "", 3).excludesZero()).isTrue();
        assertThat(new Interval(-1, -2, -0.1, "", 3).excludesZero()).isTrue();
        assertThat(new Interval(0.1, -0.1, 0.3, "", 3).excludesZero()).isFalse();
    }
}
