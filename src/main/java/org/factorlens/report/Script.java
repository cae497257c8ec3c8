package org.factorlens.report;

import java.util.List;
import org.factorlens.format.Numbers;

/**
 * Writes {@code window.NAME={…};} for a classic script: JSON whose strings hold no {@code < > &} and no line separator
 * of any kind, so that nothing in a title can end a script or a string.
 */
final class Script {
    private final StringBuilder out = new StringBuilder();
    private boolean separate;

    private Script() {}

    /** The script that sets {@code window.name} to an object with the fields that {@code body} writes. */
    static String assign(String name, java.util.function.Consumer<Script> body) {
        Script script = new Script();
        script.out.append("window.").append(name).append("={");
        body.accept(script);
        return script.out.append("};\n").toString();
    }

    Script field(String name, String value) {
        key(name);
        string(value);
        return this;
    }

    Script field(String name, long value) {
        key(name);
        out.append(value);
        return this;
    }

    Script field(String name, boolean value) {
        key(name);
        out.append(value);
        return this;
    }

    /** A number with at most six decimals; NaN is null. */
    Script field(String name, double value) {
        key(name);
        number(value);
        return this;
    }

    /** A list of objects or arrays, one for each entry. */
    <T> Script list(String name, List<T> entries, java.util.function.BiConsumer<Script, T> each) {
        key(name);
        out.append('[');
        for (int i = 0; i < entries.size(); i++) {
            out.append(i == 0 ? "" : ",\n");
            separate = false;
            each.accept(this, entries.get(i));
        }
        out.append(']');
        separate = true;
        return this;
    }

    /** A value of a list: a string, a whole number, a double, a list of them. */
    void item(Object value) {
        value(value);
    }

    /** A list of strings. */
    Script strings(String name, List<String> values) {
        key(name);
        value(values);
        return this;
    }

    /** A list of arrays that {@link #text} has written. */
    Script rows(String name, List<String> rows) {
        key(name);
        out.append('[').append(String.join(",\n", rows)).append(']');
        return this;
    }

    /** The text of an array. */
    static String text(List<?> values) {
        Script script = new Script();
        script.value(values);
        return script.out.toString();
    }

    /** An array of values: strings, whole numbers, doubles, lists of them. */
    Script array(Object... values) {
        value(List.of(values));
        return this;
    }

    private void value(Object value) {
        if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",");
                value(list.get(i));
            }
            out.append(']');
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            out.append(value);
        } else {
            string((String) value);
        }
    }

    private void key(String name) {
        out.append(separate ? "," : "");
        string(name);
        out.append(':');
        separate = true;
    }

    private void number(double value) {
        out.append(Double.isFinite(value) ? Numbers.plain(value).replace('\u2212', '-') : "null");
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' '
                    || c == '<'
                    || c == '>'
                    || c == '&'
                    || c == '\u2028'
                    || c == '\u2029'
                    || unpaired(text, i)) {
                out.append("\\u").append(hex(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** Half of a surrogate pair alone has no UTF-8. */
    private static boolean unpaired(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
