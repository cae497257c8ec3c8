package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.results.DegreeCount;
import org.factorlens.results.DegreeFit;
import org.factorlens.results.GenreCount;
import org.factorlens.results.MapPoint;
import org.factorlens.results.PolarizingItem;
import org.factorlens.results.RatingCount;
import org.factorlens.results.Recommendations;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.TryModel;

/** What stands beside the matrix in a results directory: descriptions of the data, recommendations, the model to try. */
record CatalogueFixture(String itemTitle) {
    void write(ResultStore store) {
        data(store);
        store.writeJson(ResultStore.RECOMMENDATIONS, recommendations());
        store.writeJson(ResultStore.TRY_MODEL, tryModel());
    }

    private void data(ResultStore store) {
        store.write(
                ResultTable.RATINGS_HISTOGRAM,
                List.of(new RatingCount(1, 1, 3000, 0.33), new RatingCount(5, 5, 6000, 0.67)));
        store.write(
                ResultTable.GENRES,
                List.of(new GenreCount("Drama", 20, 6000, 3.5), new GenreCount("War", 5, 900, 3.2)));
        List<DegreeCount> degrees = new ArrayList<>();
        for (int degree = 10; degree < 40; degree += 5) {
            degrees.add(new DegreeCount("user", degree, 200 / degree));
            degrees.add(new DegreeCount("item", degree, 100 / degree));
        }
        store.write(ResultTable.DEGREES, degrees);
        store.write(
                ResultTable.DEGREE_FITS,
                List.of(new DegreeFit("user", -1, 2.3, 0.9, 6, 10, 35), new DegreeFit("item", -1, 2, 0.9, 6, 10, 35)));
        store.write(
                ResultTable.POLARIZING,
                List.of(
                        new PolarizingItem("most", 1, "1", itemTitle, "Drama|War", 300, 3.4, 1.2, 2.1),
                        new PolarizingItem("least", 1, "2", itemTitle, "Drama", 200, 3.9, 0.7, 0.2)));
        store.write(
                ResultTable.ITEM_MAP,
                List.of(
                        new MapPoint("1", itemTitle, "Drama", "Drama|War", 300, 0.5, -0.4),
                        new MapPoint("2", itemTitle, "War", "War", 200, -0.3, 0.6)));
    }

    private Recommendations.ItemCard card(String id) {
        return new Recommendations.ItemCard(id, itemTitle, 1999, List.of("Drama", "War"), 300, 3.6);
    }

    private Recommendations recommendations() {
        Recommendations.RatedItem rated = new Recommendations.RatedItem(card("1"), 5);
        Recommendations.RecommendedItem best = new Recommendations.RecommendedItem(
                1, card("2"), 4.6, 4.6, List.of(new Recommendations.Reason(card("1"), 5, 0.4)));
        return new Recommendations(
                ResultsFixture.CHOSEN_CELL,
                List.of(
                        new Recommendations.Profile("user", "42", "", 120, List.of(rated), List.of(best)),
                        new Recommendations.Profile(
                                "persona", "Likes engines", itemTitle, 1, List.of(rated), List.of(best))),
                List.of(new Recommendations.Similar(card("1"), List.of(new Recommendations.Neighbour(card("2"), 0.8)))),
                List.of());
    }

    private TryModel tryModel() {
        return new TryModel(
                ResultsFixture.CHOSEN_CELL,
                2,
                3.5,
                true,
                5,
                3,
                false,
                0.5,
                5,
                0.5,
                List.of(new TryModel.TryItem(card("1"), 0.2, 0.01), new TryModel.TryItem(card("2"), -0.1, 0.02)),
                "AQIDBA==",
                new TryModel.TryQuality(0.85, 0.8501, 0.99, 4, 100, 0.8612, 0.8534),
                List.of(new TryModel.TryCheck(
                        "one", List.of(new TryModel.TryRating(0, 5)), List.of(new TryModel.TryScore(1, 3.7)))));
    }
}
