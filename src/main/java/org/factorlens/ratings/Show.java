package org.factorlens.ratings;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Values as messages show them. */
final class Show {
    private static final int LONGEST = 40;

    private Show() {}

    /** {@code value} in single quotes, control characters escaped, cut after 40 characters. */
    static String quoted(String value) {
        StringBuilder out = new StringBuilder("'");
        int length = Math.min(value.length(), LONGEST);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029') {
                out.append("\\x").append(hex(c));
            } else {
                out.append(c);
            }
        }
        return out.append(value.length() > LONGEST ? "...'" : "'").toString();
    }

    /** Two or more upper-case hexadecimal digits. */
    static String hex(int value) {
        String digits = Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT);
        return digits.length() < 2 ? "0" + digits : digits;
    }

    /** Up to six decimals, no more than needed. */
    static String number(double value) {
        return new BigDecimal(value)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
