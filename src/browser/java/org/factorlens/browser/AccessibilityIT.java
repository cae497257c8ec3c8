package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * WCAG 2.2 AA as far as a machine can tell, in both themes, with everything unfolded: every rule in the light theme, those of
 * colour in the dark one; the page to print, which repeats all others, at the width of a desk alone.
 */
class AccessibilityIT extends BrowserTest {
    /** Without preload, which fetches style sheets once more and which the content policy forbids. */
    private static final String RUN = """
            async only => {
              document.querySelectorAll('details').forEach(details => { details.open = true; });
              const found = await axe.run(document, { preload: false, runOnly: only, resultTypes: ['violations'] });
              return found.violations.map(rule => rule.id + ' ' + rule.nodes.length + ' x ' + rule.nodes[0].target + ' '
                + rule.nodes[0].html.slice(0, 200) + ' ' + rule.nodes[0].failureSummary);
            }""";

    private static final Map<String, Object> ALL_RULES = Map.of(
            "type",
            "tag",
            "values",
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"));

    /** What a theme can change; all else is the same document in the same boxes. */
    private static final Map<String, Object> RULES_OF_COLOUR =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

    /** A wide screen shows what a desk does, with wider margins; a phone has the colours of a desk. */
    static List<View> views() {
        return List.of(View.PLAIN, new View(ColorScheme.DARK, View.DESKTOP), new View(View.PLAIN.scheme(), View.PHONE));
    }

    @ParameterizedTest
    @MethodSource("views")
    void pages_ofEachKind_haveNoViolations(View view) {
        Page page = window(view);
        List<String> violations = new ArrayList<>();

        for (String address : view.width() == View.PHONE ? site().kindsOnScreen() : site().kinds()) {
            page.navigate(site().address(address));
            violations(page, view.scheme() == ColorScheme.DARK ? RULES_OF_COLOUR : ALL_RULES)
                    .forEach(violation -> violations.add(address + " " + violation));
        }
        assertThat(violations).isEmpty();
    }

    /** What axe has to say of the page as it stands. */
    static List<String> violations(Page page) {
        return violations(page, ALL_RULES);
    }

    private static List<String> violations(Page page, Map<String, Object> rules) {
        page.evaluate(AxeBuilder.getAxeScript());
        return ((List<?>) page.evaluate(RUN, rules))
                .stream().map(String::valueOf).toList();
    }
}
