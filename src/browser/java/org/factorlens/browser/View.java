package org.factorlens.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;

/**
 * How a page is looked at.
 *
 * @param scheme light or dark, as the system says
 * @param width of the window
 */
record View(ColorScheme scheme, int width) {
    static final int PHONE = 390;
    static final int DESKTOP = 1280;
    static final View PLAIN = new View(ColorScheme.LIGHT, DESKTOP);

    /** Both themes on a desk and on a phone. */
    static List<View> all() {
        return List.of(
                new View(ColorScheme.LIGHT, DESKTOP),
                new View(ColorScheme.DARK, DESKTOP),
                new View(ColorScheme.LIGHT, PHONE),
                new View(ColorScheme.DARK, PHONE));
    }

    /** For the name of a file. */
    String label() {
        return width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    }
}
