package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages from disk. */
class PagesIT extends BrowserTest {
    private static final Path FIGURES = Path.of("target", "first-paint.csv");
    private static final int MOST_BLOCKING = 5;
    private static final int FIRST_BYTES = 350_000;
    private static final int PRINT_BYTES = 2_000_000;

    /**
     * What the console says and what is asked for is judged when the test ends. Hundreds of run pages share a template; what may
     * differ from one to the next, markup, links, content policy, is checked on all of them by SiteIT and ValidityIT.
     */
    @Test
    void pages_ofEachModel_openFromDiskWithoutComplaint() {
        Page page = window(View.PLAIN);

        for (String address : site().kindsOfEachModel()) {
            page.navigate(site().address(address));
            assertThat(page.locator("h1").textContent()).as(address).isNotBlank();
        }
    }

    /** Opened at one width, then made wider. */
    @ParameterizedTest
    @CsvSource({"360, 768", "1280, 1920"})
    void pages_ofEachKind_doNotScrollSideways(int opened, int widened) {
        Page page = window(new View(View.PLAIN.scheme(), opened));
        List<String> wide = new ArrayList<>();

        for (String address : site().kinds()) {
            page.setViewportSize(opened, HEIGHT);
            page.navigate(site().address(address));
            Overflow.of(page).forEach(element -> wide.add(address + " at " + opened + ": " + element));
            page.setViewportSize(widened, HEIGHT);
            Overflow.of(page).forEach(element -> wide.add(address + " at " + widened + ": " + element));
        }
        assertThat(wide).isEmpty();
    }

    /** Milliseconds until text was painted; the content policy forbids what waits for an expression to hold. */
    private static final String PAINTED = """
            () => new Promise(done => {
              const look = () => {
                const found = performance.getEntriesByName('first-contentful-paint');
                found.length ? done(found[0].startTime) : setTimeout(look, 20);
              };
              look();
            })""";

    /**
     * What a page asks for before its text can be painted is little, which holds on any machine; how long that took on this one
     * is left in a file for looking at.
     */
    @Test
    void pages_ofEachKind_areReadableAfterLittleIsRead() throws IOException {
        List<String> heavy = new ArrayList<>();
        List<String> report = new ArrayList<>(List.of("page,requests,bytes,first_paint_ms"));
        Page page = window(View.PLAIN);
        for (String address : site().kinds()) {
            page.navigate(site().address(address));
            Number painted = (Number) page.evaluate(PAINTED);
            List<Path> read = blocking(address);
            long bytes = 0;
            for (Path file : read) {
                bytes += Files.size(file);
            }
            report.add(String.format(Locale.ROOT, "%s,%d,%d,%.0f", address, read.size(), bytes, painted.doubleValue()));
            if (read.size() > MOST_BLOCKING || bytes > (Site.isPrint(address) ? PRINT_BYTES : FIRST_BYTES)) {
                heavy.add(report.get(report.size() - 1));
            }
        }
        Files.createDirectories(FIGURES.getParent());
        Files.write(FIGURES, report);
        assertThat(heavy).isEmpty();
    }

    /** The page, and the style sheets and scripts that it cannot be painted without. */
    private List<Path> blocking(String address) throws IOException {
        Path file = site().folder().resolve(address);
        Document page = Jsoup.parse(file.toFile());
        Stream<String> styles = page.select("link[rel=stylesheet]").stream().map(link -> link.attr("href"));
        Stream<String> scripts =
                page.select("script[src]:not([defer], [async])").stream().map(script -> script.attr("src"));
        List<Path> files = new ArrayList<>(List.of(file));
        Stream.concat(styles, scripts).map(file::resolveSibling).forEach(files::add);
        return files;
    }

    /** Whether a browser would print what is folded is up to the browser. */
    @Test
    void findings_printed_areUnfolded() {
        Page page = open("index.html");
        Locator folded = page.locator(".fold:not([open])");
        assertThat(folded.count()).isPositive();
        page.pdf();

        assertThat(folded.count()).isZero();
    }

    @Test
    void navigation_onAPhone_showsWhereOneIs() {
        Page page = open(Site.experiment() + "/reproduce.html", new View(View.PLAIN.scheme(), View.PHONE));
        page.evaluate("document.fonts.ready.then(() => true)");
        BoundingBox here = page.locator("header nav [aria-current]").boundingBox();

        assertThat(here.x).isGreaterThanOrEqualTo(0);
        assertThat(here.x + here.width).isLessThan(View.PHONE + 1);
    }

    /** Pixels that the smallest number in a cell is high. */
    private static final String SMALLEST_NUMBER = """
            () => Math.min(...[...document.querySelectorAll('.chart-cells text')]
              .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))""";

    @Test
    void heatMaps_onAPhone_haveNumbersToRead() {
        Page page = open(Site.experiment() + "/matrix.html", new View(View.PLAIN.scheme(), View.PHONE));

        assertThat(((Number) page.evaluate(SMALLEST_NUMBER)).doubleValue()).isGreaterThan(11);
    }

    @Test
    void pages_ofEachKind_areReadableWithoutScript() {
        Page page = window(View.PLAIN, false);

        for (String address : site().kinds()) {
            page.navigate(site().address(address));
            assertThat(page.locator("main").innerText()).as(address).hasSizeGreaterThan(100);
            assertThat(page.locator("button:visible, input:visible, select:visible")
                            .count())
                    .as("controls that do nothing without script: " + address)
                    .isZero();
        }
    }
}
