package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Bar;
import org.factorlens.chart.BarChart;
import org.factorlens.chart.LineChart;
import org.factorlens.chart.Point;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.ResultTable;

/** Figures of a run page, kept light: there are hundreds of these pages. */
final class RunFigures {
    private static final int MOST = 9;
    private static final double HALF = 0.5;
    /** Ends of bins have six decimals in the file: this much of a bin's width is rounding. */
    private static final double SLACK = 1e-4;

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
        byRating(figures, views);
        byFamiliarity(figures, views);
        residuals(figures, views);
        return views;
    }

    private FigureView curve(Figures figures, List<CurvePoint> whole) {
        List<CurvePoint> curve = Thinned.of(whole, MOST);
        List<Point> train = new ArrayList<>();
        List<Point> test = new ArrayList<>();
        for (CurvePoint point : curve) {
            train.add(Point.of(point.sweep(), point.trainRmse(), hover(point, point.trainRmse())));
            test.add(Point.of(point.sweep(), point.testRmse(), hover(point, point.testRmse())));
        }
        LineChart chart = new LineChart(
                "curve",
                "RMSE after each sweep, training and test",
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
        String caption = (cell.model().equals("gibbs")
                        ? Sampled.CURVE + " The loss in the table is half the sum of squared errors."
                        : "On training ratings and on test ratings, which had no part in training; the table has the loss.")
                + Thinned.note(whole.size(), MOST);
        return figures.light(chart, caption, table, curve, ResultTable.CURVES.fileName());
    }

    private static String hover(CurvePoint point, double rmse) {
        return "sweep " + point.sweep() + ": " + Numbers.rmse(rmse);
    }

    private void byRating(Figures figures, List<FigureView> views) {
        List<ErrorGroup> groups = results.errors(cell.cell(), "rating");
        if (groups.isEmpty()) {
            return;
        }
        BarChart chart = new BarChart(
                "rating",
                "Test RMSE by the rating that was given",
                "true rating",
                Axis.linear("test RMSE (rating units)"),
                groups.stream()
                        .map(group -> Bar.of(
                                group.label(),
                                group.rmse(),
                                group.label() + ": " + Numbers.rmse(group.rmse()) + ", "
                                        + Units.counted(group.ratings(), "rating", "ratings")))
                        .toList(),
                false,
                List.of());
        Table<ErrorGroup> table = Table.of(
                "Error by rating value",
                List.of(
                        Column.text("Rating", ErrorGroup::label).naming(),
                        Column.count("Ratings", ErrorGroup::ratings),
                        Column.number("RMSE", ErrorGroup::rmse, Numbers::rmse),
                        Column.number("Mean error", ErrorGroup::meanError, error -> Numbers.signed(error, 3))));
        String caption =
                "A bar for each rating given, or for a range of ratings. Mean error, in the table, is prediction "
                        + "minus rating: above zero the model predicted too high.";
        views.add(figures.light(chart, caption, table, groups, ResultTable.ERROR_GROUPS.fileName()));
    }

    /** A group of users and the group of items of the same rank; either may be missing. */
    private record Group(int number, ErrorGroup users, ErrorGroup items) {
        static String label(ErrorGroup group) {
            return group == null ? "–" : group.label();
        }

        static double rmse(ErrorGroup group) {
            return group == null ? Double.NaN : group.rmse();
        }
    }

    private void byFamiliarity(Figures figures, List<FigureView> views) {
        List<ErrorGroup> users = results.errors(cell.cell(), "user-activity");
        List<ErrorGroup> items = results.errors(cell.cell(), "item-popularity");
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < Math.max(users.size(), items.size()); i++) {
            groups.add(
                    new Group(i + 1, i < users.size() ? users.get(i) : null, i < items.size() ? items.get(i) : null));
        }
        if (groups.isEmpty()) {
            return;
        }
        LineChart chart = new LineChart(
                "familiarity",
                "Test RMSE by user activity and item popularity",
                Axis.integers("group, fewest training ratings first"),
                Axis.linear("test RMSE (rating units)"),
                List.of(
                        line("by activity of the user", groups, Group::users),
                        line("by popularity of the item", groups, Group::items)),
                List.of());
        Table<Group> table = Table.of(
                "Test RMSE by number of training ratings",
                List.of(
                        Column.count("Group", Group::number).naming(),
                        Column.text("Ratings of the user", group -> Group.label(group.users())),
                        Column.number("RMSE", group -> Group.rmse(group.users()), Numbers::rmse),
                        Column.text("Ratings of the item", group -> Group.label(group.items())),
                        Column.number("RMSE", group -> Group.rmse(group.items()), Numbers::rmse)));
        String caption =
                "Groups are cut to hold about equally many test ratings where counts allow; the table says how many training ratings the "
                        + "users and items in them have.";
        views.add(figures.light(chart, caption, table, groups, ResultTable.ERROR_GROUPS.fileName()));
    }

    private static Series line(String name, List<Group> groups, Function<Group, ErrorGroup> side) {
        return new Series(
                name,
                groups.stream()
                        .map(group -> Point.of(group.number(), Group.rmse(side.apply(group)), hover(side.apply(group))))
                        .toList());
    }

    private static String hover(ErrorGroup group) {
        return group == null ? "" : EvidenceFigures.trained(group) + ": " + Numbers.rmse(group.rmse());
    }

    private void residuals(Figures figures, List<FigureView> views) {
        List<ResidualBin> bins = wide(results.residuals(cell.cell()));
        if (bins.isEmpty()) {
            return;
        }
        BarChart chart = new BarChart(
                "residuals",
                "How far test ratings are from their predictions",
                "rating minus prediction (rating units, lower end of the bin)",
                Axis.linear("test ratings"),
                bins.stream()
                        .map(bin -> Bar.of(
                                Numbers.plain(bin.from()),
                                bin.ratings(),
                                Numbers.plain(bin.from()) + " to " + Numbers.plain(bin.to()) + ": "
                                        + Units.counted(bin.ratings(), "rating", "ratings")))
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
                chart,
                "Right of zero the model predicted too low, left of it too high. The outermost bins hold all beyond.",
                table,
                bins,
                ResultTable.RESIDUALS.fileName()));
    }

    /**
     * Bins of half a rating unit, which show the shape as well as narrower ones, or of their own width where that is more; empty
     * ones between others too.
     */
    private List<ResidualBin> wide(List<ResidualBin> bins) {
        double own =
                bins.stream().mapToDouble(bin -> bin.to() - bin.from()).max().orElse(0);
        double width = Math.max(own, HALF);
        double start = own > HALF ? bins.get(0).from() : 0;
        TreeMap<Long, Integer> counts = new TreeMap<>();
        for (ResidualBin bin : bins) {
            counts.merge((long) Math.floor((bin.from() - start) / width + SLACK), bin.ratings(), Integer::sum);
        }
        List<ResidualBin> wide = new ArrayList<>();
        if (counts.isEmpty()) {
            return wide;
        }
        for (long place = counts.firstKey(); place <= counts.lastKey(); place++) {
            double from = start + place * width;
            wide.add(new ResidualBin(cell.cell(), from, from + width, counts.getOrDefault(place, 0)));
        }
        return wide;
    }
}
