package org.factorlens.chart;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;

/** Draws line and scatter charts. */
final class PointChart {
    private static final double LINE_HEIGHT = 250;
    private static final double SCATTER_HEIGHT = 330;
    private static final int MARKS = 8;

    private final ChartSpec spec;
    private final Axis xAxis;
    private final Axis yAxis;
    private final List<Series> series;
    private final List<SeriesStyle> styles;
    private final List<ReferenceLine> references;
    private final List<FittedLine> fitted;
    private final List<PointLabel> labels;
    private final boolean lines;

    PointChart(LineChart chart) {
        this(chart, chart.x(), chart.y(), chart.series(), chart.references(), List.of(), List.of(), true);
    }

    PointChart(ScatterChart chart) {
        this(chart, chart.x(), chart.y(), mutedFirst(chart.groups()), List.of(), chart.lines(), chart.labels(), false);
    }

    private PointChart(
            ChartSpec spec,
            Axis xAxis,
            Axis yAxis,
            List<Series> series,
            List<ReferenceLine> references,
            List<FittedLine> fitted,
            List<PointLabel> labels,
            boolean lines) {
        this.spec = spec;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.series = series;
        this.styles = SeriesStyle.of(series);
        this.references = references;
        this.fitted = fitted;
        this.labels = labels;
        this.lines = lines;
    }

    private static List<Series> mutedFirst(List<Series> groups) {
        return groups.stream()
                .sorted(Comparator.comparing(group -> !group.muted()))
                .toList();
    }

    SvgImage draw() {
        double[] xs = values(Point::x, line -> DoubleStream.of(line.fromX(), line.toX()));
        double[] ys = DoubleStream.concat(
                        DoubleStream.of(values(Point::y, line -> DoubleStream.of(line.fromY(), line.toY()))),
                        DoubleStream.concat(
                                DoubleStream.concat(ends(), DoubleStream.of(yAxis.from(), yAxis.to())),
                                references.stream().mapToDouble(ReferenceLine::y)))
                .toArray();
        Scale y = Scale.of(yAxis, ys, MARKS);
        double marksWidth = y.widestLabel(Pen.ROOM_FONT);
        Scale x = Scale.of(xAxis, xs, MARKS);
        Scale thinned = (lines ? x.markedAtFew(xs) : x).thinned(Frame.plotWidth(marksWidth), Pen.ROOM_FONT);
        PlotData data = new PlotData(series, thinned, y);
        if (data.isEmpty()) {
            return Figure.empty(spec);
        }
        Legend legend = legend();
        double height = lines ? LINE_HEIGHT : SCATTER_HEIGHT;
        Frame frame = Frame.of(yAxis.label(), legend, marksWidth, height, xAxis.label());
        String description = AltText.points(lines ? "Line chart" : "Scatter chart", xAxis, yAxis, series);
        return Figure.draw(spec, description, linked(), frame.imageHeight(), pen -> {
            frame.drawLabels(pen, yAxis.label(), xAxis.label());
            legend.draw(pen, frame.legendTop());
            plot(pen, data, thinned, y).draw(new SvgGraphics(pen.svg()), frame.area(), null, null, null);
            new LabelPlacer(frame, thinned, y).draw(pen, labels);
        });
    }

    private XYPlot plot(Pen pen, PlotData data, Scale x, Scale y) {
        TickAxis domain = new TickAxis(x, pen);
        TickAxis range = new TickAxis(y, pen);
        XYPlot plot = Plots.plot(data, domain, range, new PointRenderer(series, styles, y, lines));
        plot.setDomainGridlinesVisible(!lines);
        for (int i = 0; i < references.size(); i++) {
            Plots.addReference(plot, y.plotted(references.get(i).y()), SeriesStyle.reference(i));
        }
        for (int i = 0; i < fitted.size(); i++) {
            FittedLine line = fitted.get(i);
            plot.addAnnotation(new XYLineAnnotation(
                    x.plotted(line.fromX()),
                    y.plotted(line.fromY()),
                    x.plotted(line.toX()),
                    y.plotted(line.toY()),
                    SeriesStyle.fitted(i).stroke(),
                    SeriesStyle.fitted(i).ink().color()));
        }
        return plot;
    }

    private Legend legend() {
        Legend legend = new Legend(Frame.WIDTH);
        if (series.size() + references.size() + fitted.size() < 2) {
            return legend;
        }
        addSeries(legend, false);
        addSeries(legend, true);
        for (int i = 0; i < references.size(); i++) {
            legend.add(references.get(i).name(), SeriesStyle.reference(i), true, false);
        }
        for (int i = 0; i < fitted.size(); i++) {
            legend.add(fitted.get(i).name(), SeriesStyle.fitted(i), true, false);
        }
        return legend;
    }

    private void addSeries(Legend legend, boolean muted) {
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i).muted() == muted) {
                legend.add(series.get(i).name(), styles.get(i), lines, true);
            }
        }
    }

    private double[] values(ToDoubleFunction<Point> ofPoint, Function<FittedLine, DoubleStream> ofLine) {
        return DoubleStream.concat(
                        points().mapToDouble(ofPoint), fitted.stream().flatMapToDouble(ofLine))
                .toArray();
    }

    private DoubleStream ends() {
        return points().flatMapToDouble(point -> DoubleStream.of(point.low(), point.high()));
    }

    private boolean linked() {
        return points().anyMatch(point -> point.link() != null);
    }

    private Stream<Point> points() {
        return series.stream().flatMap(one -> one.points().stream());
    }
}
