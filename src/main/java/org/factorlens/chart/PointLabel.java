package org.factorlens.chart;

/**
 * A name written beside a point of a scatter chart; left out where there is no room for it.
 *
 * @param x x of the point
 * @param y y of the point
 * @param text the name
 */
public record PointLabel(double x, double y, String text) {}
