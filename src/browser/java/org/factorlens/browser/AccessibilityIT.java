package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * WCAG 2.2 AA as far as a machine can tell, with everything unfolded: every rule in both themes at a desk; on a phone, which has
 * the colours of a desk, all but those of colour; the page to print, which repeats all others, in the first view alone.
 */
class AccessibilityIT extends BrowserTest {
    /** Without preload, which fetches style sheets once more and which the content policy forbids. */
    private static final String RUN = """
            async colours => {
              document.querySelectorAll('details').forEach(details => { details.open = true; });
              const found = await axe.run(document, {
                preload: false,
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
                rules: { 'color-contrast': { enabled: colours }, 'link-in-text-block': { enabled: colours } },
                resultTypes: ['violations'],
              });
              return found.violations.map(rule => rule.id + ' ' + rule.nodes.length + ' x ' + rule.nodes[0].target + ' '
                + rule.nodes[0].html.slice(0, 200) + ' ' + rule.nodes[0].failureSummary);
            }""";

    /** A wide screen shows what a desk does, with wider margins. */
    static List<View> views() {
        return List.of(View.PLAIN, new View(ColorScheme.DARK, View.DESKTOP), new View(View.PLAIN.scheme(), View.PHONE));
    }

    @ParameterizedTest
    @MethodSource("views")
    void pages_ofEachKind_haveNoViolations(View view) {
        Page page = window(view);
        boolean desk = view.width() != View.PHONE;
        List<String> violations = new ArrayList<>();

        for (String address : view.equals(View.PLAIN) ? site().kinds() : site().kindsOnScreen()) {
            page.navigate(site().address(address));
            violations(page, desk).forEach(violation -> violations.add(address + " " + violation));
        }
        assertThat(violations).isEmpty();
    }

    /** What axe has to say of the page as it stands, with the rules of colour or without. */
    static List<String> violations(Page page, boolean colours) {
        page.evaluate(AxeBuilder.getAxeScript());
        return ((List<?>) page.evaluate(RUN, colours))
                .stream().map(String::valueOf).toList();
    }
}
