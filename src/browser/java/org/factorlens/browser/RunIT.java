package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The page of one run. */
class RunIT extends BrowserTest {
    private static Page run(BrowserTest test) {
        String path = test.site().pages().stream()
                .filter(page -> page.startsWith(Site.experiment() + "/runs/als-k10"))
                .findFirst()
                .orElseThrow();
        return test.open(path, View.PLAIN);
    }

    @Test
    void chart_withoutAFileOfItsOwn_isSavedAsAPictureThatStandsAlone() throws IOException {
        Page page = run(this);
        Locator figure = page.locator(".figure").first();
        figure.locator("summary").click();
        Download saved = page.waitForDownload(() -> figure.getByText("SVG").click());

        assertThat(saved.suggestedFilename()).endsWith(".svg");
        Document svg = Jsoup.parse(
                new String(saved.createReadStream().readAllBytes(), StandardCharsets.UTF_8), "", Parser.xmlParser());
        assertThat(svg.select("svg > rect").attr("fill")).matches("#[0-9a-f]{6}");
        assertThat(svg.outerHtml()).doesNotContain("var(--").contains("xmlns=\"http://www.w3.org/2000/svg\"");
    }

    @Test
    void otherFolds_areALinkAway() {
        Page page = run(this);
        String title = page.locator("h1").innerText();
        page.locator("#runs ~ .scroll tbody a").first().click();

        assertThat(page.locator("h1").innerText()).isNotEqualTo(title).contains("fold");
    }
}
