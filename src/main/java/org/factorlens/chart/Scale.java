package org.factorlens.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Range and marks of an axis.
 *
 * @param lower lower end in plotted units
 * @param upper upper end
 * @param log whether plotted units are logarithms to base ten
 * @param ticks marks, ascending
 */
record Scale(double lower, double upper, boolean log, List<Tick> ticks) {
    /** Room beyond the data as a share of its range. */
    private static final double PADDING = 0.05;
    /** Up to so many different values are marked themselves instead of round numbers. */
    private static final int FEW = 10;
    /** Clear space between two labels beside each other. */
    private static final double GAP = 12;

    /** A scale that holds all finite values, with room to both sides; {@code target} marks or so. */
    static Scale of(Axis axis, double[] values, int target) {
        double[] range = range(axis, values);
        double room = room(range, axis) * PADDING;
        return marked(range[0] - room, range[1] + room, axis, target);
    }

    /** A scale from zero; {@code extra} is the share of the axis to leave free beyond the values. */
    static Scale fromZero(Axis axis, double[] values, int target, double extra) {
        double[] range = range(axis, values);
        double low = Math.min(0, range[0]);
        double high = Math.max(0, range[1]);
        double share = Math.max(PADDING, extra / (1 - Math.min(extra, 0.8)));
        double room = low == high ? 1 : (high - low) * share;
        return marked(low < 0 ? low - room : low, high > 0 || low == 0 ? high + room : high, axis, target);
    }

    /** Places 0..n-1 for categories, each one wide. */
    static Scale categories(List<String> names) {
        List<Tick> ticks = new ArrayList<>();
        for (String name : names) {
            ticks.add(new Tick(ticks.size(), name));
        }
        return new Scale(-0.5, names.size() - 0.5, false, ticks);
    }

    /** The same scale with marks at the values themselves if they are few and there are no more than that. */
    Scale markedAtFew(double[] values) {
        double[] distinct = Arrays.stream(values)
                .filter(v -> !Double.isNaN(plotted(v)))
                .sorted()
                .distinct()
                .toArray();
        if (distinct.length == 0 || distinct.length > FEW) {
            return this;
        }
        List<Tick> marks = Arrays.stream(distinct)
                .mapToObj(v -> new Tick(plotted(v), Ticks.natural(v)))
                .toList();
        return new Scale(lower, upper, log, marks);
    }

    /** The same scale without the labels that would touch their left neighbour on an axis of that length. */
    Scale thinned(double length, double fontSize) {
        List<Tick> kept = new ArrayList<>();
        double end = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            double half = FontTable.width(tick.label(), fontSize) / 2;
            double middle = (tick.position() - lower) / (upper - lower) * length;
            if (middle - half >= end + GAP) {
                kept.add(tick);
                end = middle + half;
            }
        }
        return new Scale(lower, upper, log, kept);
    }

    /**
     * The same scale with every n-th label, for the least n at which labels of that size do not touch; of the n ways to
     * do so the one with the shortest labels, which keeps 0, 0.5 and 1 rather than 0.25 and 0.75.
     */
    Scale everyNth(double length, double fontSize) {
        for (int n = 1; n < ticks.size(); n++) {
            Scale best = null;
            for (int first = 0; first < n; first++) {
                Scale some = every(n, first);
                boolean clear = some.thinned(length, fontSize).ticks().size()
                        == some.ticks().size();
                if (clear && (best == null || some.letters() < best.letters())) {
                    best = some;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return thinned(length, fontSize);
    }

    private Scale every(int n, int first) {
        List<Tick> kept = new ArrayList<>();
        for (int i = first; i < ticks.size(); i += n) {
            kept.add(ticks.get(i));
        }
        return new Scale(lower, upper, log, kept);
    }

    private double letters() {
        return ticks.stream().mapToInt(tick -> tick.label().length()).average().orElse(0);
    }

    /** Width of the widest line of all labels. */
    double widestLabel(double fontSize) {
        return ticks.stream()
                .flatMap(tick -> tick.label().lines())
                .mapToDouble(line -> FontTable.width(line, fontSize))
                .max()
                .orElse(0);
    }

    /** A natural value in plotted units; NaN where it cannot be plotted. */
    double plotted(double value) {
        return plotted(value, log);
    }

    private static double plotted(double value, boolean log) {
        if (!Double.isFinite(value) || log && value <= 0) {
            return Double.NaN;
        }
        return log ? StrictMath.log10(value) : value;
    }

    private static double[] range(Axis axis, double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            double plotted = plotted(value, axis.log10());
            if (!Double.isNaN(plotted)) {
                low = Math.min(low, plotted);
                high = Math.max(high, plotted);
            }
        }
        return low <= high ? new double[] {low, high} : new double[] {0, 1};
    }

    /** The length of the range; for a single value a length that puts it in the middle of a sensible one. */
    private static double room(double[] range, Axis axis) {
        if (range[1] > range[0]) {
            return range[1] - range[0];
        }
        double around = axis.log10() || axis.integers() ? 1 : Math.max(Math.abs(range[0]) * 0.05, 1e-3);
        return around / PADDING;
    }

    private static Scale marked(double lower, double upper, Axis axis, int target) {
        List<Tick> ticks =
                axis.log10() ? Ticks.logarithmic(lower, upper) : Ticks.linear(lower, upper, target, axis.integers());
        return new Scale(lower, upper, axis.log10(), ticks);
    }
}
