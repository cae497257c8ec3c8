package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.CellResult;
import org.factorlens.results.Manifest;
import org.factorlens.results.Summary;

/**
 * What a configuration ran with, by name: its own settings, its seeds, and those that all configurations of a run share and no
 * name says. Two runs of one name may differ in any of it.
 */
final class ChangedSettings {
    private static final String NONE = "–";

    private record Shared(String name, BiFunction<Manifest, Summary, String> value) {}

    private static final List<Shared> SHARED = List.of(
            new Shared("Predictions", (manifest, row) -> predictions(manifest)),
            new Shared("Ratings as read", (manifest, row) -> ratings(manifest)),
            new Shared("Burn-in", (manifest, row) -> row.model().equals("gibbs") ? axis(manifest, "burn_in") : NONE),
            new Shared("Tolerance", (manifest, row) -> row.model().equals("als") ? axis(manifest, "tolerance") : NONE),
            new Shared("Files of item features", (manifest, row) -> files(manifest, name -> reads(row, name))));

    /** Of a run whose program did not say. */
    private static final String NOT_STATED = "not stated";

    private ChangedSettings() {}

    /** Everything by name. */
    private static Map<String, String> of(Manifest manifest, Summary row, List<CellResult> runs) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> own = ComparedSettings.of(row);
        for (int i = 0; i < own.size(); i++) {
            settings.put(ComparedSettings.names().get(i), own.get(i));
        }
        settings.put("Seeds", seeds(runs));
        SHARED.forEach(shared -> settings.put(shared.name(), shared.value().apply(manifest, row)));
        return settings;
    }

    /** What differs between two runs of a configuration, as far as both say: {@code burn-in 20 then and 40 now}. */
    static List<String> differences(
            Manifest then, Summary old, List<CellResult> oldRuns, Manifest now, Summary row, List<CellResult> runs) {
        Map<String, String> before = of(then, old, oldRuns);
        List<String> differences = new ArrayList<>();
        of(now, row, runs).forEach((name, value) -> {
            String earlier = before.get(name);
            if (!value.equals(earlier) && !value.equals(NOT_STATED) && !NOT_STATED.equals(earlier)) {
                differences.add(name.toLowerCase(Locale.ROOT) + " " + earlier + " then and " + value + " now");
            }
        });
        return differences;
    }

    /** What is done to predictions before errors are taken. */
    static String predictions(Manifest manifest) {
        Manifest.DatasetInfo data = manifest.dataset();
        return manifest.clipped()
                ? "clipped to " + Numbers.plain(data.scaleMin()) + " to " + Numbers.plain(data.scaleMax())
                : "not clipped";
    }

    /** What was read of the files: other columns of the same file are other ratings. */
    static String ratings(Manifest manifest) {
        Manifest.DatasetInfo data = manifest.dataset();
        return Units.counted(data.ratings(), "rating", "ratings") + " of "
                + Units.counted(data.users(), "user", "users") + " and " + Units.counted(data.items(), "item", "items")
                + ", mean " + Numbers.rmse(data.meanRating());
    }

    /** Values of an axis or of what all share; a run of an earlier program may not have said. */
    static String axis(Manifest manifest, String name) {
        List<String> values = manifest.plan().axes().getOrDefault(name, List.of());
        return values.isEmpty() ? NOT_STATED : String.join(", ", values);
    }

    /** The files of item features with digests. */
    static String files(Manifest manifest) {
        return files(manifest, name -> true);
    }

    /** Whether the configuration's features are of the file called so, alone or beside who rated an item. */
    private static boolean reads(Summary row, String file) {
        String features = ComparedSettings.features(row);
        return features.equals(file) || features.equals(file + " + raters");
    }

    private static String files(Manifest manifest, Predicate<String> named) {
        String files = manifest.dataset().features().stream()
                .map(Manifest.FeaturesInfo::file)
                .filter(file -> named.test(file.name().replaceFirst("\\.[a-z]+$", "")))
                .map(file -> file.name() + " " + Provenance.shortened(file.sha256()))
                .collect(Collectors.joining(", "));
        return files.isEmpty() ? NONE : files;
    }

    private static String seeds(List<CellResult> runs) {
        return runs.stream()
                .map(CellResult::seed)
                .sorted()
                .distinct()
                .map(seed -> Long.toString(seed))
                .collect(Collectors.joining(", "));
    }
}
