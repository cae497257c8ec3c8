package org.factorlens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Writes all samples to {@code target/chart-gallery} for looking at. */
class GalleryTest {
    private static final Path FOLDER = Path.of("target", "chart-gallery");
    private static final String HEAD = """
            <!DOCTYPE html><html lang="en"%s><meta charset="utf-8"><title>Charts</title>
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; font-src 'self' file:">
            <link rel="stylesheet" href="../../templates/css/chart.css"><link rel="stylesheet" href="gallery.css">
            """;
    private static final String CSS = """
            @font-face{font-family:Inter;src:url(../../templates/fonts/inter-latin.woff2);font-weight:400 700}
            body{font:16px/1.5 Inter;margin:16px;background:var(--chart-bg);color:var(--chart-text)}
            main{display:grid;gap:32px;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr))}
            figure{margin:0}h2{font-size:17px}
            """;

    @Test
    void gallery_everySample_isWrittenForLookingAt() throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("gallery.css"), CSS);
        Files.writeString(FOLDER.resolve("light.html"), page("light"));
        Files.writeString(FOLDER.resolve("dark.html"), page("dark"));
        for (ChartSpec chart : Samples.all()) {
            Files.writeString(
                    FOLDER.resolve(chart.id() + ".svg"), Charts.render(chart).standalone());
        }
        assertThat(FOLDER.resolve("light.html")).isNotEmptyFile();
    }

    private static String page(String theme) {
        StringBuilder page = new StringBuilder(HEAD.formatted(" data-theme=\"" + theme + "\"")).append("<main>");
        for (ChartSpec chart : Samples.all()) {
            StringBuilder title = new StringBuilder();
            SvgWriter.escape(chart.title(), title);
            page.append("<figure><h2>").append(title).append("</h2>");
            page.append(Charts.render(chart).markup()).append("</figure>\n");
        }
        return page.append("</main></html>").toString();
    }
}
