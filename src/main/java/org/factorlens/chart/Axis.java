package org.factorlens.chart;

/**
 * An axis of numbers.
 *
 * @param label what it measures, with the unit; may be empty
 * @param log10 whether the scale is logarithmic; values are given as they are, those not above zero are not drawn
 * @param integers whether only whole numbers are marked
 */
public record Axis(String label, boolean log10, boolean integers) {
    /** A linear axis. */
    public static Axis linear(String label) {
        return new Axis(label, false, false);
    }

    /** A logarithmic axis. */
    public static Axis log(String label) {
        return new Axis(label, true, false);
    }

    /** A linear axis of whole numbers. */
    public static Axis integers(String label) {
        return new Axis(label, false, true);
    }
}
