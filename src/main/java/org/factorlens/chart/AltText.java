package org.factorlens.chart;

import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;

/** Alternative texts: what a listener needs to know of a chart, computed from what is drawn. */
final class AltText {
    /** More series than this are counted, not told one by one. */
    private static final int TOLD = 10;

    private static final int DIGITS = 4;

    private AltText() {}

    static String points(String kind, Axis x, Axis y, List<Series> series) {
        StringJoiner text = new StringJoiner(" ");
        text.add(kind + " of " + named(y.label(), "values") + " by " + named(x.label(), "position") + ".");
        if (series.size() > TOLD) {
            text.add(Units.counted(series.size(), "series", "series") + ".");
        } else {
            series.forEach(one -> text.add(range(one)));
        }
        return text.toString();
    }

    private static String range(Series series) {
        List<Point> drawn = series.points().stream()
                .filter(point -> Double.isFinite(point.x()) && Double.isFinite(point.y()))
                .toList();
        String name = series.name().isEmpty() ? "" : series.name() + ": ";
        if (drawn.isEmpty()) {
            return name + "no data.";
        }
        Point low = drawn.stream().min(Comparator.comparingDouble(Point::y)).orElseThrow();
        Point high = drawn.stream().max(Comparator.comparingDouble(Point::y)).orElseThrow();
        return name + Units.counted(drawn.size(), "point", "points") + ", lowest " + number(low.y()) + " at "
                + number(low.x()) + ", highest " + number(high.y()) + " at " + number(high.x()) + ".";
    }

    static String bars(BarChart chart) {
        List<Bar> drawn = chart.bars().stream()
                .filter(bar -> Double.isFinite(bar.value()))
                .toList();
        Bar low = drawn.stream().min(Comparator.comparingDouble(Bar::value)).orElseThrow();
        Bar high = drawn.stream().max(Comparator.comparingDouble(Bar::value)).orElseThrow();
        return "Bar chart of " + named(chart.y().label(), "values") + " by " + named(chart.categoryLabel(), "category")
                + ". " + Units.counted(drawn.size(), "bar", "bars") + ", highest " + high.label() + " with "
                + number(high.value()) + ", lowest " + low.label() + " with " + number(low.value()) + ".";
    }

    static String heat(HeatMapChart chart) {
        List<HeatCell> drawn = chart.cells().stream()
                .filter(cell -> Double.isFinite(cell.value()))
                .toList();
        String text = "Heat map of " + named(chart.valueLabel(), "values") + " by " + named(chart.rowLabel(), "row")
                + " and " + named(chart.columnLabel(), "column") + ".";
        if (drawn.isEmpty()) {
            return text + " No values.";
        }
        Comparator<HeatCell> byValue = Comparator.comparingDouble(HeatCell::value);
        return text + " Lowest " + place(chart, drawn.stream().min(byValue).orElseThrow()) + ", highest "
                + place(chart, drawn.stream().max(byValue).orElseThrow()) + ".";
    }

    private static String place(HeatMapChart chart, HeatCell cell) {
        return number(cell.value()) + " at row " + chart.rows().get(cell.row()) + ", column "
                + chart.columns().get(cell.column());
    }

    private static String named(String label, String otherwise) {
        return label.isEmpty() ? otherwise : label;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Ticks.natural(value) : Numbers.significant(value, DIGITS);
    }
}
