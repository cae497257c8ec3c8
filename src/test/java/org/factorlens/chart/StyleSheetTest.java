package org.factorlens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of {@code chart.css}: complete, the same dark colours twice, legible in both themes. */
class StyleSheetTest {
    private static final Pattern DECLARATION = Pattern.compile("(--chart-[a-z0-9-]+):\\s*(#[0-9a-f]{6});");

    private final Map<String, String> light = new TreeMap<>();
    private final Map<String, String> dark = new TreeMap<>();
    private final Map<String, String> chosenDark = new TreeMap<>();

    StyleSheetTest() throws IOException {
        String css = Files.readString(Path.of("templates", "css", "chart.css"));
        int system = css.indexOf(":root:not([data-theme=\"light\"])");
        int chosen = css.indexOf(":root[data-theme=\"dark\"]");
        read(css.substring(0, system), light);
        read(css.substring(system, chosen), dark);
        read(css.substring(chosen), chosenDark);
    }

    @Test
    void everyInk_bothThemes_hasAValue() {
        for (Ink ink : Ink.values()) {
            assertThat(light).containsKey(ink.variable());
        }
        assertThat(dark.keySet()).isEqualTo(light.keySet());
    }

    @Test
    void darkColours_bySystemAndByChoice_areTheSame() {
        assertThat(chosenDark).isEqualTo(dark);
    }

    @Test
    void series_onTheGround_haveAContrastOfThree() {
        for (Map<String, String> theme : java.util.List.of(light, dark)) {
            for (int i = 0; i < Ink.SERIES; i++) {
                assertThat(contrast(theme, Ink.series(i), Ink.BACKGROUND)).isGreaterThan(3);
            }
        }
    }

    @Test
    void texts_onTheirGround_haveAContrastOfFourAndAHalf() {
        for (Map<String, String> theme : java.util.List.of(light, dark)) {
            assertThat(contrast(theme, Ink.TEXT, Ink.BACKGROUND)).isGreaterThan(4.5);
            assertThat(contrast(theme, Ink.MUTED, Ink.BACKGROUND)).isGreaterThan(4.5);
            assertThat(contrast(theme, Ink.MUTED, Ink.MISSING)).isGreaterThan(4.5);
            for (int step = 0; step < Ink.RAMP; step++) {
                assertThat(contrast(theme, Ink.onRamp(step), Ink.ramp(step)))
                        .as("step " + step)
                        .isGreaterThan(4.5);
            }
        }
    }

    private static void read(String css, Map<String, String> into) {
        Matcher found = DECLARATION.matcher(css);
        while (found.find()) {
            into.put(found.group(1), found.group(2));
        }
    }

    /** Contrast ratio of WCAG 2.2. */
    private static double contrast(Map<String, String> theme, Ink one, Ink other) {
        double a = luminance(theme.get(one.variable()));
        double b = luminance(theme.get(other.variable()));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
