package org.factorlens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void linear_smallRange_marksRoundNumbers() {
        assertThat(labels(Ticks.linear(0.848, 0.881, 8, false)))
                .containsExactly("0.850", "0.855", "0.860", "0.865", "0.870", "0.875", "0.880");
    }

    @Test
    void linear_acrossZero_writesMinusAndZero() {
        assertThat(labels(Ticks.linear(-2.1, 2.1, 5, false))).containsExactly("\u22122", "\u22121", "0", "1", "2");
    }

    @Test
    void linear_integers_neverMarksHalves() {
        assertThat(labels(Ticks.linear(0, 2, 8, true))).containsExactly("0", "1", "2");
    }

    @Test
    void logarithmic_manyDecades_marksPowersOfTen() {
        assertThat(labels(Ticks.logarithmic(-0.1, 4.2))).containsExactly("1", "10", "100", "1,000", "10,000");
    }

    @Test
    void logarithmic_oneDecade_marksTwoAndFiveToo() {
        assertThat(labels(Ticks.logarithmic(-0.4, 1.1))).containsExactly("0.5", "1", "2", "5", "10");
    }

    @Test
    void scale_fewValues_marksThemWhereThereIsRoom() {
        double[] k = {0, 2, 5, 10, 20, 40};
        Scale scale = Scale.of(Axis.integers("k"), k, 8).markedAtFew(k).thinned(380, 15);
        assertThat(labels(scale.ticks())).containsExactly("0", "5", "10", "20", "40");
    }

    @Test
    void everyNth_tooManyNames_keepsAnEvenStepWithTheShortest() {
        List<String> names = List.of("\u22120.75", "\u22120.5", "\u22120.25", "0", "0.25", "0.5", "0.75", "1");
        Scale scale = Scale.categories(names).everyNth(300, 15);
        assertThat(labels(scale.ticks())).containsExactly("\u22120.5", "0", "0.5", "1");
    }

    @Test
    void everyNth_room_keepsAll() {
        assertThat(Scale.categories(List.of("a", "b", "c")).everyNth(300, 15).ticks())
                .hasSize(3);
        assertThat(Scale.categories(List.of("only one")).everyNth(300, 15).ticks())
                .hasSize(1);
    }

    @Test
    void scale_noValues_isStillAScale() {
        Scale scale = Scale.of(Axis.linear("x"), new double[] {Double.NaN}, 8);
        assertThat(scale.upper()).isGreaterThan(scale.lower());
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }
}
