package org.factorlens.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles as people say them. */
final class TitleText {
    private static final Pattern ARTICLE_LAST = Pattern.compile("(.+), (The|A|An)((?: \\(.*)?)");

    private TitleText() {}

    /** Catalogues sort by the first word: {@code Matrix, The (1999)} becomes {@code The Matrix (1999)}. */
    static String natural(String title) {
        Matcher parts = ARTICLE_LAST.matcher(title);
        return parts.matches() ? parts.group(2) + " " + parts.group(1) + parts.group(3) : title;
    }
}
