package org.factorlens.chart;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;

/**
 * How a series looks: colour, and as second channel marker and dash.
 *
 * @param ink colour
 * @param marker shape of points
 * @param dashes dash lengths, null for a solid line
 */
record SeriesStyle(Ink ink, Marker marker, float[] dashes) {
    private static final float WIDTH = 2.2f;
    private static final float[][] DASHES = {null, {7, 4}, {2, 4}, {10, 4, 2, 4}, {14, 5}};

    /** Styles for all series; muted ones are grey and use up no colour. */
    static List<SeriesStyle> of(List<Series> series) {
        List<SeriesStyle> styles = new ArrayList<>();
        int next = 0;
        for (Series one : series) {
            styles.add(one.muted() ? new SeriesStyle(Ink.OTHER, Marker.CIRCLE, null) : number(next++));
        }
        return styles;
    }

    /** Style of fitted line {@code index}: the colour of the series that it belongs to, dashed. */
    static SeriesStyle fitted(int index) {
        return new SeriesStyle(Ink.series(index), Marker.series(index), DASHES[1]);
    }

    /** Style of reference line {@code index}. */
    static SeriesStyle reference(int index) {
        return new SeriesStyle(Ink.REFERENCE, null, DASHES[1 + index % (DASHES.length - 1)]);
    }

    private static SeriesStyle number(int index) {
        return new SeriesStyle(Ink.series(index), Marker.series(index), DASHES[index % DASHES.length]);
    }

    BasicStroke stroke() {
        return dashes == null
                ? new BasicStroke(WIDTH)
                : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }
}
