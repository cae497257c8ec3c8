package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What a data set holds is text everywhere: nothing runs, nothing is loaded, the layout holds. */
class HostileIT extends BrowserTest {
    private static final String INTRUDERS = """
            () => [...document.querySelectorAll('body script, body style, body iframe, main img, [onerror], [onload], [onmouseover], a[href^="javascript"]')]
              .map(node => node.outerHTML.slice(0, 200)).concat(window.pwned ? ['a script ran'] : [])""";

    /** How much there is of what no picture holds; a comment neither, in which a text that is not escaped would vanish. */
    private static final String FOREIGN = "count(//comment() | //processing-instruction()"
            + " | //*[contains(' script foreignObject image use ', concat(' ', local-name(), ' '))]"
            + " | //@*[starts-with(name(), 'on') or name() = 'xlink:href' or starts-with(., 'javascript')])";

    @Override
    Site site() {
        return HostileSite.built();
    }

    private static List<String> intruders(Page page) {
        return ((List<?>) page.evaluate(INTRUDERS))
                .stream().map(String::valueOf).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void pages_all_runNothingAndKeepTheirWidth(int width) {
        Page page = window(new View(ColorScheme.DARK, width));
        List<String> wide = new ArrayList<>();

        for (String address : width == View.DESKTOP ? site().pages() : site().kinds()) {
            page.navigate(site().address(address));
            assertThat(intruders(page)).as(address).isEmpty();
            Overflow.of(page).forEach(element -> wide.add(address + ": " + element));
        }
        assertThat(wide).isEmpty();
    }

    /** Those that show such texts, but for the page to print, which repeats them; texts change no colour. */
    @Test
    void pages_thatShowTheTexts_areAccessible() {
        Page page = window(View.PLAIN);
        List<String> shown = new ArrayList<>();
        List<String> violations = new ArrayList<>();

        for (String address : site().kindsOnScreen()) {
            page.navigate(site().address(address));
            if (page.locator("main").textContent().contains("pwned")) {
                shown.add(address);
                AccessibilityIT.violations(page, false).forEach(violation -> violations.add(address + " " + violation));
            }
        }
        assertThat(violations).isEmpty();
        assertThat(shown).contains("index.html", "titles/recommendations.html", "ids/reproduce.html");
    }

    /** Every text is found by what it is, rated, and recommended or reasoned with as text. */
    @ParameterizedTest
    @ValueSource(strings = {"titles", "ids"})
    void tryPage_searched_showsEachTextAsItIs(String experiment) {
        Page page = open(experiment + "/try.html", View.PLAIN);

        for (String text : HostileSite.TEXTS) {
            page.fill("#find", text);
            assertThat(page.locator("#hits .name").allTextContents()).as(text).contains(text);
            page.locator("#hits button").first().click();
        }
        assertThat(page.locator("#rated li").count()).isEqualTo(HostileSite.TEXTS.size());
        assertThat(page.locator("#recommended li").count()).isPositive();
        assertThat(page.locator("#self-check").getAttribute("data-passed")).isEqualTo("true");
        assertThat(intruders(page)).isEmpty();
        assertThat(Overflow.of(page)).isEmpty();

        page.reload();
        assertThat(page.locator("#rated li .name").allTextContents()).containsAll(HostileSite.TEXTS);
    }

    @Test
    void map_searched_showsTheTextAsItIs() {
        Page page = open("titles/recommendations.html", View.PLAIN);

        for (String text : HostileSite.TEXTS) {
            page.fill("#map-find", text);
            page.locator("#map-hits button").first().click();
            assertThat(page.locator("#map-told").textContent()).contains(text);
        }
        assertThat(intruders(page)).isEmpty();
        assertThat(Overflow.of(page)).isEmpty();
    }

    @Test
    void recommendations_show_theTextsAsTheyAre() {
        Page page = open("titles/recommendations.html", View.PLAIN);
        String all = page.locator("main").textContent();

        assertThat(HostileSite.TEXTS).filteredOn(text -> all.contains(text)).hasSizeGreaterThan(10);
    }

    /** A picture opened on its own could run scripts too: none has any, and those that show the texts are opened. */
    @Test
    void pictures_opened_runNothing() throws Exception {
        DocumentBuilderFactory strict = DocumentBuilderFactory.newInstance();
        strict.setNamespaceAware(true);
        strict.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder parser = strict.newDocumentBuilder();
        Page page = window(View.PLAIN);
        List<Path> pictures;
        int opened = 0;
        try (Stream<Path> files = Files.walk(site().folder())) {
            pictures = files.filter(file -> file.toString().endsWith(".svg"))
                    .sorted()
                    .toList();
        }

        for (Path picture : pictures) {
            Document drawing = parser.parse(picture.toFile());
            assertThat(XPathFactory.newInstance().newXPath().evaluate(FOREIGN, drawing, XPathConstants.NUMBER))
                    .as(picture.toString())
                    .isEqualTo(0.0);
            if (drawing.getDocumentElement().getTextContent().contains("pwned")) {
                page.navigate(picture.toUri().toString());
                assertThat(page.evaluate("!window.pwned"))
                        .as(picture.toString())
                        .isEqualTo(true);
                opened++;
            }
        }
        assertThat(opened).isPositive();
        assertThat(pictures).hasSizeGreaterThan(10);
    }
}
