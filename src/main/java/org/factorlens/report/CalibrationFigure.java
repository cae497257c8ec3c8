package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.factorlens.chart.Axis;
import org.factorlens.chart.FittedLine;
import org.factorlens.chart.Point;
import org.factorlens.chart.ScatterChart;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.CalibrationBin;

/** Mean rating against mean prediction, bin by bin, beside the line on which they are equal. */
final class CalibrationFigure {
    static final String CAPTION =
            "Test ratings are put into about ten bins of equal size by their prediction. On the line the "
                    + "mean rating of a bin equals its mean prediction; below it the model predicts too high, above it too low.";

    /** A bin of the configuration called {@code name}. */
    private record Row(String name, CalibrationBin bin) {
        double gap() {
            return bin.meanPrediction() - bin.meanRating();
        }
    }

    private final String id;
    private final Map<String, List<CalibrationBin>> byName = new LinkedHashMap<>();

    CalibrationFigure(String id) {
        this.id = id;
    }

    /** Adds a group of points; fewer than two bins (one prediction for all) are no calibration and are left out. */
    CalibrationFigure add(String name, List<CalibrationBin> bins) {
        if (bins.size() > 1) {
            byName.put(name, bins);
        }
        return this;
    }

    boolean empty() {
        return byName.isEmpty();
    }

    /** The figure with files of its own. */
    FigureView figure(Figures figures, String caption) {
        return figures.figure(chart(), caption, table(), rows());
    }

    /** Mean prediction and mean rating of the bins as a table alone, for pages that are many and must stay light. */
    static TableView table(List<CalibrationBin> bins) {
        return Table.of(
                        "Calibration: test ratings in bins by prediction, rating units",
                        List.of(
                                Column.number("Mean prediction", CalibrationBin::meanPrediction, Numbers::rmse)
                                        .naming(),
                                Column.number("Mean rating", CalibrationBin::meanRating, Numbers::rmse),
                                Column.count("Test ratings", CalibrationBin::ratings)))
                .view(bins);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        byName.forEach((name, bins) -> bins.forEach(bin -> rows.add(new Row(name, bin))));
        return rows;
    }

    private ScatterChart chart() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Row row : rows()) {
            low = Math.min(low, Math.min(row.bin().meanPrediction(), row.bin().meanRating()));
            high = Math.max(high, Math.max(row.bin().meanPrediction(), row.bin().meanRating()));
        }
        return new ScatterChart(
                id,
                "Calibration: mean rating against mean prediction",
                Axis.linear("mean prediction of the bin (rating units)").covering(low, high),
                Axis.linear("mean rating (rating units)").covering(low, high),
                byName.entrySet().stream()
                        .map(entry -> new Series(
                                entry.getKey(),
                                entry.getValue().stream()
                                        .map(CalibrationFigure::point)
                                        .toList()))
                        .toList(),
                List.of(new FittedLine("equal", low, low, high, high)));
    }

    private static Point point(CalibrationBin bin) {
        return Point.of(
                bin.meanPrediction(),
                bin.meanRating(),
                "predicted " + Numbers.rating(bin.meanPrediction()) + ", rated " + Numbers.rating(bin.meanRating())
                        + " (" + Units.counted(bin.ratings(), "prediction", "predictions") + ")");
    }

    private Table<Row> table() {
        List<Column<Row>> columns = new ArrayList<>();
        if (byName.size() > 1) {
            columns.add(Column.text("Configuration", Row::name));
        }
        columns.add(Column.<Row>count("Bin", row -> row.bin().bin() + 1).naming());
        columns.add(Column.count("Test predictions", row -> row.bin().ratings()));
        columns.add(Column.number("Mean prediction", row -> row.bin().meanPrediction(), Numbers::rmse));
        columns.add(Column.number("Mean rating", row -> row.bin().meanRating(), Numbers::rmse));
        columns.add(Column.number("Prediction minus rating", Row::gap, Numbers::difference));
        return Table.of("Mean prediction and mean rating of each bin, rating units", columns);
    }
}
