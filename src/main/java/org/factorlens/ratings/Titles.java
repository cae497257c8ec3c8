package org.factorlens.ratings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles as MovieLens writes them: the year in brackets at the end, a leading article moved behind a comma. */
final class Titles {
    private static final Pattern YEAR =
            Pattern.compile("^(.*\\S)\\s*\\((\\d{4})(?:\\s*[-\u2013]\\s*(?:\\d{4})?)?\\)\\s*$");
    private static final String ARTICLES =
            "The|A|An|Les|Le|La|L'|Un|Une|Des|Der|Die|Das|Ein|Eine|El|Los|Las|Il|Lo|Gli|I|O|Os|As|Den|Det|De|Het";
    /** "..., The" at the end of the title or before a bracket. */
    private static final Pattern TRAILING =
            Pattern.compile("^([^(]*\\S), (" + ARTICLES + ")(?=\\s*\\(|\\s*$)", Pattern.CASE_INSENSITIVE);
    /** "(..., La)" and "(a.k.a. ..., The)": another title within brackets. */
    private static final Pattern BRACKETED =
            Pattern.compile("\\((a\\.k\\.a\\. )?([^()]*[^(), ]), (" + ARTICLES + ")\\)", Pattern.CASE_INSENSITIVE);

    private static final Pattern LEADING = Pattern.compile(
            "^(?:(?:The|A|An|Les|Le|La|Un|Une|Der|Die|Das|El|Los|Las|Il) |L')(?=\\S)", Pattern.CASE_INSENSITIVE);

    private Titles() {}

    /** The item of a catalogue row: the year taken from the end of the title, genres without placeholders. */
    static Item item(String id, String rawTitle, List<String> genres) {
        Matcher year = YEAR.matcher(rawTitle);
        String title = rawTitle.strip();
        if (title.isEmpty()) {
            return new Item(id, id, 0, genres);
        }
        return year.matches()
                ? new Item(id, year.group(1), Integer.parseInt(year.group(2)), genres)
                : new Item(id, title, 0, genres);
    }

    /** {@code Lord of the Rings, The} as it is said: {@code The Lord of the Rings}. */
    static String spoken(String title) {
        if (title.indexOf(", ") < 0) {
            return title;
        }
        Matcher trailing = TRAILING.matcher(title);
        String front = trailing.find()
                ? article(trailing.group(2)) + trailing.group(1) + title.substring(trailing.end())
                : title;
        return BRACKETED.matcher(front).replaceAll(match -> {
            String known = match.group(1) == null ? "" : match.group(1);
            return Matcher.quoteReplacement("(" + known + article(match.group(3)) + match.group(2) + ")");
        });
    }

    private static String article(String article) {
        return article.endsWith("'") ? article : article + " ";
    }

    /** What a search compares: lower case, without an article at either end, single spaces. */
    static String key(String title) {
        String spoken = spoken(title.strip());
        String bare = LEADING.matcher(spoken).replaceFirst("");
        return bare.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
