package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
    @Test
    void longNames_losePartsThatAllShare_andTheCaptionSaysWhich() {
        List<String> names = List.of(
                "Gibbs, k = 20, bias, catalogue features, 400 sweeps",
                "Gibbs, k = 40, bias, catalogue features, 400 sweeps");
        ShortNames shortNames = new ShortNames(names);

        assertThat(names.stream().map(shortNames::of)).containsExactly("k = 20", "k = 40");
        assertThat(shortNames.leftOut())
                .isEqualTo(" Names leave out what all of them share: Gibbs, bias, catalogue features, 400 sweeps.");
    }

    @Test
    void shortNames_stayWhole() {
        ShortNames shortNames = new ShortNames(List.of("k = 5, λ = 2, bias", "k = 5, λ = 6, bias"));

        assertThat(shortNames.of("k = 5, λ = 2, bias")).isEqualTo("k = 5, λ = 2, bias");
        assertThat(shortNames.leftOut()).isEmpty();
    }

    @Test
    void nameThatWouldVanish_keepsAllNamesWhole() {
        String part = "Gibbs, k = 20, bias, catalogue features";
        ShortNames shortNames = new ShortNames(List.of(part, part + ", 400 sweeps"));

        assertThat(shortNames.of(part)).isEqualTo(part);
    }
}
