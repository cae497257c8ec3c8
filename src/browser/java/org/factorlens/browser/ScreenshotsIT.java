package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures of every kind of page, kept for looking at in {@code target/screenshots}; of the page to print, which repeats all
 * others, a whole one once and its beginning in the other views.
 */
class ScreenshotsIT extends BrowserTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    /** The page to print is a picture of ten thousand lines and more. */
    private static final double DEVELOPED_MILLIS = 120_000;

    static List<View> views() {
        return View.all();
    }

    @ParameterizedTest
    @MethodSource("views")
    void pages_ofEachKind_arePhotographed(View view) throws IOException {
        Page page = window(view);

        for (String address : site().kinds()) {
            page.navigate(site().address(address));
            Path picture = FOLDER.resolve(address.replace(".html", "").replace('/', '-') + "-" + view.label() + ".png");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(picture)
                    .setFullPage(view.equals(View.PLAIN) || !Site.isPrint(address))
                    .setTimeout(DEVELOPED_MILLIS));
            assertThat(Files.size(picture)).as(address).isGreaterThan(5_000);
        }
    }
}
