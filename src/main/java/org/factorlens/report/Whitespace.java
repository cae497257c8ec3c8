package org.factorlens.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes indentation, empty lines and the end tags of cells and rows out of HTML: a browser reads the same page. {@code pre} is
 * left alone.
 */
final class Whitespace {
    private static final Pattern PREFORMATTED = Pattern.compile("<pre[ >].*?</pre>", Pattern.DOTALL);
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\n\\s*");
    /** The next cell or row ends the one before, by the rules of HTML. */
    private static final Pattern CELL_ENDS = Pattern.compile("</t[hdr]>");

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
        return CELL_ENDS.matcher(LINE_ENDS.matcher(html).replaceAll("\n")).replaceAll("");
    }
}
