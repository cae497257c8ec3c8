package org.factorlens.experiment;

import java.math.BigDecimal;

/** Numbers in ids and labels. */
final class Numbers {
    private Numbers() {}

    /** The shortest plain decimal form of a number from an experiment file: {@code 0.05}, {@code 20}. */
    static String plain(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        // Twelve digits hide what binary fractions add, and avoid Double.toString, whose output differs between JDKs.
        BigDecimal rounded = new BigDecimal(value).round(new java.math.MathContext(12));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
