package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** Light and dark: the system's, until the reader chooses. */
class ThemeIT extends BrowserTest {
    private static final String GROUND = "getComputedStyle(document.body).backgroundColor";

    @Test
    void theme_ofTheSystem_isTaken() {
        Object light = open("index.html").evaluate(GROUND);
        Page dark = open("index.html", new View(ColorScheme.DARK, View.DESKTOP));

        assertThat(dark.evaluate(GROUND)).isNotEqualTo(light);
    }

    @Test
    void toggle_pressed_changesAndIsRememberedOnOtherPages() {
        Page page = open("index.html");
        Object light = page.evaluate(GROUND);
        page.click("#theme");
        Object dark = page.evaluate(GROUND);
        assertThat(dark).isNotEqualTo(light);

        page.navigate(site().address(Site.experiment() + "/matrix.html"));
        assertThat(page.evaluate(GROUND)).isEqualTo(dark);
        page.click("#theme");
        assertThat(page.evaluate(GROUND)).isEqualTo(light);
    }
}
