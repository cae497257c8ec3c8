package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of all configurations: sorted and filtered, with its state in the address. */
class TableIT extends BrowserTest {
    private static final String TABLE = "table.sortable";

    private static List<Double> keys(Page page, int column) {
        return page.locator(TABLE + " tbody tr:not([hidden])").all().stream()
                .map(row -> row.locator("th, td").nth(column).getAttribute("data-key"))
                .filter(key -> key != null && !key.isEmpty())
                .map(Double::valueOf)
                .toList();
    }

    private static int numeric(Page page) {
        Locator cells = page.locator(TABLE + " tbody tr").first().locator("th, td");
        for (int i = 1; i < cells.count(); i++) {
            String key = cells.nth(i).getAttribute("data-key");
            if (key != null
                    && key.matches("-?[\\d.]+")
                    && new ArrayList<>(keys(page, i)).stream().distinct().count() > 3) {
                return i;
            }
        }
        throw new AssertionError("no column of numbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matrix.html", "ranking.html"})
    void head_clicked_sortsUpThenDownAndTheAddressKeepsIt(String address) {
        Page page = open(address);
        int column = numeric(page);
        Locator button = page.locator(TABLE + " thead th").nth(column).locator("button");
        button.click();
        assertThat(keys(page, column)).isSortedAccordingTo(Comparator.naturalOrder());
        button.click();
        assertThat(keys(page, column)).isSortedAccordingTo(Comparator.reverseOrder());

        page.reload();
        assertThat(keys(page, column)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(page.locator(TABLE + " th[aria-sort=descending]").count()).isEqualTo(1);
    }

    @Test
    void filter_typed_leavesTheRowsThatHoldIt() {
        Page page = open("matrix.html");
        Locator rows = page.locator(TABLE + " tbody tr");
        int all = rows.count();
        page.fill("form[data-filter] input", "no bias");
        Locator shown = page.locator(TABLE + " tbody tr:not([hidden])");

        assertThat(shown.count()).isPositive().isLessThan(all);
        assertThat(shown.allInnerTexts())
                .allSatisfy(text -> assertThat(text.replace('\u00a0', ' ')).contains("no bias"));
        page.reload();
        assertThat(shown.count()).isLessThan(all);
        assertThat(page.locator("form[data-filter] output").innerText()).contains("of " + all);
    }
}
