package org.factorlens.chart;

/**
 * An axis of numbers.
 *
 * @param label what it measures, with the unit; may be empty
 * @param log10 whether the scale is logarithmic; values are given as they are, those not above zero are not drawn
 * @param integers whether only whole numbers are marked
 * @param from a value that the axis reaches whatever the data are, NaN for none
 * @param to another
 */
public record Axis(String label, boolean log10, boolean integers, double from, double to) {
    /** A linear axis. */
    public static Axis linear(String label) {
        return new Axis(label, false, false, Double.NaN, Double.NaN);
    }

    /** A logarithmic axis. */
    public static Axis log(String label) {
        return new Axis(label, true, false, Double.NaN, Double.NaN);
    }

    /** A linear axis of whole numbers. */
    public static Axis integers(String label) {
        return new Axis(label, false, true, Double.NaN, Double.NaN);
    }

    /** The same that reaches both values, so that several charts can share a scale. Lines and scatter only. */
    public Axis covering(double low, double high) {
        return new Axis(label, log10, integers, low, high);
    }
}
