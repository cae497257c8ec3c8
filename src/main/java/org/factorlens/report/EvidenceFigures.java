package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.factorlens.chart.Axis;
import org.factorlens.chart.LineChart;
import org.factorlens.chart.Point;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.Summary;

/** Errors by activity and popularity, and calibration, of the chosen configuration beside the best simple one. */
final class EvidenceFigures {
    private final PooledRuns pooled;
    private final Map<String, Summary> compared;
    private final String everySeed;

    EvidenceFigures(ExperimentResults results, PooledRuns pooled, Map<String, Summary> compared) {
        this.pooled = pooled;
        this.compared = compared;
        this.everySeed = Phrases.everySeed(compared.values().stream()
                .mapToInt(results.configurations()::seeds)
                .max()
                .orElse(1));
    }

    /** A group of one configuration. */
    private record Row(String name, ErrorGroup group) {}

    List<FigureView> errors(Figures figures) {
        List<FigureView> views = new ArrayList<>();
        add(views, figures, "user-activity", "by activity of the user", "users");
        add(views, figures, "item-popularity", "by popularity of the item", "items");
        return views;
    }

    private void add(List<FigureView> views, Figures figures, String by, String words, String side) {
        List<Row> rows = new ArrayList<>();
        compared.forEach((name, row) -> pooled.groups(row, by).forEach(group -> rows.add(new Row(name, group))));
        if (rows.isEmpty()) {
            return;
        }
        LineChart chart = new LineChart(
                "evidence-" + by,
                "Test RMSE " + words,
                Axis.integers("group, fewest training ratings first"),
                Axis.linear("test RMSE (rating units)"),
                compared.keySet().stream().map(name -> series(name, rows)).toList(),
                List.of());
        Table<Row> table = Table.of(
                "Test RMSE " + words + ", test predictions of all runs together",
                List.of(
                        Column.<Row>count("Group", row -> row.group().group() + 1)
                                .naming(),
                        Column.text("Configuration", Row::name),
                        Column.text("Training ratings", row -> row.group().label()),
                        Column.count("Test predictions", row -> row.group().ratings()),
                        Column.number("RMSE", row -> row.group().rmse(), Numbers::rmse),
                        Column.number(
                                "Prediction minus rating", row -> row.group().meanError(), Numbers::difference)));
        views.add(figures.figure(
                chart,
                "Test ratings in about ten groups by how many training ratings their " + side
                        + " have, cut anew on each split to hold about equally many where counts allow."
                        + everySeed,
                table,
                rows));
    }

    /** {@code 1 training rating}, {@code 2–5 training ratings}. */
    static String trained(ErrorGroup group) {
        return group.label() + (group.label().equals("1") ? " training rating" : " training ratings");
    }

    private static Series series(String name, List<Row> rows) {
        return new Series(
                name,
                rows.stream()
                        .filter(row -> row.name().equals(name))
                        .map(row -> Point.of(
                                row.group().group() + 1,
                                row.group().rmse(),
                                trained(row.group()) + ": "
                                        + Numbers.rmse(row.group().rmse())
                                        + " over "
                                        + Units.counted(row.group().ratings(), "test prediction", "test predictions")))
                        .toList());
    }

    /** Calibration, or null where every configuration predicts one number. */
    FigureView calibration(Figures figures) {
        CalibrationFigure figure = new CalibrationFigure("calibration");
        compared.forEach((name, row) -> figure.add(name, pooled.calibration(row)));
        return figure.empty()
                ? null
                : figure.figure(
                        figures,
                        CalibrationFigure.CAPTION + " Bins of the same rank of all runs are together." + everySeed);
    }
}
