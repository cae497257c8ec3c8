package org.factorlens.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "0.042,42 ms",
        "0.9999,1.0 s",
        "3.14,3.1 s",
        "59.96,1 min 00 s",
        "125,2 min 05 s",
        "3599.7,1 h 00 min",
        "12000,3 h 20 min"
    })
    void seconds_duration_hasTwoUnitsAtMost(double seconds, String text) {
        assertThat(plain(Units.seconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 bytes", "1,1 byte", "999,999 bytes", "1000,1.0 kB", "999960,1.0 MB", "1234567,1.2 MB"})
    void bytes_size_isDecimal(long bytes, String text) {
        assertThat(plain(Units.bytes(bytes))).isEqualTo(text);
    }

    @Test
    void counted_one_isSingular() {
        assertThat(plain(Units.counted(1, "rating", "ratings"))).isEqualTo("1 rating");
        assertThat(plain(Units.counted(2500, "rating", "ratings"))).isEqualTo("2,500 ratings");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
