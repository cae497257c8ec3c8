package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WCAG 2.2 AA as far as a machine can tell, in both themes, with everything unfolded. */
class AccessibilityIT extends BrowserTest {
    /** Without preload, which fetches style sheets once more and which the content policy forbids. */
    private static final String RUN = """
            async () => {
              document.querySelectorAll('details').forEach(details => { details.open = true; });
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
              const found = await axe.run(document, { preload: false, runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
              return found.violations.map(rule => rule.id + ' ' + rule.nodes.length + ' x ' + rule.nodes[0].target + ' '
                + rule.nodes[0].html.slice(0, 200) + ' ' + rule.nodes[0].failureSummary);
            }""";

    /** A wide screen shows what a desk does, with wider margins. */
    static List<View> views() {
        return View.all().stream().filter(view -> view.width() < View.WIDE).toList();
    }

    @ParameterizedTest
    @MethodSource("views")
    void pages_ofEachKind_haveNoViolations(View view) {
        Page page = window(view);
        List<String> violations = new ArrayList<>();

        for (String address : site().kinds()) {
            page.navigate(site().address(address));
            violations(page).forEach(violation -> violations.add(address + " " + violation));
        }
        assertThat(violations).isEmpty();
    }

    /** What axe has to say of the page as it stands. */
    static List<String> violations(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }
}
