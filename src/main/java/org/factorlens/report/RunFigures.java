package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Bar;
import org.factorlens.chart.BarChart;
import org.factorlens.chart.LineChart;
import org.factorlens.chart.Point;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.ResultTable;

/** Figures of a run page, kept light: there are hundreds of these pages. */
final class RunFigures {
    private final ExperimentResults results;
    private final CellResult cell;

    RunFigures(ExperimentResults results, CellResult cell) {
        this.results = results;
        this.cell = cell;
    }

    List<FigureView> all(Figures figures) {
        List<FigureView> views = new ArrayList<>();
        List<CurvePoint> curve = results.curve(cell.cell());
        if (curve.size() > 1) {
            views.add(curve(figures, curve));
        }
        errors(
                figures,
                views,
                "rating",
                "Error by rating value",
                "true rating",
                "Models shrink to the mean: the extremes are predicted worst.");
        errors(
                figures,
                views,
                "user-activity",
                "Error by user activity",
                "training ratings of the user",
                "Users in groups of like size, fewest ratings first.");
        errors(
                figures,
                views,
                "item-popularity",
                "Error by item popularity",
                "training ratings of the item",
                "Items in groups of like size, fewest ratings first.");
        residuals(figures, views);
        return views;
    }

    private FigureView curve(Figures figures, List<CurvePoint> curve) {
        List<Point> train = new ArrayList<>();
        List<Point> test = new ArrayList<>();
        for (CurvePoint point : curve) {
            train.add(Point.of(point.sweep(), point.trainRmse(), ""));
            test.add(Point.of(point.sweep(), point.testRmse(), ""));
        }
        LineChart chart = new LineChart(
                "curve",
                "Learning curve",
                Axis.integers("sweep"),
                Axis.linear("RMSE (rating units)"),
                List.of(new Series("training", train), new Series("test", test)),
                List.of());
        Table<CurvePoint> table = Table.of(
                "State after each sweep",
                List.of(
                        Column.count("Sweep", CurvePoint::sweep).naming(),
                        Column.number("Train loss", CurvePoint::trainLoss, loss -> Numbers.fixed(loss, 1)),
                        Column.number("Test loss", CurvePoint::testLoss, loss -> Numbers.fixed(loss, 1)),
                        Column.number("Train RMSE", CurvePoint::trainRmse, Numbers::rmse),
                        Column.number("Test RMSE", CurvePoint::testRmse, Numbers::rmse)));
        return figures.light(chart, "RMSE after each sweep.", table, curve, ResultTable.CURVES.fileName());
    }

    private void errors(
            Figures figures, List<FigureView> views, String by, String title, String label, String caption) {
        List<ErrorGroup> groups = results.errors(cell.cell(), by);
        if (groups.isEmpty()) {
            return;
        }
        BarChart chart = new BarChart(
                by,
                title,
                label,
                Axis.linear("test RMSE (rating units)"),
                groups.stream()
                        .map(group -> Bar.of(group.label(), group.rmse(), ""))
                        .toList(),
                false,
                List.of());
        Table<ErrorGroup> table = Table.of(
                title,
                List.of(
                        Column.text("Group", ErrorGroup::label).naming(),
                        Column.count("Ratings", ErrorGroup::ratings),
                        Column.number("RMSE", ErrorGroup::rmse, Numbers::rmse),
                        Column.number("Mean error", ErrorGroup::meanError, error -> Numbers.signed(error, 3))));
        views.add(figures.light(chart, caption, table, groups, ResultTable.ERROR_GROUPS.fileName()));
    }

    private void residuals(Figures figures, List<FigureView> views) {
        List<ResidualBin> bins = results.residuals(cell.cell());
        if (bins.isEmpty()) {
            return;
        }
        BarChart chart = new BarChart(
                "residuals",
                "Residuals",
                "rating minus prediction (rating units, lower end of the bin)",
                Axis.linear("test ratings"),
                bins.stream()
                        .map(bin -> Bar.of(Numbers.plain(bin.from()), bin.ratings(), ""))
                        .toList(),
                false,
                List.of());
        Table<ResidualBin> table = Table.of(
                "Residuals",
                List.of(
                        Column.number("From", ResidualBin::from, Numbers::plain).naming(),
                        Column.number("To", ResidualBin::to, Numbers::plain),
                        Column.count("Ratings", ResidualBin::ratings)));
        views.add(figures.light(
                chart, "Right of zero the model predicted too low.", table, bins, ResultTable.RESIDUALS.fileName()));
    }
}
