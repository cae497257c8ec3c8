package org.factorlens.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
            "js/environment.js",
            "js/catalogue.js",
            "js/map.js",
            "js/try.js",
            "fonts/inter-latin.woff2",
            "fonts/OFL.txt",
            "img/mark.svg");

    private Assets() {}

    static void write(SiteOutput out) {
        for (String file : FILES) {
            byte[] bytes = read(file);
            out.write(file, file.endsWith(".js") ? Script.compact(bytes) : bytes);
        }
    }

    private static byte[] read(String file) {
        try (InputStream in = Assets.class.getResourceAsStream("/templates/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: templates/" + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
