package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.chart.Series;
import org.factorlens.results.MapPoint;
import org.junit.jupiter.api.Test;

class ItemMapTest {
    private static final List<Double> VARIANCE = List.of(0.25, 0.125);

    @Test
    void groups_itemOfSeveralGenres_hasTheRarest() {
        List<MapPoint> points = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            points.add(point(i, i < 5 ? "Action|Drama|Horror" : i < 12 ? "Action|Drama" : "Drama"));
        }
        ItemMap map = new ItemMap(points, VARIANCE);
        assertThat(map.chart().groups()).extracting(Series::name).containsExactly("Drama", "Action", "Horror");
        assertThat(map.group(points.get(0))).isEqualTo("Horror");
        assertThat(map.group(points.get(5))).isEqualTo("Action");
    }

    @Test
    void groups_manyGenres_areEightAndTheRestMuted() {
        List<MapPoint> points = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            points.add(point(i, "G" + (i % 20)));
        }
        points.add(point(200, ""));
        List<Series> groups = new ItemMap(points, VARIANCE).chart().groups();
        assertThat(groups).hasSize(9);
        assertThat(groups.get(8))
                .matches(Series::muted)
                .matches(rest -> rest.name().equals("other genres"));
        assertThat(groups.stream().mapToInt(group -> group.points().size()).sum())
                .isEqualTo(201);
    }

    @Test
    void groups_noGenresAtAll_isOneGroup() {
        List<Series> groups = new ItemMap(List.of(point(0, ""), point(1, "")), VARIANCE)
                .chart()
                .groups();
        assertThat(groups).singleElement().matches(all -> all.points().size() == 2);
    }

    @Test
    void labels_wellKnownItems_areFarApartAndWhole() {
        List<MapPoint> points = new ArrayList<>();
        points.add(new MapPoint("0", "Very Long Title of a Film that Goes On, The (1999)", "", "", 999, 0, 0));
        points.add(new MapPoint("0", "Film of Thirty Characters, The (1999)", "", "", 99, 0, 0));
        for (int i = 1; i < 50; i++) {
            points.add(point(i, ""));
        }
        ItemMap map = new ItemMap(points, VARIANCE);
        assertThat(map.chart().labels()).hasSize(14);
        assertThat(map.chart().labels().get(0).text()).isEqualTo("The Film of Thirty Characters");
        assertThat(map.chart().labels().get(1).x()).isEqualTo(49);
    }

    @Test
    void axes_variance_isInTheirLabels() {
        ItemMap map = new ItemMap(List.of(point(0, "")), VARIANCE);
        assertThat(map.chart().x().label()).isEqualTo("First principal axis, 25.0% of variance");
        assertThat(map.chart().y().label()).isEqualTo("Second principal axis, 12.5% of variance");
        assertThat(map.caption()).contains("37.5%");
    }

    private static MapPoint point(int i, String genres) {
        return new MapPoint("" + i, "Film " + i + " (2000)", "", genres, 100 - i, i, 0);
    }
}
