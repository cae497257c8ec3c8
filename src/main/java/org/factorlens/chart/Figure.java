package org.factorlens.chart;

import java.util.function.Consumer;

/** The SVG element around a drawing: names, description, size. */
final class Figure {
    /** Family names after the bundled font's, for where the page's style sheet and its font are not there. */
    static final String FONTS = "Inter, Helvetica, Arial, sans-serif";

    private static final double EMPTY_HEIGHT = 120;

    private Figure() {}

    /**
     * Draws an image.
     *
     * @param spec the chart
     * @param description alternative text
     * @param linked whether it contains links; a group then, since the children of an image are hidden from readers
     * @param height height in units of the viewBox
     * @param drawing writes the content
     */
    static SvgImage draw(ChartSpec spec, String description, boolean linked, double height, Consumer<Pen> drawing) {
        int rows = (int) Math.ceil(height);
        int columns = (int) Frame.WIDTH;
        SvgWriter svg = new SvgWriter();
        svg.start(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "id",
                spec.id() + "-svg",
                "class",
                "chart",
                "role",
                linked ? "group" : "img",
                "aria-labelledby",
                spec.id() + "-title",
                "aria-describedby",
                spec.id() + "-desc",
                "viewBox",
                "0 0 " + columns + " " + rows,
                "font-family",
                FONTS,
                "font-size",
                Pen.FONT);
        svg.textElement("title", spec.title(), "id", spec.id() + "-title");
        svg.textElement("desc", description, "id", spec.id() + "-desc");
        drawing.accept(new Pen(svg));
        svg.end();
        return new SvgImage(spec.id(), svg.markup(), columns, rows);
    }

    /** An image that says that there is nothing to draw. */
    static SvgImage empty(ChartSpec spec) {
        return draw(
                spec,
                "No data.",
                false,
                EMPTY_HEIGHT,
                pen -> pen.text("No data", Frame.WIDTH / 2, EMPTY_HEIGHT / 2, Pen.MIDDLE, Ink.MUTED));
    }
}
