package org.factorlens.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorLengthTest {
    @Test
    void full512_intel_isTrue() {
        assertThat(VectorLength.full512(List.of("vendor_id\t: GenuineIntel", "cpu family\t: 6")))
                .isTrue();
    }

    @Test
    void full512_zen4_isFalseAndZen5True() {
        assertThat(VectorLength.full512(List.of("vendor_id\t: AuthenticAMD", "cpu family\t: 25")))
                .isFalse();
        assertThat(VectorLength.full512(List.of("vendor_id\t: AuthenticAMD", "cpu family\t: 26")))
                .isTrue();
    }

    @Test
    void full512_unknownProcessor_isFalse() {
        assertThat(VectorLength.full512(List.of("CPU implementer : 0x41"))).isFalse();
    }

    @Test
    void use512_fewFactors_isFalse() {
        assertThat(VectorLength.use512(32)).isFalse();
        assertThat(VectorLength.use512(33)).isTrue();
    }
}
