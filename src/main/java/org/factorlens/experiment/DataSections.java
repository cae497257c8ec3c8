package org.factorlens.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.factorlens.ratings.RatingFormat;
import org.factorlens.split.Split;

/** Reads what an experiment file says of its ratings: {@code dataset}, where they are, and {@code split}, how they are divided. */
final class DataSections {
    private static final String[] ROLES = {"user", "item", "rating", "timestamp"};
    private static final String[] FORMATS =
            Arrays.stream(RatingFormat.values()).map(RatingFormat::key).toArray(String[]::new);

    private DataSections() {}

    static Experiment.DataSource dataSource(YamlSection section) {
        section.allow("name", "path", "format", "columns", "items", "ratings", "delimiter", "scale");
        YamlSection scale = section.section("scale").allow("min", "max");
        YamlSection columns = section.section("columns").allow(ROLES);
        String path = section.text("path", "");
        String name = section.text("name", fileName(section, path));
        if (name == null) {
            throw section.error("name", "'dataset' needs a 'name' or a 'path'");
        }
        double min = scale.number("min", Double.NaN, -1e6, 1e6);
        double max = scale.number("max", Double.NaN, -1e6, 1e6);
        if (Double.isNaN(min) != Double.isNaN(max) || max <= min) {
            throw section.error("scale", "'scale' needs 'min' and a larger 'max'");
        }
        Map<String, String> roles = new TreeMap<>();
        for (String role : ROLES) {
            if (columns.has(role)) {
                roles.put(role, columns.text(role));
            }
        }
        checkColumns(section, roles);
        return new Experiment.DataSource(
                name,
                path,
                section.choice("format", "", FORMATS),
                roles,
                section.text("items", ""),
                section.text("ratings", ""),
                section.text("delimiter", ""),
                min,
                max);
    }

    /** What is told of a file of another layout than the known ones is told of all of it. */
    private static void checkColumns(YamlSection section, Map<String, String> roles) {
        boolean described = section.has("columns") || section.has("items") || section.has("delimiter");
        for (String role : List.of("user", "item", "rating")) {
            if (described && !roles.containsKey(role)) {
                throw section.error(
                        "columns", "'dataset' needs columns: {user: …, item: …, rating: …}; '" + role + "' is missing");
            }
        }
    }

    /** The last name of a path, or null where it has none. */
    private static String fileName(YamlSection section, String path) {
        try {
            Path last = Path.of(path).getFileName();
            return last == null || path.isEmpty() ? null : last.toString();
        } catch (InvalidPathException e) {
            throw section.error("path", "'path' is '" + path + "', which cannot be a path: " + e.getReason());
        }
    }

    static Split split(YamlSection section) {
        section.allow("strategy", "folds", "seed", "validation", "test", "train", "trainFraction", "pairs");
        String strategy = section.choice("strategy", "kfold", "kfold", "holdout", "temporal", "files", "numpy-holdout");
        boolean replicates = strategy.equals("numpy-holdout");
        double validation = section.number("validation", replicates ? 0 : 0.1, 0, 0.9);
        long seed = section.whole("seed", replicates ? 0 : 42);
        return switch (strategy) {
            case "kfold" -> new Split.KFold(section.integer("folds", 5, 2, 1000), validation, seed);
            case "holdout" -> new Split.HoldOut(section.number("test", 0.2, 1e-6, 0.99), validation, seed);
            case "temporal" -> new Split.Temporal(section.number("test", 0.2, 1e-6, 0.99), validation);
            case "numpy-holdout" ->
                new Split.NumpyHoldOut(section.number("trainFraction", 0.8, 0.01, 0.99), validation, seed);
            default -> new Split.GivenFiles(pairs(section), validation, seed);
        };
    }

    private static List<Split.FilePair> pairs(YamlSection section) {
        if (!section.has("pairs")) {
            return List.of(new Split.FilePair(section.text("train"), section.text("test")));
        }
        return section.sections("pairs").stream()
                .map(pair -> pair.allow("train", "test"))
                .map(pair -> new Split.FilePair(pair.text("train"), pair.text("test")))
                .toList();
    }
}
