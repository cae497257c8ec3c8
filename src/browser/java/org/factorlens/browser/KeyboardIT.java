package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The keyboard alone: it reaches everything, in order, and one sees where it is. */
class KeyboardIT extends BrowserTest {
    /** More stops than this are enough of one page. */
    private static final int MOST_STOPS = 150;

    private static final String STOPS = """
            () => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
              .filter(node => !node.disabled && node.checkVisibility())
              .map((node, i) => { node.setAttribute('data-stop', i); return i; }).length""";

    private static final String HERE = """
            () => {
              const node = document.activeElement;
              const style = getComputedStyle(node);
              const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
              return node.getAttribute('data-stop') + (seen ? '' : ' unseen');
            }""";

    @Test
    void tab_onEachKindOfPage_goesThroughAllStopsInOrderAndShowsThem() {
        Page page = window(View.PLAIN);
        List<String> wrong = new ArrayList<>();

        for (String address : site().kinds()) {
            page.navigate(site().address(address));
            int stops = ((Number) page.evaluate(STOPS)).intValue();
            for (int stop = 0; stop < Math.min(stops, MOST_STOPS); stop++) {
                page.keyboard().press("Tab");
                String here = (String) page.evaluate(HERE);
                if (!here.equals(String.valueOf(stop))) {
                    wrong.add(address + ": " + here + " instead of " + stop + " of " + stops);
                    break;
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void skipLink_first_leadsToTheContent() {
        Page page = open("index.html");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");

        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    }
}
