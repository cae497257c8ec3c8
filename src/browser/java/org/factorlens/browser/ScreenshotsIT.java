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
 * others, its beginning.
 */
class ScreenshotsIT extends BrowserTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

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
            page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(!Site.isPrint(address)));
            assertThat(Files.size(picture)).as(address).isGreaterThan(5_000);
        }
    }
}
