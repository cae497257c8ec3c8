package org.factorlens.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes well-formed SVG: elements nest, text and attributes are escaped, coordinates have at most one decimal, finer than a screen. */
final class SvgWriter {
    private final StringBuilder out = new StringBuilder(8192);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; a null value leaves the attribute out
     */
    SvgWriter start(String name, Object... attributes) {
        tag(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Closes the innermost element. */
    SvgWriter end() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes an element without content. */
    SvgWriter empty(String name, Object... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    /** Writes an element that holds only text. */
    SvgWriter textElement(String name, String text, Object... attributes) {
        tag(name, attributes);
        out.append('>');
        escape(text, out);
        out.append("</").append(name).append('>');
        return this;
    }

    /** What was written; every element must have ended. */
    String markup() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements still open: " + open);
        }
        return out.toString();
    }

    private void tag(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            if (value == null) {
                continue;
            }
            out.append(' ').append(attributes[i]).append("=\"");
            escape(value instanceof Double number ? number(number) : value.toString(), out);
            out.append('"');
        }
    }

    /** A coordinate: at most one decimal, no trailing zero, no exponent, the same on every JDK. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a coordinate: " + value);
        }
        long tenths = Math.round(value * 10);
        long rest = Math.abs(tenths) % 10;
        StringBuilder text = new StringBuilder(tenths < 0 ? "-" : "").append(Math.abs(tenths) / 10);
        if (rest > 0) {
            text.append('.').append(rest);
        }
        return text.toString();
    }

    /** Text for content and attributes of XML and of HTML alike. */
    static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(c) ? c : '\uFFFD');
            }
        });
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
