package org.factorlens.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the rows of {@code published} in an experiment file: what published work reports, and of which cells. */
final class PublishedSection {
    private static final String[] CONDITIONS = Arrays.stream(MatrixSection.AXES)
            .filter(axis -> !axis.equals("features"))
            .toArray(String[]::new);
    private static final String[] METRICS = {"train_rmse", "test_rmse", "train_loss", "test_loss"};

    private PublishedSection() {}

    static Experiment.Published read(YamlSection section) {
        section.allow(
                "source",
                "protocol",
                "dataset",
                "where",
                "sweep",
                "tolerance",
                "loss_tolerance",
                METRICS[0],
                METRICS[1],
                METRICS[2],
                METRICS[3]);
        YamlSection where = section.section("where").allow(CONDITIONS);
        Map<String, String> conditions = new TreeMap<>();
        where.keys().forEach(key -> conditions.put(key, condition(where, key)));
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String metric : METRICS) {
            if (section.has(metric)) {
                metrics.put(metric, section.number(metric, 0, 0, 1e300));
            }
        }
        if (metrics.isEmpty()) {
            throw section.error("source", "a published row needs one of " + String.join(", ", METRICS));
        }
        return new Experiment.Published(
                section.text("source"),
                section.text("protocol", ""),
                section.text("dataset", ""),
                conditions,
                section.integer("sweep", 0, 0, 100_000),
                metrics,
                section.number("tolerance", 0.0001, 0, 1e9),
                section.number("loss_tolerance", 0.01, 0, 1e300));
    }

    /** The value of a condition on an axis, checked as the axis is; truth values are {@code true} or {@code false}. */
    private static String condition(YamlSection where, String key) {
        switch (key.replace("_", "").toLowerCase(Locale.ROOT)) {
            case "model" -> where.choice(key, "", MatrixSection.MODELS);
            case "weighting" -> where.choice(key, "", MatrixSection.WEIGHTINGS);
            case "update" -> where.choice(key, "", MatrixSection.UPDATES);
            case "bias", "globalmean" -> {
                return Boolean.toString(where.flag(key, false));
            }
            case "lambda", "biaslambda", "damping" -> where.number(key, 0, 0, 1e12);
            default -> where.integer(key, 0, 0, Integer.MAX_VALUE);
        }
        return where.text(key);
    }
}
