package org.factorlens.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.factorlens.chart.Axis;
import org.factorlens.chart.FittedLine;
import org.factorlens.chart.Point;
import org.factorlens.chart.ScatterChart;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.DegreeCount;
import org.factorlens.results.DegreeFit;

/**
 * The degree distribution of one side of the ratings, on logarithmic axes with the fitted line.
 *
 * @param side {@code user} or {@code item}
 * @param counts its rows
 * @param fit its fit, or null where there are too few points, or all stand equally high
 */
record DegreeChart(String side, List<DegreeCount> counts, DegreeFit fit) {
    /** Points closer than this in both directions, in decades, are drawn once: about half a marker. */
    private static final double SAME_PLACE = 0.015;
    /** Through fewer a line says nothing. */
    private static final int LEAST_POINTS = 3;

    /** {@code Users} or {@code Items}. */
    String plural() {
        return side.equals("user") ? "Users" : "Items";
    }

    ScatterChart chart() {
        String slope = fit == null ? "" : ": slope " + Numbers.fixed(fit.slope(), 2) + " on logarithmic axes";
        return new ScatterChart(
                side + "-degrees",
                plural() + " by their number of ratings" + slope,
                Axis.log(side.equals("user") ? "Ratings by a user" : "Ratings of an item"),
                Axis.log(plural()),
                List.of(new Series(plural().toLowerCase(java.util.Locale.ROOT), points())),
                fit == null ? List.of() : List.of(line()));
    }

    private List<Point> points() {
        Set<Long> taken = new HashSet<>();
        List<Point> points = new ArrayList<>();
        for (DegreeCount count : counts) {
            long column = Math.round(StrictMath.log10(count.degree()) / SAME_PLACE);
            long row = Math.round(StrictMath.log10(count.count()) / SAME_PLACE);
            if (taken.add(column << 32 | row)) {
                points.add(Point.of(count.degree(), count.count(), hover(count)));
            }
        }
        return points;
    }

    private String hover(DegreeCount count) {
        return Units.counted(count.count(), side, side + "s") + " with "
                + Units.counted(count.degree(), "rating", "ratings");
    }

    private FittedLine line() {
        return new FittedLine(
                "fitted line, slope " + Numbers.fixed(fit.slope(), 2),
                fit.minDegree(),
                at(fit.minDegree()),
                fit.maxDegree(),
                at(fit.maxDegree()));
    }

    private double at(int degree) {
        return StrictMath.pow(10, fit.intercept() + fit.slope() * StrictMath.log10(degree));
    }

    String caption() {
        String read = "A point says how many " + side
                + "s have exactly so many ratings. On two logarithmic axes a power " + "law is a straight line.";
        if (fit == null) {
            return read
                    + (counts.size() < LEAST_POINTS
                            ? " There are too few points to fit one."
                            : " All points stand equally high, so that none is fitted.");
        }
        long single = counts.stream().filter(count -> count.count() == 1).count();
        return read + " The line is fitted by least squares to the logarithms of all " + Numbers.count(fit.points())
                + " points and explains " + Numbers.percent(fit.rSquared())
                + " of their variance. Every point weighs the same"
                + (single == 0
                        ? ""
                        : ", also the " + (single == 1 ? "one that stands" : Numbers.count(single) + " that stand")
                                + " for a single " + side)
                + ": the line describes, it does not prove a power law."
                + (counts.size() > points().size() ? " Points that would cover one another are drawn once." : "");
    }
}
