package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.results.MapPoint;
import org.factorlens.results.Recommendations.ItemCard;
import org.factorlens.results.TryModel;
import org.junit.jupiter.api.Test;

class CatalogueScriptsTest {
    private static final int LIMIT = 2_000_000;

    private static TryModel model(int items, String title) {
        List<TryModel.TryItem> all = IntStream.range(0, items)
                .mapToObj(i -> new ItemCard("id" + i, title + i, 1990 + i % 30, List.of("G" + i % 20), items - i, 3.5))
                .map(card -> new TryModel.TryItem(card, 0, 0.01))
                .toList();
        return new TryModel(
                "c1",
                2,
                3.5,
                true,
                5,
                3,
                false,
                1,
                5,
                1,
                all,
                "",
                new TryModel.TryQuality(1, 1, 1, 0, 0, Double.NaN, Double.NaN),
                List.of());
    }

    private static List<MapPoint> points(int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> new MapPoint("id" + i, "t", "G" + i % 20, "G" + i % 20, items - i, i, -i))
                .toList();
    }

    private static JsonNode read(String script) {
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(script.substring(script.indexOf('=') + 1, script.length() - 2));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(CatalogueScripts scripts) {
        return IntStream.range(0, scripts.files().size())
                .mapToObj(scripts::text)
                .toList();
    }

    @Test
    void parts_sixtyThousandTitles_areSmallAndHoldAllInOrder() {
        CatalogueScripts scripts = new CatalogueScripts(model(60_000, "A Title of Usual Length "), List.of(), null);
        List<String> texts = texts(scripts);
        List<String> ids = new ArrayList<>();
        texts.forEach(text ->
                read(text).get("items").forEach(row -> ids.add(row.get(5).asText())));

        assertThat(texts)
                .allSatisfy(text ->
                        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(LIMIT));
        assertThat(texts.get(0).length()).isLessThan(200_000);
        assertThat(ids).hasSize(60_000).startsWith("id0", "id1").endsWith("id59999");
        assertThat(read(texts.get(0)).get("parts").asInt()).isEqualTo(texts.size());
        assertThat(scripts.files()).startsWith("catalogue-0.js", "catalogue-1.js");
    }

    @Test
    void firstPart_longTitles_holdsAllThatAreDrawn() {
        List<MapPoint> points = points(1000);
        ItemMap map = ItemMap.of(points, List.of(0.2, 0.1)).orElseThrow();
        JsonNode first = read(new CatalogueScripts(model(1000, "<>".repeat(150)), points, map).text(0));

        assertThat(first.get("drawn")).hasSize(400);
        assertThat(first.get("items").size()).isBetween(400, 999);
        assertThat(first.get("items").get(3).get(6).asDouble()).isEqualTo(3);
        assertThat(first.get("items").get(3).get(7).asDouble()).isEqualTo(-3);
    }

    @Test
    void groups_ofDrawnItems_areThoseOfTheChart() {
        List<MapPoint> points = points(100);
        ItemMap map = ItemMap.of(points, List.of(0.2, 0.1)).orElseThrow();
        JsonNode first = read(new CatalogueScripts(model(100, "T"), points, map).text(0));

        for (int i = 0; i < 100; i++) {
            int number = first.get("drawn").get(i).asInt();
            String group = number < 0 ? "" : first.get("groups").get(number).asText();
            assertThat(group).isEqualTo(map.group(points.get(i)));
        }
        assertThat(first.get("named").get(0).asInt()).isZero();
    }

    @Test
    void firstPart_withoutMap_saysNothingOfOne() {
        JsonNode first = read(new CatalogueScripts(model(3, "T"), List.of(), null).text(0));

        assertThat(first.has("drawn")).isFalse();
        assertThat(first.get("items").get(0).get(6).isNull()).isTrue();
    }
}
