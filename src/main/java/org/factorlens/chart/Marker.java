package org.factorlens.chart;

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
    private static final double SMALL_RADIUS = 2.8;

    private final String path;

    Marker(String path) {
        this.path = path;
    }

    /** Shape of series {@code index}; seven shapes and eight colours make 56 pairs before one repeats. */
    static Marker series(int index) {
        return ALL[index % ALL.length];
    }

    /** Draws the shape around a point. */
    void draw(SvgWriter svg, double x, double y, Ink fill) {
        String ink = fill == null ? null : fill.css();
        if (this == CIRCLE) {
            svg.empty("circle", "cx", x, "cy", y, "r", CIRCLE_RADIUS, "fill", ink);
        } else {
            svg.empty("path", "d", "M" + SvgWriter.number(x) + " " + SvgWriter.number(y) + path, "fill", ink);
        }
    }

    /** Draws a small dot, the point of a muted series. */
    static void dot(SvgWriter svg, double x, double y) {
        svg.empty("circle", "cx", x, "cy", y, "r", SMALL_RADIUS);
    }
}
