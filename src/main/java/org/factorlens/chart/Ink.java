package org.factorlens.chart;

import java.awt.Color;

/**
 * Every colour that a chart may have, by what it is for. The values stand in {@code css/chart.css}; to JFreeChart each
 * ink is a sentinel colour, so that a default colour of the library which slips through is an error, not grey ink.
 */
enum Ink {
    BACKGROUND("bg"),
    TEXT("text"),
    MUTED("muted"),
    GRID("grid"),
    AXIS("axis"),
    MARK("mark"),
    MISSING("missing"),
    REFERENCE("reference"),
    OTHER("other"),
    SERIES_1("1"),
    SERIES_2("2"),
    SERIES_3("3"),
    SERIES_4("4"),
    SERIES_5("5"),
    SERIES_6("6"),
    SERIES_7("7"),
    SERIES_8("8"),
    RAMP_0("ramp-0"),
    RAMP_1("ramp-1"),
    RAMP_2("ramp-2"),
    RAMP_3("ramp-3"),
    RAMP_4("ramp-4"),
    RAMP_5("ramp-5"),
    RAMP_6("ramp-6"),
    RAMP_7("ramp-7"),
    RAMP_8("ramp-8"),
    ON_WEAK("on-weak"),
    ON_MIDDLE("on-middle"),
    ON_STRONG("on-strong");

    static final int SERIES = 8;
    static final int RAMP = 9;
    private static final Ink[] ALL = values();
    private static final int SENTINEL = 0xABCD00;

    private final String variable;
    private final Color color;

    Ink(String name) {
        this.variable = "--chart-" + name;
        this.color = new Color(SENTINEL | ordinal());
    }

    /** Name of the CSS variable. */
    String variable() {
        return variable;
    }

    /** What a {@code fill} or {@code stroke} attribute says. */
    String css() {
        return "var(" + variable + ")";
    }

    /** The sentinel to hand to JFreeChart. */
    Color color() {
        return color;
    }

    static Ink of(Color color) {
        int rgb = color.getRGB() & 0xFFFFFF;
        int index = rgb & 0xFF;
        if ((rgb & 0xFFFF00) != SENTINEL || index >= ALL.length) {
            throw new IllegalStateException("a chart was painted with a colour that is no ink: " + color);
        }
        return ALL[index];
    }

    /** Ink of series {@code index}, counted from 0; repeats after {@link #SERIES}. */
    static Ink series(int index) {
        return ALL[SERIES_1.ordinal() + index % SERIES];
    }

    /** Step 0 (weak) .. {@link #RAMP} - 1 (strong) of the sequential ramp. */
    static Ink ramp(int step) {
        return ALL[RAMP_0.ordinal() + step];
    }

    /** Ink for text on a step of the ramp. */
    static Ink onRamp(int step) {
        if (step == RAMP / 2) {
            return ON_MIDDLE;
        }
        return step < RAMP / 2 ? ON_WEAK : ON_STRONG;
    }
}
