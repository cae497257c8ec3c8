package org.factorlens.chart;

/**
 * A straight line over a scatter chart, straight on the axes as they are drawn (on log axes a power law).
 *
 * @param name name in the legend, with the slope if people should read it
 * @param fromX first end, natural values
 * @param fromY first end
 * @param toX second end
 * @param toY second end
 */
public record FittedLine(String name, double fromX, double fromY, double toX, double toY) {}
