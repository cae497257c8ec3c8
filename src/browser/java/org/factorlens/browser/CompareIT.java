package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two configurations side by side, and the way there from the table of all. */
class CompareIT extends BrowserTest {
    private static final String COMPARE = "compare.html";

    private static List<String> shown(Page page) {
        return page.locator("#compare h2, #compare-verdict, #compare-evidence, #compare tr").allInnerTexts().stream()
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .toList();
    }

    @Test
    void pair_thatStandsThereWithoutScript_isTheSameWithIt() {
        Page plain = window(View.PLAIN, false);
        plain.navigate(site().address(Site.experiment() + "/" + COMPARE));

        assertThat(shown(open(COMPARE))).isEqualTo(shown(plain)).hasSizeGreaterThan(8);
    }

    @Test
    void intervals_computedHere_areThoseOfTheProgram() {
        Locator check = open(COMPARE).locator("#compare-check");

        assertThat(check.getAttribute("data-passed")).isEqualTo("true");
    }

    @Test
    void pair_swapped_turnsSignsAndIsKeptInTheAddress() {
        Page page = open(COMPARE);
        String before = page.locator("#compare-evidence").innerText();
        page.click("button[name=swap]");
        String after = page.locator("#compare-evidence").innerText();

        assertThat(after).isNotEqualTo(before);
        assertThat(after.charAt(0)).isNotEqualTo(before.charAt(0));
        List<String> texts = shown(page);
        page.reload();
        assertThat(shown(page)).isEqualTo(texts);
    }

    /** A link from another run, or to a configuration that failed in part, does not pass for what it leads to. */
    @Test
    void nameThatIsNotThere_isSaid() {
        Page page = open(COMPARE, "a=nobody&b=nobody");

        assertThat(page.locator("#compare-lede").innerText())
                .isEqualTo("Not among the configurations that can be compared: nobody, nobody.");
        page.click("button[name=swap]");
        assertThat(page.locator("#compare-lede").innerText()).startsWith("Pick any two");
    }

    @Test
    void sameOnBothSides_isSaid() {
        Page page = open(COMPARE);
        page.selectOption("select[name=b]", page.inputValue("select[name=a]"));

        assertThat(page.locator("#compare-verdict").innerText()).isEqualTo("Both are the same configuration.");
        assertThat(page.locator("#compare-settings .scroll").isVisible()).isFalse();
    }

    @Test
    void twoRowsOfTheMatrix_ticked_leadToTheirComparison() {
        Page page = open("matrix.html");
        Locator rows = page.locator("table.sortable tbody tr");
        String first = rows.nth(0).locator("th").innerText();
        String third = rows.nth(2).locator("th").innerText();
        rows.nth(0).locator("input").check();
        assertThat(page.locator("[data-compare] a").isVisible()).isFalse();
        rows.nth(2).locator("input").check();
        page.reload();
        page.click("[data-compare] a");
        page.waitForLoadState(); // before it has run, the script leaves the pair that the page was written with

        assertThat(page.locator("#compare-a").innerText()).isEqualTo(first);
        assertThat(page.locator("#compare-b").innerText()).isEqualTo(third);
    }
}
