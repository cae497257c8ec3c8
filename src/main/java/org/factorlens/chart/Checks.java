package org.factorlens.chart;

import java.util.regex.Pattern;

/** Rules that the records' constructors share. */
final class Checks {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern WITH_SCHEME = Pattern.compile("^\\s*([a-zA-Z][a-zA-Z0-9+.-]*:|//|\\\\)");

    private Checks() {}

    static void id(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "chart id '" + id + "': expected lower-case letters, digits and hyphens, a letter first");
        }
    }

    static void relative(String link) {
        if (link != null && WITH_SCHEME.matcher(link).find()) {
            throw new IllegalArgumentException("link '" + link + "': expected a relative address");
        }
    }
}
