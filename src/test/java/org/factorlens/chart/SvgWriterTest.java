package org.factorlens.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgWriterTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.001,0",
        "1.04,1",
        "12.3,12.3",
        "12.345,12.3",
        "-7.5,-7.5",
        "100,100",
        "0.07,0.1",
        "1e7,10000000"
    })
    void number_value_hasOneDecimalAtMost(double value, String text) {
        assertThat(SvgWriter.number(value)).isEqualTo(text);
    }

    @Test
    void number_notFinite_isAnError() {
        assertThatThrownBy(() -> SvgWriter.number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void elements_nestedWithHostileText_areWellFormed() {
        SvgWriter svg = new SvgWriter();
        svg.start("g", "class", "\"><script>", "id", null)
                .textElement("text", "a < b & c\u0001")
                .end();
        assertThat(svg.markup())
                .isEqualTo("<g class=\"&quot;&gt;&lt;script&gt;\"><text>a &lt; b &amp; c\uFFFD</text></g>");
    }

    @Test
    void markup_elementLeftOpen_isAnError() {
        assertThatThrownBy(() -> new SvgWriter().start("g").markup()).hasMessageContaining("[g]");
    }
}
