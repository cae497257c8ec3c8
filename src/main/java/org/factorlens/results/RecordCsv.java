package org.factorlens.results;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Records as CSV: a header of component names in snake case, then a row per record, lines ended by LF. Components are
 * String, int, long, double or boolean. A double is written with six decimals, NaN as an empty field; text is kept from
 * being a formula ({@link SpreadsheetText}).
 *
 * @param <T> the record type
 */
public final class RecordCsv<T extends Record> {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private static final Pattern DECIMAL = Pattern.compile("-?([0-9]+(\\.[0-9]+)?|Infinity)");

    private final Class<T> type;
    private final RecordComponent[] components;
    private final List<String> columns;

    /** The CSV form of {@code type}. */
    public RecordCsv(Class<T> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.columns =
                Arrays.stream(components).map(c -> snakeCase(c.getName())).toList();
    }

    /** Column names in order. */
    public List<String> columns() {
        return columns;
    }

    /** The records as one text. */
    public String write(List<T> records) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(columns);
            for (T entry : records) {
                for (RecordComponent component : components) {
                    printer.print(field(component, entry));
                }
                printer.println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Reads records back.
     *
     * @param text the CSV text
     * @param source name of the file, for error messages
     * @throws BadResultsException where header or fields do not fit the record
     */
    public List<T> read(Reader text, String source) {
        List<T> records = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(text)) {
            boolean header = true;
            for (CSVRecord row : parser) {
                if (header) {
                    checkHeader(row, source);
                    header = false;
                } else {
                    records.add(parse(row, source, parser.getCurrentLineNumber()));
                }
            }
            if (header) {
                throw new BadResultsException(source + " is empty; expected the columns " + String.join(",", columns));
            }
        } catch (IOException e) {
            throw unreadable(source, e);
        } catch (UncheckedIOException e) {
            throw unreadable(source, e.getCause());
        }
        return records;
    }

    private static BadResultsException unreadable(String source, IOException e) {
        String why = e instanceof CharacterCodingException ? "it is not UTF-8 text" : e.getMessage();
        return new BadResultsException("cannot read " + source + ": " + why, e);
    }

    private void checkHeader(CSVRecord row, String source) {
        if (!row.toList().equals(columns)) {
            throw new BadResultsException(source + ":1: found the columns " + String.join(",", row.toList())
                    + "; expected " + String.join(",", columns));
        }
    }

    private T parse(CSVRecord row, String source, long line) {
        if (row.size() != components.length) {
            throw new BadResultsException(
                    source + ":" + line + ": found " + row.size() + " fields; expected " + components.length);
        }
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            try {
                values[i] = value(types[i], row.get(i));
            } catch (IllegalArgumentException e) {
                throw new BadResultsException(
                        source + ":" + line + ": column " + columns.get(i) + " holds '" + row.get(i) + "'; expected "
                                + types[i].getSimpleName(),
                        e);
            }
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new BadResultsException(source + ":" + line + ": " + e.getMessage(), e);
        }
    }

    private static Object value(Class<?> type, String text) {
        if (type == String.class) {
            return SpreadsheetText.unescape(text);
        } else if (type == int.class) {
            return Integer.parseInt(text);
        } else if (type == long.class) {
            return Long.parseLong(text);
        } else if (type == double.class) {
            return text.isEmpty() ? Double.NaN : decimal(text);
        } else if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
            return text.equals("true");
        }
        throw new IllegalArgumentException(text);
    }

    /** As {@link #number} writes it; Java's own parser reads more, such as {@code 0x1p3}. */
    private static double decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return Double.parseDouble(text);
    }

    private String field(RecordComponent component, T entry) {
        try {
            Object value = component.getAccessor().invoke(entry);
            if (value instanceof String text) {
                return SpreadsheetText.escape(text);
            }
            return value instanceof Double number ? number(number) : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Six decimals; NaN is empty; no negative zero. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.equals("-0.000000") ? "0.000000" : text;
    }

    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
