package org.factorlens.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @Test
    void rmse_anyValue_hasFourDecimals() {
        assertThat(Numbers.rmse(0.851249)).isEqualTo("0.8512");
        assertThat(Numbers.rmse(1)).isEqualTo("1.0000");
    }

    @Test
    void everything_notANumber_isNotAvailable() {
        double nan = Double.NaN;
        assertThat(new String[] {
                    Numbers.rmse(nan),
                    Numbers.difference(nan),
                    Numbers.percent(nan),
                    Numbers.rating(nan),
                    Numbers.plain(nan),
                    Numbers.significant(nan, 3),
                    Numbers.interval(nan, 1),
                    Numbers.interval(1, nan, 2),
                    Numbers.differenceInterval(nan, nan),
                    Units.seconds(nan)
                })
                .containsOnly("n/a");
    }

    @ParameterizedTest
    @CsvSource({"0.0031,+0.0031", "-0.0031,\u22120.0031", "0,0.0000", "-0.00001,0.0000", "0.00004,0.0000"})
    void difference_value_hasSignUnlessItRoundsToZero(double value, String text) {
        assertThat(Numbers.difference(value)).isEqualTo(text);
    }

    @Test
    void interval_wide_hasThreeDecimals() {
        assertThat(Numbers.interval(0.85104, 0.85512)).isEqualTo("0.851 to 0.855");
    }

    @Test
    void interval_narrow_hasFourDecimalsSoThatEndsDiffer() {
        assertThat(Numbers.interval(0.85104, 0.85152)).isEqualTo("0.8510 to 0.8515");
    }

    @ParameterizedTest
    @CsvSource({
        "-0.003,-0.000047,\u22120.00300 to \u22120.00005",
        "-0.000047,0.003,\u22120.00005 to +0.00300",
        "0,0.003,0.000 to +0.003",
        "0,0,0.0000 to 0.0000"
    })
    void differenceInterval_endCloseToZero_showsItsSide(double low, double high, String text) {
        assertThat(Numbers.differenceInterval(low, high)).isEqualTo(text);
    }

    @Test
    void differenceInterval_acrossZero_signsBothEnds() {
        assertThat(Numbers.differenceInterval(-0.003, 0.002)).isEqualTo("\u22120.003 to +0.002");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0;0", "999;999", "1000;1,000", "100836;100,836", "-1234567;\u22121,234,567", "-999;\u2212999"})
    void count_value_isGroupedByThree(long value, String text) {
        assertThat(Numbers.count(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0%", "1,100%", "0.0001,<0.1%", "0.9999,>99.9%", "0.123,12.3%", "0.5,50.0%", "-0.02,\u22122.0%"})
    void percent_share_neverRoundsSomethingToNothing(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.05,0.05", "2,2", "12.50,12.5", "100,100", "0.1234567,0.123457", "-3,\u22123"})
    void plain_value_hasNoTrailingZeros(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.85123,3,0.851", "123456,3,123000", "0.00012349,4,0.0001235", "0,3,0", "-2.50,2,\u22122.5"})
    void significant_value_keepsThatManyDigits(double value, int digits, String text) {
        assertThat(Numbers.significant(value, digits)).isEqualTo(text);
    }

    @Test
    void fixed_infinite_isTheSign() {
        assertThat(Numbers.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("\u2212\u221e");
        assertThat(Numbers.signed(Double.POSITIVE_INFINITY, 2)).isEqualTo("+\u221e");
    }

    @Test
    void fixed_exactTie_roundsToEven() {
        assertThat(Numbers.fixed(0.125, 2)).isEqualTo("0.12");
        assertThat(Numbers.fixed(0.375, 2)).isEqualTo("0.38");
    }

    @Test
    void numbers_otherLocale_areTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
            assertThat(Numbers.rmse(1234.5) + Numbers.count(1234567)).isEqualTo("1234.50001,234,567");
        } finally {
            Locale.setDefault(before);
        }
    }
}
