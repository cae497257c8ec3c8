package org.factorlens.chart;

/** What a chart shows. The records hold values as people know them; scales, colours and layout are the renderer's. */
public sealed interface ChartSpec permits BarChart, LineChart, ScatterChart, HeatMapChart {
    /** Unique in the page: lower-case letters, digits and hyphens, a letter first. Prefix of every id in the SVG. */
    String id();

    /** What the chart shows, one line. Not drawn inline (the page has it as a heading), drawn in the standalone SVG. */
    String title();
}
