package org.factorlens.chart;

/**
 * A drawn chart.
 *
 * @param id id of the chart, prefix of the ids in the markup
 * @param markup an {@code svg} element for an HTML page; its colours are the CSS variables of {@code css/chart.css} and
 *     its font is the page's
 * @param width width in the units of its viewBox
 * @param height height in the same units
 */
public record SvgImage(String id, String markup, int width, int height) {
    /** The same as a file of its own: light colours, a background, the title drawn, fonts named. */
    public String standalone() {
        return Standalone.of(this);
    }
}
