/**
 * Charts as inline SVG. A page describes a chart as a record ({@link org.factorlens.chart.ChartSpec}) and
 * {@link org.factorlens.chart.Charts#render} draws it; JFreeChart places axes, grid, lines, bars and blocks, and a small
 * SVG writer of our own receives them. Only this package imports JFreeChart. No text is measured by AWT, so the bytes
 * are the same on any machine, with or without fonts.
 */
package org.factorlens.chart;
