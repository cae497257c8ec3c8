package org.factorlens.ratings;

/** Decimal numbers as data files write them. */
final class Numbers {
    private static final int SHORT = 9;
    private static final double[] TEN_TO = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private Numbers() {}

    /**
     * The number that {@code text} writes in digits: an optional sign, digits with at most one point (a digit must
     * follow it), an optional exponent. Infinite where it is too large.
     *
     * @return NaN where {@code text} is no such number; words such as NaN, hexadecimal digits and suffixes are not
     */
    static double parse(String text) {
        return text.length() <= SHORT ? parseShort(text) : parseAny(text);
    }

    /** Digits and at most one point: both parts are exact, so that one division rounds correctly. */
    private static double parseShort(String text) {
        int digits = 0;
        int point = -1;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
            } else if (c == '.' && point < 0 && i < length - 1) {
                point = i;
            } else {
                return parseAny(text);
            }
        }
        return length == 0 ? Double.NaN : point < 0 ? digits : digits / TEN_TO[length - 1 - point];
    }

    private static double parseAny(String text) {
        boolean allowed = text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
        boolean ends = !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
        if (!allowed || !ends) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
