package org.factorlens.chart;

/** Writes text, and groups that carry a hover text and a link. */
final class Pen {
    /** Size of all text but that in cells. */
    static final double FONT = 15;
    /**
     * Size that layout reckons with: the style sheet enlarges text on narrow screens, and other renderers of the font
     * (bold, a fallback where it did not load) run wider.
     */
    static final double ROOM_FONT = 17;

    static final String START = null;
    static final String MIDDLE = "middle";
    static final String END = "end";

    private final SvgWriter svg;

    Pen(SvgWriter svg) {
        this.svg = svg;
    }

    SvgWriter svg() {
        return svg;
    }

    void startLabels(String anchor, Ink ink) {
        svg.start("g", "text-anchor", anchor, "fill", ink.css());
    }

    void label(String text, double x, double y) {
        if (!text.isEmpty()) {
            svg.textElement("text", text, "x", x, "y", y);
        }
    }

    void text(String text, double x, double y, String anchor, Ink ink) {
        if (!text.isEmpty()) {
            svg.textElement("text", text, "x", x, "y", y, "text-anchor", anchor, "fill", ink.css());
        }
    }

    /** Text that stays legible over lines and points: its outline is painted first, in the background's colour. */
    void textWithHalo(String text, double x, double y, String anchor) {
        svg.textElement(
                "text",
                text,
                "x",
                x,
                "y",
                y,
                "text-anchor",
                anchor,
                "fill",
                Ink.TEXT.css(),
                "stroke",
                Ink.BACKGROUND.css(),
                "stroke-width",
                3,
                "paint-order",
                "stroke",
                "font-size",
                14);
    }

    /** A ring around a point that has a name. */
    void ring(double x, double y) {
        svg.empty("circle", "cx", x, "cy", y, "r", 5.5, "fill", "none", "stroke", Ink.TEXT.css());
    }

    /** Text of a cell, within a group that says how it is set. */
    void cellText(String text, double x, double y, Ink ink, double size) {
        svg.textElement("text", text, "x", x, "y", y, "fill", ink.css(), "font-size", size == FONT ? null : size);
    }

    /** Starts a group that says {@code hover} and leads to {@code link}; end it with {@link #end}. */
    void startItem(String hover, String link) {
        if (link == null) {
            svg.start("g");
        } else {
            svg.start("a", "href", link);
        }
        if (hover != null && !hover.isEmpty()) {
            svg.textElement("title", hover);
        }
    }

    void end() {
        svg.end();
    }
}
