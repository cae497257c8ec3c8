package org.factorlens.report;

import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.factorlens.format.Numbers;

/**
 * A typed column of a table.
 *
 * @param header heading
 * @param numeric whether it is set flush right and sorted as numbers
 * @param text what is shown
 * @param key what the browser sorts by and a CSV file holds; a number in ASCII for numeric columns, empty for none
 * @param link relative address, or null for none
 * @param rowHeader whether its cells name their row
 * @param css style class of its cells: {@code n} for numbers, {@code wrap} for long text
 */
record Column<T>(
        String header,
        boolean numeric,
        Function<T, String> text,
        Function<T, String> key,
        Function<T, String> link,
        boolean rowHeader,
        String css) {

    /** A column of words. */
    static <T> Column<T> text(String header, Function<T, String> text) {
        return new Column<>(header, false, text, text, row -> null, false, "");
    }

    /** A column of numbers, shown by {@code format}. */
    static <T> Column<T> number(String header, ToDoubleFunction<T> value, DoubleFunction<String> format) {
        return new Column<>(
                header,
                true,
                row -> format.apply(value.applyAsDouble(row)),
                row -> key(value.applyAsDouble(row)),
                row -> null,
                false,
                "n");
    }

    /** A column of numbers whose digits after the point depend on the row. */
    static <T> Column<T> decimals(String header, ToDoubleFunction<T> value, ToIntFunction<T> digits) {
        Column<T> column = number(header, value, Numbers::plain);
        return new Column<>(
                header,
                true,
                row -> Numbers.fixed(value.applyAsDouble(row), digits.applyAsInt(row)),
                column.key,
                column.link,
                false,
                column.css);
    }

    /** A column of whole numbers. */
    static <T> Column<T> count(String header, ToDoubleFunction<T> value) {
        return number(header, value, number -> Numbers.count(Math.round(number)));
    }

    /** The same whose cells lead somewhere. */
    Column<T> linked(Function<T, String> address) {
        return new Column<>(header, numeric, text, key, address, rowHeader, css);
    }

    /** The same whose cells name their row. */
    Column<T> naming() {
        return new Column<>(header, numeric, text, key, link, true, css);
    }

    /** The same for long text, which may take several lines. */
    Column<T> wrapped() {
        return new Column<>(header, numeric, text, key, link, rowHeader, "wrap");
    }

    private static String key(double value) {
        return Double.isNaN(value) ? "" : Numbers.plain(value).replace('\u2212', '-');
    }

    /** Heading as a column name of a CSV file: {@code test_rmse}. */
    String csvName() {
        return header.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
    }
}
