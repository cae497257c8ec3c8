package org.factorlens.chart;

import java.awt.geom.Rectangle2D;

/**
 * Where things stand in an image: the label of the vertical axis on top, under it the legend, the plot with its marks to
 * the left and below, and the label of the horizontal axis at the foot.
 *
 * @param legendTop top of the legend
 * @param left left side of the plot
 * @param top top of the plot
 * @param width width of the plot
 * @param height height of the plot
 * @param footHeight height below the plot
 */
record Frame(double legendTop, double left, double top, double width, double height, double footHeight) {
    /** Width of every image. Text of 15 units is then 9.6 px on a phone 390 px wide, and 15 px in a column of 560. */
    static final double WIDTH = 560;

    private static final double LABEL_HEIGHT = 24;
    private static final double MARKS_HEIGHT = 28;
    private static final double RIGHT = 18;
    private static final double GAP = 8;
    private static final double LEAST_LEFT = 26;

    /** A frame for a plot of that height whose marks on the left are as wide as {@code marksWidth}. */
    static Frame of(String topLabel, Legend legend, double marksWidth, double plotHeight, String footLabel) {
        double legendTop = topLabel.isEmpty() ? 0 : LABEL_HEIGHT;
        double left = left(marksWidth);
        double top = legendTop + legend.height() + GAP;
        double foot = MARKS_HEIGHT + (footLabel.isEmpty() ? 0 : LABEL_HEIGHT);
        return new Frame(legendTop, left, top, WIDTH - left - RIGHT, plotHeight, foot);
    }

    /** Width of a plot whose marks are as wide as {@code marksWidth}. */
    static double plotWidth(double marksWidth) {
        return WIDTH - left(marksWidth) - RIGHT;
    }

    private static double left(double marksWidth) {
        return Math.max(LEAST_LEFT, Math.ceil(marksWidth + TickAxis.BESIDE + 2));
    }

    Rectangle2D area() {
        return new Rectangle2D.Double(left, top, width, height);
    }

    double imageHeight() {
        return Math.ceil(top + height + footHeight);
    }

    /** Writes the labels of both axes. */
    void drawLabels(Pen pen, String topLabel, String footLabel) {
        pen.text(FontTable.fit(topLabel, Pen.ROOM_FONT, WIDTH), 0, 15, Pen.START, Ink.TEXT);
        String foot = FontTable.fit(footLabel, Pen.ROOM_FONT, WIDTH);
        double half = FontTable.width(foot, Pen.ROOM_FONT) / 2;
        double middle = Math.max(half, Math.min(left + width / 2, WIDTH - half));
        pen.text(foot, middle, top + height + footHeight - 5, Pen.MIDDLE, Ink.TEXT);
    }
}
