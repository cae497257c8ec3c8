package org.factorlens.chart;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.format.Numbers;

/** Chooses round numbers to mark on an axis. */
final class Ticks {
    /** Keeps an end that is a round number in spite of rounding. */
    private static final double SLACK = 1e-9;
    /** Up to so many decades 2 and 5 are marked too. */
    private static final double FEW_DECADES = 2;

    private Ticks() {}

    /** Multiples of 1, 2 or 5 times a power of ten in {@code lower..upper}, about {@code target} of them. */
    static List<Tick> linear(double lower, double upper, int target, boolean integers) {
        double raw = (upper - lower) / target;
        int exponent = (int) Math.floor(StrictMath.log10(raw));
        int mantissa = mantissa(raw / power(exponent));
        if (mantissa == 10) {
            mantissa = 1;
            exponent++;
        }
        if (integers && exponent < 0) {
            exponent = 0;
            mantissa = 1;
        }
        double step = times(mantissa, exponent);
        long first = (long) Math.ceil(lower / step - SLACK);
        long last = (long) Math.floor(upper / step + SLACK);
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            double value = times(i * mantissa, exponent);
            ticks.add(new Tick(value, label(value, Math.max(0, -exponent))));
        }
        return ticks;
    }

    /** Powers of ten in {@code lower..upper} (logarithms), with 2 and 5 times them on a short axis. */
    static List<Tick> logarithmic(double lower, double upper) {
        int[] factors = upper - lower <= FEW_DECADES ? new int[] {1, 2, 5} : new int[] {1};
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = (int) Math.floor(lower); exponent <= (int) Math.ceil(upper); exponent++) {
            for (int factor : factors) {
                double value = times(factor, exponent);
                double position = StrictMath.log10(value);
                if (position >= lower - SLACK && position <= upper + SLACK) {
                    ticks.add(new Tick(position, natural(value)));
                }
            }
        }
        return ticks;
    }

    /** A value of the data as a label: grouped where it is whole, else as short as can be. */
    static String natural(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Numbers.count((long) value) : Numbers.plain(value);
    }

    private static String label(double value, int decimals) {
        return decimals == 0 ? Numbers.count(Math.round(value)) : Numbers.fixed(value, decimals);
    }

    private static int mantissa(double raw) {
        if (raw <= 1 + SLACK) {
            return 1;
        }
        if (raw <= 2 + SLACK) {
            return 2;
        }
        return raw <= 5 + SLACK ? 5 : 10;
    }

    /** {@code factor * 10^exponent}; divides for negative exponents, so that 3 * 10^-1 is the double 0.3. */
    private static double times(long factor, int exponent) {
        return exponent < 0 ? factor / power(-exponent) : factor * power(exponent);
    }

    private static double power(int exponent) {
        return StrictMath.pow(10, exponent);
    }
}
