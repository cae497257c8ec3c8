package org.factorlens.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Style sheets, scripts and the font, shared by all experiments of a site. */
final class Assets {
    /** Folder in the site. */
    static final String FOLDER = "assets";
    /** A file that only this program's assets folder holds. */
    static final String MARK = "css/site.css";

    private static final List<String> FILES = List.of(
            MARK,
            "css/chart.css",
            "css/cards.css",
            "js/theme.js",
            "js/table.js",
            "js/compare.js",
            "js/figures.js",
            "js/environment.js",
            "js/catalogue.js",
            "js/map.js",
            "js/try.js",
            "fonts/inter-latin.woff2",
            "fonts/OFL.txt",
            "img/mark.svg",
            "img/card.png");

    private Assets() {}

    static void write(SiteOutput out) {
        write(out, TemplateFiles.ofProgram());
    }

    static void write(SiteOutput out, TemplateFiles files) {
        for (String file : FILES) {
            byte[] bytes = files.read(file);
            out.write(file, file.endsWith(".js") ? compact(bytes) : bytes);
        }
    }

    private static byte[] compact(byte[] script) {
        return CompactScript.of(new String(script, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
