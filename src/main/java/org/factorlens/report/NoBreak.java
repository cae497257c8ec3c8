package org.factorlens.report;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps {@code k = 10}, {@code no bias} and {@code p < 0.01} on one line each: their spaces become no-break spaces. */
final class NoBreak {
    private static final String EQUATION = "(?<=\\b[kp]|λ) (?:=|<|&lt;) (?=[\\d.])|(?<=\\b(?:no|bias)) (?=bias\\b|λ)";
    private static final Pattern TEXT = Pattern.compile(EQUATION);
    /** Charts do not break lines, and what is preformatted is to be copied. */
    private static final Pattern HTML = Pattern.compile("(?s)<(pre|svg|code)\\b.*?</\\1>|" + EQUATION);

    private NoBreak() {}

    static String text(String text) {
        return TEXT.matcher(text).replaceAll(NoBreak::held);
    }

    static String html(String html) {
        return HTML.matcher(html).replaceAll(NoBreak::held);
    }

    private static String held(MatchResult found) {
        String all = found.group();
        return Matcher.quoteReplacement(all.startsWith(" ") ? all.replace(' ', '\u00a0') : all);
    }
}
