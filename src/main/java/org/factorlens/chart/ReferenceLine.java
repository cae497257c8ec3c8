package org.factorlens.chart;

/**
 * A constant to hold the data to, such as the noise floor.
 *
 * @param name name in the legend, with the value if people should read it
 * @param y value on the axis of numbers
 */
public record ReferenceLine(String name, double y) {}
