package org.factorlens.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes indentation and empty lines out of HTML, which changes nothing that is seen; {@code pre} is left alone. */
final class Whitespace {
    private static final Pattern PREFORMATTED = Pattern.compile("<pre[ >].*?</pre>", Pattern.DOTALL);
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\n\\s*");

    private Whitespace() {}

    static String collapse(String html) {
        StringBuilder out = new StringBuilder(html.length());
        Matcher kept = PREFORMATTED.matcher(html);
        int from = 0;
        while (kept.find()) {
            out.append(collapsed(html.substring(from, kept.start()))).append(kept.group());
            from = kept.end();
        }
        return out.append(collapsed(html.substring(from))).toString();
    }

    private static String collapsed(String html) {
        return LINE_ENDS.matcher(html).replaceAll("\n");
    }
}
