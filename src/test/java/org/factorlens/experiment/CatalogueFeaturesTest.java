package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.Item;
import org.factorlens.ratings.RowFeatures;
import org.junit.jupiter.api.Test;

class CatalogueFeaturesTest {
    @Test
    void of_genresAndYears_namesGenresThenSixYears() {
        Catalogue catalogue = new Catalogue(
                List.of(
                        new Item("1", "A", 1995, List.of("War", "Drama")),
                        new Item("2", "B", 0, List.of()),
                        new Item("3", "C", 1997, List.of("Drama")),
                        new Item("4", "D", 1998, List.of("War", "War"))),
                true);
        RowFeatures features = CatalogueFeatures.of(catalogue);
        assertThat(features.names()).containsExactly("Drama", "War", "1992–1997", "1998–2003");
        assertThat(features.toString()).isEqualTo("0 1 2; ; 0 2; 1 3");
    }

    @Test
    void of_noCatalogue_hasNoFeatures() {
        RowFeatures features =
                CatalogueFeatures.of(new Catalogue(List.of(Item.unknown("x"), Item.unknown("y")), false));
        assertThat(features.size()).isZero();
    }
}
