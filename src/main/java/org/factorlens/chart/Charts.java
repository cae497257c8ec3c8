package org.factorlens.chart;

/** Draws charts. Safe for use by several threads at once. */
public final class Charts {
    private Charts() {}

    /** Draws a chart as inline SVG; the same chart gives the same bytes on every machine. */
    public static SvgImage render(ChartSpec chart) {
        if (chart instanceof LineChart line) {
            return new PointChart(line).draw();
        }
        if (chart instanceof ScatterChart scatter) {
            return new PointChart(scatter).draw();
        }
        if (chart instanceof BarChart bar) {
            return new BarFigure(bar).draw();
        }
        return new HeatFigure((HeatMapChart) chart).draw();
    }
}
