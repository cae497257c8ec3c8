package org.factorlens.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.factorlens.results.MapPoint;
import org.factorlens.results.Recommendations.ItemCard;
import org.factorlens.results.ResultTable;
import org.factorlens.results.TryModel;

/**
 * The titles that a reader can search, most rated first, as scripts {@code catalogue-0.js}, {@code catalogue-1.js}, …: a small
 * first part that a page shows at once, and the rest in parts below the limit for files of a site.
 */
final class CatalogueScripts {
    private static final int FIRST_BYTES = 150_000;
    private static final int PART_BYTES = 1_500_000;
    private static final String VARIABLE = "FACTORLENS_CATALOGUE_";

    private final List<String> genres;
    private final List<List<String>> parts;
    private final int items;
    private final ItemMap map;

    /**
     * The catalogue of the model.
     *
     * @param model whose items these are
     * @param points where they lie on the map; none where there is no map
     * @param map which of them are drawn and how, or null
     */
    CatalogueScripts(TryModel model, List<MapPoint> points, ItemMap map) {
        Map<String, MapPoint> places = new LinkedHashMap<>();
        points.forEach(point -> places.put(point.item(), point));
        TreeSet<String> names = new TreeSet<>();
        model.items().forEach(item -> names.addAll(item.card().genres()));
        this.genres = List.copyOf(names);
        this.items = model.items().size();
        this.map = map;
        this.parts = parts(model.items().stream()
                .map(item -> row(item.card(), places.get(item.card().item())))
                .toList());
    }

    /** The catalogue of the selected model, with the map where it has two dimensions or more; none without a model. */
    static Optional<CatalogueScripts> of(ExperimentResults results) {
        List<MapPoint> points = results.rows(ResultTable.ITEM_MAP);
        ItemMap map = ItemMap.of(points, results.manifest().mapVariance()).orElse(null);
        return results.tryModel().map(model -> new CatalogueScripts(model, points, map));
    }

    /** Title, year, genres by number, ratings, mean rating, id, place on the map. */
    private String row(ItemCard item, MapPoint place) {
        return Script.text(List.of(
                TitleText.natural(item.title()),
                item.year(),
                item.genres().stream().map(genres::indexOf).toList(),
                item.ratings(),
                item.meanRating(),
                item.item(),
                place == null ? Double.NaN : rounded(place.x()),
                place == null ? Double.NaN : rounded(place.y())));
    }

    /** Four decimals are finer than a screen. */
    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }

    private List<List<String>> parts(List<String> rows) {
        List<List<String>> all = new ArrayList<>(List.of(new ArrayList<>()));
        int room = FIRST_BYTES;
        for (String row : rows) {
            int bytes = row.getBytes(StandardCharsets.UTF_8).length + 2;
            List<String> last = all.get(all.size() - 1);
            boolean drawn =
                    all.size() == 1 && map != null && last.size() < map.drawn().size();
            if (bytes > room && !last.isEmpty() && !drawn) {
                all.add(new ArrayList<>());
                room = PART_BYTES;
            }
            all.get(all.size() - 1).add(row);
            room -= bytes;
        }
        return all;
    }

    /** File names, in order. */
    List<String> files() {
        List<String> files = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            files.add("catalogue-" + part + ".js");
        }
        return files;
    }

    /** Text of part {@code part}. */
    String text(int part) {
        return Script.assign(VARIABLE + part, script -> {
            if (part == 0) {
                script.field("parts", parts.size()).field("total", items).strings("genres", genres);
                if (map != null) {
                    drawn(script);
                }
            }
            script.rows("items", parts.get(part));
        });
    }

    private void drawn(Script script) {
        List<String> groups = map.groupNames();
        script.strings("groups", groups)
                .rows(
                        "drawn",
                        map.drawn().stream()
                                .map(point -> Integer.toString(groups.indexOf(map.group(point))))
                                .toList())
                .rows(
                        "named",
                        map.named().stream()
                                .map(point -> Integer.toString(map.drawn().indexOf(point)))
                                .toList())
                .strings("axes", List.of(map.axis(0), map.axis(1)));
    }

    /** Bytes of all parts. */
    long bytes() {
        long bytes = 0;
        for (int part = 0; part < parts.size(); part++) {
            bytes += text(part).getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }
}
