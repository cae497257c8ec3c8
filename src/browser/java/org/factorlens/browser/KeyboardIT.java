package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The keyboard alone: it reaches everything, in order, and one sees where it is. */
class KeyboardIT extends BrowserTest {
    /** A low window is painted sooner after each of thousands of keys. */
    private static final int HEIGHT = 200;

    /** Unfolds all that is folded, numbers whatever can be operated and remembers from then on where the focus goes. */
    private static final String WATCH = """
            () => {
              document.querySelectorAll('details').forEach(node => { node.removeAttribute('name'); node.open = true; });
              const stops = [...document.querySelectorAll(
                  'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])')]
                .filter(node => !node.disabled && node.checkVisibility());
              stops.forEach((node, i) => node.setAttribute('data-stop', i));
              window.visited = [];
              document.addEventListener('focusin', event => {
                const style = getComputedStyle(event.target);
                const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                window.visited.push(event.target.getAttribute('data-stop') + (seen ? '' : ' unseen'));
              });
              return stops.length;
            }""";

    /** Without the page to print, which repeats all others, with thousands of stops. */
    @Test
    void tab_onEachKindOfPage_goesThroughAllThereIsInOrderAndShowsIt() {
        Page page = window(View.PLAIN);
        page.setViewportSize(View.PLAIN.width(), HEIGHT);
        List<String> wrong = new ArrayList<>();

        for (String address : site().kindsOnScreen()) {
            page.navigate(site().address(address));
            int stops = ((Number) page.evaluate(WATCH)).intValue();
            page.keyboard()
                    .press(String.join("+", Collections.nCopies(stops, "Tab"))); // held down, asked for in one message
            @SuppressWarnings("unchecked")
            List<String> visited = (List<String>) page.evaluate("window.visited");
            List<String> all =
                    IntStream.range(0, stops).mapToObj(String::valueOf).toList();
            if (!visited.equals(all)) {
                int same = (int) IntStream.range(0, Math.min(stops, visited.size()))
                        .takeWhile(i -> visited.get(i).equals(all.get(i)))
                        .count();
                wrong.add(address + ": of " + stops + " stops the first " + same + " were visited, then "
                        + visited.subList(same, Math.min(same + 3, visited.size())));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void fold_keyOnItsSummary_opens() {
        Page page = open("index.html");
        page.locator("main summary").first().focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("main details").first().getAttribute("open")).isNotNull();
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
