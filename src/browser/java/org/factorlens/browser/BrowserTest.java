package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that opens pages of the generated site. Whatever a page complains of - an error on the console, a request blocked,
 * failed or to anywhere but the disk, a dialog - fails the test when it ends.
 */
@ExtendWith(Chromium.class)
abstract class BrowserTest {
    static final int HEIGHT = 900;
    private static final double PATIENCE_MILLIS = 10_000;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Browser browser;

    @BeforeEach
    final void takeBrowser(Browser running) {
        browser = running;
    }

    @AfterEach
    final void noComplaints() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    /** The site under test. */
    Site site() {
        return Site.generated();
    }

    /** A new window, with nothing remembered. */
    final Page window(View view) {
        return window(view, true);
    }

    /** A new window, with JavaScript or without. */
    final Page window(View view, boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(view.scheme())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script)
                .setViewportSize(view.width(), HEIGHT));
        contexts.add(context);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        listen(page);
        return page;
    }

    private void listen(Page page) {
        page.onConsoleMessage(message -> complain(
                page, message.type() + ": " + message.text(), message.type().matches("error|warning")));
        page.onPageError(error -> complain(page, error, true));
        page.onRequestFailed(request -> complain(page, "failed: " + request.url(), true));
        page.onRequest(request -> complain(page, "asked for: " + request.url(), abroad().test(request)));
        page.onDialog(dialog -> {
            complain(page, "dialog: " + dialog.message(), true);
            dialog.dismiss();
        });
    }

    private static Predicate<Request> abroad() {
        return request -> !request.url().startsWith("file:") && !request.url().startsWith("data:");
    }

    private void complain(Page page, String what, boolean really) {
        if (really) {
            complaints.add(page.url() + " " + what);
        }
    }

    /** Opens a page of the site in a new window. */
    final Page open(String address, View view) {
        Page page = window(view);
        page.navigate(site().address(address));
        return page;
    }

    /** Opens a page of the experiment that the build ran, as it looks by default. */
    final Page open(String address) {
        return open(Site.experiment() + "/" + address, View.PLAIN);
    }

    /** Opens a page of the experiment with what stands behind the {@code #} of its address. */
    final Page open(String address, String hash) {
        Page page = window(View.PLAIN);
        page.navigate(site().address(Site.experiment() + "/" + address) + "#" + hash);
        return page;
    }
}
