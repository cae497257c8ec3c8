package org.factorlens.report;

import java.util.Map;

/**
 * Formulas of the prose as MathML Core, which browsers draw without script. Reads a small part of TeX: letters, numbers,
 * operators, {@code _ ^ {}}, {@code \frac \sqrt \hat \bar \text}, {@code \sum}, and Greek letters as themselves.
 */
final class MathMl {
    private static final Map<String, String> ACCENTS = Map.of("hat", "^", "bar", "¯");
    private static final String NARY = "∑";

    private final String source;
    private int at;

    private MathMl(String source) {
        this.source = source;
    }

    /** A formula within a line. */
    static String inline(String tex) {
        return "<math>" + new MathMl(tex).row(false) + "</math>";
    }

    /** A formula on its own line. */
    static String block(String tex) {
        return "<math display=\"block\">" + new MathMl(tex).row(false) + "</math>";
    }

    private String row(boolean group) {
        StringBuilder out = new StringBuilder("<mrow>");
        while (true) {
            skipSpaces();
            if (at >= source.length() || source.charAt(at) == '}') {
                if (group != (at < source.length())) {
                    throw error("unbalanced braces");
                }
                at++;
                return out.append("</mrow>").toString();
            }
            out.append(scripted());
        }
    }

    /** An atom with what hangs on it. */
    private String scripted() {
        String base = atom();
        boolean sum = base.contains(NARY);
        String sub = script('_');
        String sup = script('^');
        sub = sub == null ? script('_') : sub;
        if (sub != null && sup != null) {
            return element(sum ? "munderover" : "msubsup", base + sub + sup);
        }
        if (sub != null) {
            return element(sum ? "munder" : "msub", base + sub);
        }
        return sup == null ? base : element("msup", base + sup);
    }

    private String script(char mark) {
        skipSpaces();
        if (at >= source.length() || source.charAt(at) != mark) {
            return null;
        }
        at++;
        return atom();
    }

    private String atom() {
        skipSpaces();
        if (at >= source.length()) {
            throw error("something is missing at the end");
        }
        char c = source.charAt(at);
        if (c == '{') {
            at++;
            return row(true);
        }
        if (c == '\\') {
            return command();
        }
        if (Character.isDigit(c)) {
            int from = at;
            while (at < source.length() && (Character.isDigit(source.charAt(at)) || source.charAt(at) == '.')) {
                at++;
            }
            return element("mn", source.substring(from, at));
        }
        at++;
        if (c == '‖' || c == '|') {
            return "<mo stretchy=\"false\">" + c + "</mo>";
        }
        return element(Character.isLetter(c) ? "mi" : "mo", escaped(c));
    }

    private String command() {
        int from = ++at;
        while (at < source.length() && Character.isLetter(source.charAt(at))) {
            at++;
        }
        String name = source.substring(from, at);
        if (ACCENTS.containsKey(name)) {
            return "<mover accent=\"true\">" + atom() + element("mo", ACCENTS.get(name)) + "</mover>";
        }
        return switch (name) {
            case "frac" -> element("mfrac", atom() + atom());
            case "sqrt" -> element("msqrt", atom());
            case "text" -> element("mtext", text());
            case "sum" -> "<mo movablelimits=\"false\">" + NARY + "</mo>";
            default -> throw error("unknown command \\" + name);
        };
    }

    private String text() {
        int end = source.indexOf('}', at);
        if (at >= source.length() || source.charAt(at) != '{' || end < 0) {
            throw error("\\text wants braces");
        }
        StringBuilder out = new StringBuilder();
        source.substring(at + 1, end).chars().forEach(c -> out.append(escaped((char) c)));
        at = end + 1;
        return out.toString().replace(' ', '\u00a0');
    }

    private void skipSpaces() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private static String escaped(char c) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '-' -> "−";
            default -> String.valueOf(c);
        };
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private IllegalArgumentException error(String what) {
        return new IllegalArgumentException("formula '" + source + "', character " + at + ": " + what);
    }
}
