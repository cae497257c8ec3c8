package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Catalogue FILMS = new Catalogue(
            List.of(
                    Titles.item("1", "Lord of the Rings, The (1978)", List.of("Fantasy")),
                    Titles.item("2", "Lord of the Rings: The Two Towers, The (2002)", List.of("Fantasy", "Adventure")),
                    Titles.item("3", "Heat (1995)", List.of()),
                    Titles.item(
                            "4", "City of Lost Children, The (Cit\u00e9 des enfants perdus, La) (1995)", List.of())),
            true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lord of the Rings",
                "Lord of the Rings, The",
                "The Lord of the Rings",
                " lord OF the rings ",
                "of the Ring"
            })
    void search_anyOrderOfTheArticle_findsTheSame(String text) {
        assertThat(FILMS.search(text)).containsExactly(0, 1);
    }

    @Test
    void search_withYear_findsThatYearOnly() {
        assertThat(FILMS.search("The Lord of the Rings (1978)")).containsExactly(0);
        assertThat(FILMS.search("Lord of the Rings, The (1978)")).containsExactly(0);
        assertThat(FILMS.search("Lord of the Rings (2002)")).containsExactly(1);
        assertThat(FILMS.search("heat (1996)")).isEmpty();
        assertThat(FILMS.search("(1995)")).containsExactly(2, 3);
        assertThat(FILMS.search("la cit\u00e9 des enfants")).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Usual Suspects, The (1995)~The Usual Suspects (1995)",
                "Heat (1995)~Heat (1995)",
                "Avventura, L' (a.k.a. Adventure, The) (1960)~L'Avventura (a.k.a. The Adventure) (1960)",
                "City of Lost Children, The (Cit\u00e9 des enfants perdus, La) (1995)~"
                        + "The City of Lost Children (La Cit\u00e9 des enfants perdus) (1995)",
                "Boot, Das (Boat, The) (1981)~Das Boot (The Boat) (1981)",
                "Good, the Bad and the Ugly, The (1966)~The Good, the Bad and the Ugly (1966)",
                "Cook the Thief His Wife & Her Lover, The~The Cook the Thief His Wife & Her Lover",
                "2001: A Space Odyssey (1968)~2001: A Space Odyssey (1968)",
                "Fawlty Towers (1975-1979)~Fawlty Towers (1975)",
                "Babylon 5~Babylon 5",
                "Paris, Texas (1984)~Paris, Texas (1984)",
            })
    void label_ofMovieLensTitles_readsLikeAFilm(String raw, String label) {
        assertThat(Titles.item("1", raw, List.of()).label()).isEqualTo(label);
    }

    @Test
    void genres_ofAllItems_areSortedAndDistinct() {
        assertThat(FILMS.genres()).containsExactly("Adventure", "Fantasy");
    }

    @Test
    void ofIds_withoutTitles_labelsByIds() {
        Catalogue ids = Catalogue.ofIds(IdMap.of(List.of("a", "b")));
        assertThat(ids.titled()).isFalse();
        assertThat(ids.item(1).label()).isEqualTo("b");
        assertThat(ids.search("B")).containsExactly(1);
    }

    @Test
    void search_inRealTitles_findsTheFilms() {
        Dataset real = DatasetReader.read(DatasetRequest.of("ml-latest-small", Fixtures.realData()));
        Catalogue films = real.catalogue();
        assertThat(films.search("The Lord of the Rings"))
                .hasSize(4)
                .containsExactly(films.search("Lord of the Rings, The"));
        assertThat(films.item(films.search("Usual Suspects, The (1995)")[0]).id())
                .isEqualTo("50");
        for (int item = 0; item < films.size(); item++) {
            assertThat(films.item(item).label()).doesNotContainPattern(", (The|A|An)( \\(|$)");
            assertThat(films.search(films.item(item).label())).contains(item);
            item += 60;
        }
    }

    @Test
    void sampleTitles_againstRealOnes_haveNoneInCommon() throws java.io.IOException {
        Dataset real = DatasetReader.read(DatasetRequest.of("ml-latest-small", Fixtures.realData()));
        Set<String> known = new HashSet<>();
        for (int item = 0; item < real.catalogue().size(); item++) {
            known.add(Titles.key(real.catalogue().item(item).title()));
        }
        Dataset sample = DatasetReader.read(DatasetRequest.of("sample", Path.of("data", "sample")));
        Set<String> invented = new HashSet<>();
        for (int item = 0; item < sample.catalogue().size(); item++) {
            invented.add(Titles.key(sample.catalogue().item(item).title()));
        }
        assertThat(invented).hasSize(sample.catalogue().size()).doesNotContainAnyElementsOf(known);
        assertThat(Files.readString(Path.of("data", "sample", "README.md")))
                .contains(SampleText.decimals(sample.noiseFloor().orElseThrow()));
    }

    @Test
    void sampleTitles_inGreatNumber_stayUniqueAndInTheirYears() {
        SampleTitles titles = new SampleTitles();
        Set<String> seen = new HashSet<>();
        for (int item = 0; item < 30_000; item++) {
            String title = titles.next(item % 12, SampleSeeds.stream(4, SampleSeeds.TITLE, item));
            Item parsed = Titles.item("1", title, List.of());
            assertThat(seen.add(parsed.title().toLowerCase(Locale.ROOT)))
                    .as(title)
                    .isTrue();
            assertThat(parsed.year()).isBetween(1949, 2020);
        }
    }
}
