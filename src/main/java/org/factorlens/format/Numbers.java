package org.factorlens.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them. Every method answers {@link #NOT_AVAILABLE} for NaN, writes minus as U+2212 and rounds
 * the exact binary value half to even, so that the text is the same on every JDK.
 */
public final class Numbers {
    /** What stands for a number that does not exist. */
    public static final String NOT_AVAILABLE = "n/a";

    private static final char MINUS = '\u2212';
    private static final int RMSE_DECIMALS = 4;
    private static final int RESULT_DECIMALS = 6;
    /** An interval narrower than this would show the same end twice at three decimals. */
    private static final double NARROW = 0.002;

    private Numbers() {}

    /** An error in rating units (RMSE, MAE): {@code 0.8512}. */
    public static String rmse(double value) {
        return fixed(value, RMSE_DECIMALS);
    }

    /** A difference of two errors with its sign: {@code +0.0031}, {@code −0.0031}, {@code 0.0000}. */
    public static String difference(double value) {
        return signed(value, RMSE_DECIMALS);
    }

    /** An interval, three decimals unless it is so narrow that four are needed: {@code 0.851 to 0.855}. */
    public static String interval(double low, double high) {
        return interval(low, high, intervalDecimals(low, high));
    }

    /** An interval with the decimals given: {@code 0.851 to 0.855}. */
    public static String interval(double low, double high, int decimals) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return NOT_AVAILABLE;
        }
        return fixed(low, decimals) + " to " + fixed(high, decimals);
    }

    /**
     * An interval of a difference, both ends with their signs: {@code −0.003 to +0.002}. An end that would round to zero gets
     * more decimals, at most the six of the result files, so that one sees on which side of zero it lies.
     */
    public static String differenceInterval(double low, double high) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return NOT_AVAILABLE;
        }
        int decimals = intervalDecimals(low, high);
        while (decimals < RESULT_DECIMALS && (vanishes(low, decimals) || vanishes(high, decimals))) {
            decimals++;
        }
        return signed(low, decimals) + " to " + signed(high, decimals);
    }

    private static boolean vanishes(double value, int decimals) {
        return value != 0
                && new BigDecimal(value)
                                .setScale(decimals, RoundingMode.HALF_EVEN)
                                .signum()
                        == 0;
    }

    /** How many of something, digits grouped by comma: {@code 100,836}. */
    public static String count(long value) {
        String digits = Long.toString(value);
        int sign = value < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > sign; at -= 3) {
            text.insert(at, ',');
        }
        if (value < 0) {
            text.setCharAt(0, MINUS);
        }
        return text.toString();
    }

    /** A share in 0..1 as a percentage: {@code 12.3%}, {@code <0.1%}, {@code 0%}, {@code 100%}. */
    public static String percent(double share) {
        if (Double.isNaN(share)) {
            return NOT_AVAILABLE;
        }
        if (share > 0 && share < 0.0005) {
            return "<0.1%";
        }
        if (share < 1 && share >= 0.9995) {
            return ">99.9%";
        }
        return share == 0 || share == 1 ? plain(share * 100) + "%" : fixed(share * 100, 1) + "%";
    }

    /** A rating or a mean of ratings, two decimals: {@code 3.50}. */
    public static String rating(double value) {
        return fixed(value, 2);
    }

    /** A number as short as it can be written, at most six decimals: {@code 0.05}, {@code 2}, {@code 12.5}. */
    public static String plain(double value) {
        String text = fixed(value, 6);
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** A number with so many significant digits, no trailing zeros: {@code significant(0.85123, 3)} is {@code 0.851}. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return fixed(value, 0);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        String text = rounded.abs().stripTrailingZeros().toPlainString();
        return rounded.signum() < 0 ? MINUS + text : text;
    }

    /**
     * A number with so many decimals.
     *
     * @param value any number; infinite values are shown as the infinity sign
     * @param decimals 0..15
     */
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return NOT_AVAILABLE;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221e" : MINUS + "\u221e";
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        String digits = rounded.abs().toPlainString();
        return rounded.signum() < 0 ? MINUS + digits : digits;
    }

    /** Like {@link #fixed} with a plus before what rounds to more than zero. */
    public static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        boolean positive = value > 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9' || c == '\u221e');
        return positive ? "+" + text : text;
    }

    private static int intervalDecimals(double low, double high) {
        return high - low < NARROW ? RMSE_DECIMALS : RMSE_DECIMALS - 1;
    }
}
