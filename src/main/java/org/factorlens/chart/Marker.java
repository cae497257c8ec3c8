package org.factorlens.chart;

import java.util.regex.Pattern;

/** Shapes of points, of about the same area; with the colour they tell series apart, and without it too. */
enum Marker {
    CIRCLE(""),
    SQUARE("m-3.7-3.7h7.4v7.4h-7.4z"),
    TRIANGLE("m0-5l4.8 8.6h-9.6z"),
    DIAMOND("m0-5.4l4.8 5.4l-4.8 5.4l-4.8-5.4z"),
    CROSS("m-1.7-5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z"),
    TRIANGLE_DOWN("m0 5l4.8-8.6h-9.6z"),
    HEXAGON("m-4.4 0l2.2-4h4.4l2.2 4l-2.2 4h-4.4z");

    private static final Marker[] ALL = values();
    private static final double CIRCLE_RADIUS = 4.2;
    private static final double SMALL = 0.68;
    private static final double SMALL_RADIUS = 2.9;

    private final String path;
    private final String small;

    Marker(String path) {
        this.path = path;
        this.small = scaled(path, SMALL);
    }

    /** Shape of series {@code index}; seven shapes and eight colours make 56 pairs before one repeats. */
    static Marker series(int index) {
        return ALL[index % ALL.length];
    }

    /** Draws the shape around a point; {@code fill} is null where a group around it says the colour. */
    void draw(SvgWriter svg, double x, double y, Ink fill) {
        String ink = fill == null ? null : fill.css();
        if (this == CIRCLE) {
            svg.empty("circle", "cx", x, "cy", y, "r", CIRCLE_RADIUS, "fill", ink);
        } else {
            svg.empty("path", "d", at(x, y) + path, "fill", ink);
        }
    }

    /** Draws the shape at two thirds of its size, for charts with many points. */
    void drawSmall(SvgWriter svg, double x, double y) {
        if (this == CIRCLE) {
            svg.empty("circle", "cx", x, "cy", y, "r", SMALL_RADIUS);
        } else {
            svg.empty("path", "d", at(x, y) + small);
        }
    }

    private static String at(double x, double y) {
        return "M" + SvgWriter.number(x) + " " + SvgWriter.number(y);
    }

    private static String scaled(String path, double by) {
        Pattern number = Pattern.compile("-?\\d+(\\.\\d+)?");
        return number.matcher(path).replaceAll(found -> SvgWriter.number(Double.parseDouble(found.group()) * by));
    }
}
