package org.factorlens.format;

/** Durations and sizes as people read them. */
public final class Units {
    private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB"};
    /** Spaces between number and unit do not break. */
    private static final char SPACE = '\u00a0';

    private Units() {}

    /** A duration: {@code 42 ms}, {@code 3.1 s}, {@code 2 min 05 s}, {@code 3 h 20 min}. */
    public static String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return Numbers.NOT_AVAILABLE;
        }
        if (seconds < 0.9995) {
            return Numbers.fixed(seconds * 1000, 0) + SPACE + "ms";
        }
        if (seconds < 59.95) {
            return Numbers.fixed(seconds, 1) + SPACE + "s";
        }
        long whole = Math.round(seconds);
        return whole < 3600 ? pair(whole, 60, "min", "s") : pair(Math.round(seconds / 60), 60, "h", "min");
    }

    /** A size in decimal units: {@code 512 bytes}, {@code 1.2 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + (bytes == 1 ? SPACE + "byte" : SPACE + "bytes");
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < BYTE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return Numbers.fixed(value, 1) + SPACE + BYTE_UNITS[unit];
    }

    /** A number with its noun: {@code 1 rating}, {@code 2,500 ratings}. */
    public static String counted(long count, String singular, String plural) {
        return Numbers.count(count) + SPACE + (count == 1 ? singular : plural);
    }

    private static String pair(long value, long base, String large, String small) {
        long rest = value % base;
        return Numbers.count(value / base) + SPACE + large + SPACE + (rest < 10 ? "0" : "") + rest + SPACE + small;
    }
}
