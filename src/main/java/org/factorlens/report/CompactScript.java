package org.factorlens.report;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script of ours without comments and without the blanks and line ends that a browser needs not; names stay. Strings are in
 * double quotes, patterns follow an opening bracket or an operator, statements end with semicolons.
 */
final class CompactScript {
    /** Strings and patterns are kept; what is between two tokens, comments with it, shrinks. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\""
            + "|(?<=[(,=:?!&|]|[(,=:?!&|] |return )/(?![/*])(?:[^/\\\\\\[\\n]|\\\\.|\\[(?:[^\\]\\\\\\n]|\\\\.)*])+/"
            + "|(?<gap>(?:\\s|//[^\\n]*|/\\*(?s:.*?)\\*/)+)");

    private CompactScript() {}

    static String of(String script) {
        StringBuilder out = new StringBuilder(script.length());
        Matcher token = TOKEN.matcher(script);
        int from = 0;
        while (token.find()) {
            out.append(script, from, token.start());
            char before = out.isEmpty() ? ';' : out.charAt(out.length() - 1);
            char after = token.end() < script.length() ? script.charAt(token.end()) : ';';
            out.append(token.group("gap") == null ? token.group() : gap(token.toMatchResult(), before, after));
            from = token.end();
        }
        return out.append(script, from, script.length()).append('\n').toString();
    }

    private static String gap(MatchResult token, char before, char after) {
        boolean ends = token.group().contains("\n");
        if (ends && before == '}' && after != '}' && after != ')') {
            return "\n"; // a function that is assigned may end here without a semicolon
        }
        boolean words = isWord(before) && isWord(after);
        boolean signs = before == after && (after == '+' || after == '-');
        return words || signs ? ends ? "\n" : " " : "";
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
