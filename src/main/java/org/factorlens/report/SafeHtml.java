package org.factorlens.report;

import org.factorlens.chart.SvgImage;

/**
 * Markup that goes into a page as it is. Made from charts, from the project's own prose, from formulas, and from
 * pages that templates have drawn; never from anything that a data set holds. Templates accept nothing else for {@code th:utext}.
 *
 * @param markup well-formed HTML, SVG or MathML
 */
record SafeHtml(String markup) {
    /** A chart. */
    static SafeHtml of(SvgImage image) {
        return new SafeHtml(image.markup());
    }

    @Override
    public String toString() {
        return markup;
    }
}
