package org.factorlens.chart;

/**
 * A marked place of an axis.
 *
 * @param position where, in plotted units (the logarithm on a log axis)
 * @param label what is written there; empty for a grid line without text
 */
record Tick(double position, String label) {}
