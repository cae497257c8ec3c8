package org.factorlens.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.factorlens.results.DegreeCount;
import org.factorlens.results.DegreeFit;
import org.factorlens.results.GenreCount;
import org.factorlens.results.Manifest;
import org.factorlens.results.Manifest.DatasetInfo;
import org.factorlens.results.RatingCount;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A small results directory about the data, and pages drawn from it in memory. */
final class PageFixture {
    static final String HOSTILE = "<!--<script>alert(1)</script> \"><img src=x onerror=alert(1)>";

    private final ResultStore store;
    private final Map<String, String> files = new TreeMap<>();

    PageFixture(Path folder) {
        store = new ResultStore(folder);
        store.writeJson(ResultStore.MANIFEST, manifest(dataset(0, List.of(), Double.NaN)));
        store.write(
                ResultTable.RATINGS_HISTOGRAM,
                List.of(
                        new RatingCount(1, 1, 10, 0.1),
                        new RatingCount(2.5, 2.5, 70, 0.7),
                        new RatingCount(5, 5, 20, 0.2)));
        store.write(
                ResultTable.GENRES,
                List.of(new GenreCount("Drama", 40, 60, 3.5), new GenreCount(HOSTILE, 10, 40, 2.25)));
        store.write(
                ResultTable.DEGREES,
                List.of(
                        new DegreeCount("user", 1, 8),
                        new DegreeCount("user", 10, 3),
                        new DegreeCount("item", 2, 5),
                        new DegreeCount("item", 4, 1)));
        store.write(ResultTable.DEGREE_FITS, List.of(new DegreeFit("user", -1.25, 0.9, 0.875, 2, 1, 10)));
    }

    ResultStore store() {
        return store;
    }

    ExperimentResults results() {
        return new ExperimentResults(store);
    }

    /** Files that pages wrote beside themselves. */
    Map<String, String> files() {
        return files;
    }

    Document draw(Page page) {
        Frame frame = new Frame("title", "", "../", page.home(), "An experiment", List.of(), List.of(), List.of());
        Figures figures =
                new Figures((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)), page.home());
        return Jsoup.parse(new Templates().render(page.template(), page.view(frame, figures)));
    }

    static DatasetInfo dataset(long skipped, List<String> firstSkipped, double noiseFloor) {
        return new DatasetInfo(
                "tiny",
                "Tiny set",
                "Free for all.",
                100,
                11,
                8,
                6,
                1.0 / 600,
                3.25,
                0.5,
                5,
                0.5,
                false,
                true,
                828124615L,
                1537799250L,
                2,
                skipped,
                firstSkipped,
                noiseFloor,
                List.of(new Manifest.FileInfo("ratings.csv", 2_483_723, "80da8b33")),
                List.of(new Manifest.FeaturesInfo(new Manifest.FileInfo("tags.csv", 4096, "feed"), 12, 5, 3)));
    }

    static Manifest manifest(DatasetInfo dataset) {
        Manifest.SplitInfo split = new Manifest.SplitInfo(
                "holdout",
                "One rating in five is the test part.",
                1,
                0.1,
                List.of(new Manifest.FoldInfo(0, 72, 8, 20, "f3448a42")));
        Manifest.PlanInfo plan = new Manifest.PlanInfo(1, 1, 1, 1, 0, Map.of());
        return new Manifest(
                1,
                "0.1.0",
                1,
                "tiny",
                "A tiny experiment",
                "",
                "name: tiny",
                "e1",
                dataset,
                split,
                plan,
                "als-k2-f0",
                "k = 2, λ = 5",
                "validation",
                true,
                50,
                List.of(0.2, 0.1),
                new TreeMap<>());
    }
}
