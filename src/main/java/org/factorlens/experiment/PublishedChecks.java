package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.PublishedCheck;

/** Holds our numbers to published ones. */
final class PublishedChecks {
    private PublishedChecks() {}

    /**
     * One row per published number about this data set. A number is compared with the first cell that meets the conditions;
     * where none does, the row says so by an empty cell and does not pass.
     */
    static List<PublishedCheck> of(Experiment experiment, List<CellOutcome> outcomes) {
        List<PublishedCheck> rows = new ArrayList<>();
        for (Experiment.Published published : experiment.published()) {
            if (published.dataset().isEmpty()
                    || published.dataset().equals(experiment.dataset().name())) {
                rows.addAll(checks(published, outcomes));
            }
        }
        return rows;
    }

    /** Of the first cell that meets the conditions; none of them is on item features, so that cells have none. */
    private static List<PublishedCheck> checks(Experiment.Published published, List<CellOutcome> outcomes) {
        Optional<CellOutcome> match = outcomes.stream()
                .filter(outcome -> outcome.result().ok())
                .filter(outcome -> !outcome.cell().configuration().featured())
                .filter(outcome -> published.where().containsKey("model")
                        || outcome.cell().configuration().algorithm().candidate())
                .filter(outcome -> published.where().entrySet().stream().allMatch(c -> meets(outcome.result(), c)))
                .findFirst();
        List<PublishedCheck> rows = new ArrayList<>();
        published.metrics().forEach((metric, number) -> {
            int sweep = published.sweep() > 0
                    ? published.sweep()
                    : match.map(m -> m.result().sweepsRun()).orElse(0);
            double ours = match.flatMap(m -> point(m, sweep))
                    .map(point -> value(point, metric))
                    .orElse(Double.NaN);
            double tolerance = metric.endsWith("loss") ? published.lossTolerance() : published.tolerance();
            rows.add(new PublishedCheck(
                    published.source(),
                    published.protocol(),
                    match.map(m -> m.cell().id()).orElse(""),
                    sweep,
                    metric,
                    number,
                    ours,
                    ours - number,
                    tolerance,
                    Math.abs(ours - number) <= tolerance * (1 + 1e-9)));
        });
        return rows;
    }

    private static Optional<CurvePoint> point(CellOutcome outcome, int sweep) {
        return outcome.curve().stream().filter(p -> p.sweep() == sweep).findFirst();
    }

    private static double value(CurvePoint point, String metric) {
        return switch (metric) {
            case "train_rmse" -> point.trainRmse();
            case "test_rmse" -> point.testRmse();
            case "train_loss" -> point.trainLoss();
            case "test_loss" -> point.testLoss();
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private static boolean meets(CellResult row, Map.Entry<String, String> condition) {
        String wanted = condition.getValue();
        return switch (condition.getKey().replace("_", "").toLowerCase(Locale.ROOT)) {
            case "model" -> row.model().equals(wanted);
            case "k" -> same(row.k(), wanted);
            case "lambda" -> same(row.lambda(), wanted);
            case "bias" -> Boolean.toString(row.bias()).equals(wanted);
            case "biaslambda", "damping" -> same(row.biasLambda(), wanted);
            case "weighting" -> row.weighting().equals(wanted);
            case "update" -> row.update().equals(wanted);
            case "globalmean" -> Boolean.toString(row.globalMean()).equals(wanted);
            case "sweeps" -> same(row.sweeps(), wanted);
            case "seed" -> same(row.seed(), wanted);
            default -> throw new IllegalArgumentException(condition.getKey());
        };
    }

    private static boolean same(double value, String wanted) {
        try {
            return Math.abs(value - Double.parseDouble(wanted)) <= 1e-9 * Math.max(1, Math.abs(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
