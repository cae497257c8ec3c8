package org.factorlens.report;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param windowTitle title as the browser shows it
 * @param description one sentence for search engines
 * @param root way to the site's root: {@code ../} or {@code ../../} or empty
 * @param home way to the experiment's folder, empty or {@code ../}
 * @param experiment title of the experiment, empty on the site's index
 * @param nav the experiment's pages
 * @param provenance short statements of where everything came from
 * @param scripts addresses of further scripts
 */
record Frame(
        String windowTitle,
        String description,
        String root,
        String home,
        String experiment,
        List<NavLink> nav,
        List<String> provenance,
        List<String> scripts) {
    /** A link of the header; {@code current} is {@code page} on the page itself, {@code true} below it, else empty. */
    record NavLink(String label, String href, String current) {}
}
