package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code serve}, as somebody who edits templates sees it. */
@ExtendWith(Chromium.class)
class ServeIT {
    private static final String BEFORE = "What carries the answer";
    private static final String AFTER = "What bears the answer";

    /** Only a page that is never loaded again takes so long: the build, which takes its time, is over by then. */
    private static final double RELOAD_MILLIS = 300_000;

    @TempDir
    Path folder;

    @Test
    void template_edited_reloadsThePageThatIsOpen(Browser browser) throws IOException, InterruptedException {
        Path templates = copy(Path.of("templates"), folder.resolve("templates"));
        Path site = copy(Site.generated().folder(), folder.resolve("site"));
        Process serve = start("serve", "--port", "0", "--site", site.toString(), "--templates", templates.toString());
        try (Page page = browser.newPage()) {
            BufferedReader said = serve.inputReader();
            String address = read(said, "serving ").replaceAll(".* at (http://localhost:\\d+/) .*", "$1");
            read(said, "watching ");
            List<String> errors = new ArrayList<>();
            page.onConsoleMessage(message -> errors.add(message.type() + ": " + message.text()));
            page.navigate(address + Site.experiment() + "/index.html");
            assertThat(page.locator("#charts").innerText()).isEqualTo(BEFORE);

            Path edited = templates.resolve("pages/findings.html");
            Path whole = folder.resolve("findings.html");
            Files.writeString(whole, Files.readString(edited).replace(BEFORE, AFTER));
            Files.move(whole, edited, StandardCopyOption.ATOMIC_MOVE);
            read(said, "built again");
            page.waitForSelector(
                    "#charts:has-text('" + AFTER + "')", new Page.WaitForSelectorOptions().setTimeout(RELOAD_MILLIS));
            assertThat(errors).isEmpty();
            assertThat(site.resolve(Site.experiment() + "/index.html"))
                    .content()
                    .contains(AFTER)
                    .doesNotContain("reload.js");
        } finally {
            serve.destroy();
            serve.waitFor();
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", "target/factorlens.jar"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--results", System.getProperty("results.dir")));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The first line with that start; however long it takes, as only the end of the process or a failed build end the wait. */
    private static String read(BufferedReader lines, String start) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
            all.append(line).append('\n');
            if (line.startsWith("not built")) {
                break;
            }
        }
        throw new AssertionError("no line starts with '" + start + "' in:\n" + all);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
        return to;
    }
}
