package org.factorlens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontTableTest {
    @Test
    void font_charactersThatWeWrite_areAllThere() {
        "AZaz09 éèüßñøåçžłő−×λ²·–—…→←↑↓½%±≈≤≥μσ★“”‘’√∞"
                .codePoints()
                .forEach(c ->
                        assertThat(FontTable.has(c)).as(Character.toString(c)).isTrue());
    }

    @Test
    void width_text_isTheSumOfItsAdvances() {
        double one = FontTable.width("m", 16);
        assertThat(one).isBetween(12.0, 16.0);
        assertThat(FontTable.width("mm", 16)).isEqualTo(2 * one);
        assertThat(FontTable.width("m", 32)).isEqualTo(2 * one);
        assertThat(FontTable.width("", 16)).isZero();
    }

    @Test
    void width_characterThatTheFontLacks_isOneEm() {
        assertThat(FontTable.has('語')).isFalse();
        assertThat(FontTable.width("語", 16)).isEqualTo(16);
        assertThat(FontTable.width("\uD83C\uDF7F", 16)).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Lord of the Rings: The Fellowship of the Ring",
                "日本語のタイトル日本語",
                "\uD83C\uDF7F\uD83C\uDF7F\uD83C\uDF7F\uD83C\uDF7F\uD83C\uDF7F\uD83C\uDF7F\uD83C\uDF7F"
            })
    void fit_longText_isCutBetweenCharacters(String text) {
        String cut = FontTable.fit(text, 16, 100);
        assertThat(cut).endsWith("…").doesNotContain(" …");
        assertThat(FontTable.width(cut, 16)).isLessThanOrEqualTo(100);
        assertThat(text).startsWith(cut.substring(0, cut.length() - 1));
        assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 2))).isFalse();
    }

    @Test
    void fit_shortText_isKept() {
        assertThat(FontTable.fit("Heat", 16, 100)).isEqualTo("Heat");
    }

    @Test
    void inTwoLines_longName_isPartedAtASpaceAndCutOnlyAfterTheSecondLine() {
        assertThat(FontTable.inTwoLines("Heat", 16, 100)).isEqualTo("Heat");
        assertThat(FontTable.inTwoLines("The Hidden Orchard at Bellamar", 16, 160))
                .isEqualTo("The Hidden Orchard\nat Bellamar");
        assertThat(FontTable.inTwoLines("One two three four five six seven eight nine ten", 16, 160)
                        .lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(FontTable.width(line, 16)).isLessThanOrEqualTo(160))
                .last()
                .asString()
                .endsWith("…");
        assertThat(FontTable.inTwoLines("Supercalifragilisticexpialidocious", 16, 160))
                .endsWith("…")
                .doesNotContain("\n");
    }
}
