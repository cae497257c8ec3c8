package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Matrix, The;The Matrix",
                "Matrix, The (1999);The Matrix (1999)",
                "Seventh Seal, The (Sjunde inseglet, Det);The Seventh Seal (Sjunde inseglet, Det)",
                "Bug's Life, A;A Bug's Life",
                "American Werewolf in London, An;An American Werewolf in London",
                "Good, the Bad and the Ugly, The;The Good, the Bad and the Ugly",
                "Monsters, Inc.;Monsters, Inc.",
                "Theodora;Theodora"
            })
    void natural_title_hasItsArticleInFront(String catalogued, String said) {
        assertThat(TitleText.natural(catalogued)).isEqualTo(said);
    }
}
