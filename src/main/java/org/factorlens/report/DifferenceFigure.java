package org.factorlens.report;

import java.util.List;
import org.factorlens.chart.Axis;
import org.factorlens.chart.Bar;
import org.factorlens.chart.BarChart;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Summary;

/** How far the best configurations are from the chosen one: which of them this run can tell apart from it. */
final class DifferenceFigure {
    private static final int MOST = 10;

    private final Configurations configurations;

    DifferenceFigure(Configurations configurations) {
        this.configurations = configurations;
    }

    /** The figure, or null where nothing was compared with an interval. */
    FigureView figure(Figures figures) {
        List<Summary> others = configurations.others().stream()
                .filter(row -> !Double.isNaN(row.deltaLow()))
                .toList();
        List<Summary> rows = others.stream().limit(MOST).toList();
        if (rows.isEmpty()) {
            return null;
        }
        ShortNames names =
                new ShortNames(rows.stream().map(Summary::configuration).toList());
        BarChart chart = new BarChart(
                "difference-to-chosen",
                "How far the others are from the chosen configuration",
                "",
                Axis.linear("test RMSE minus that of the chosen (rating units)"),
                rows.stream().map(row -> bar(row, names)).toList(),
                true,
                List.of());
        long alike = rows.stream().filter(Summary::indistinguishable).count();
        String caption = Phrases.others(rows.size(), others.size())
                + " on test ratings, with 95% intervals. Right of zero errs more than the chosen one. "
                + (alike == 0
                        ? "The run tells " + (rows.size() == 1 ? "the two apart." : "all of these apart from it.")
                        : Phrases.of(alike, rows.size()) + (alike == 1 ? " is" : " are")
                                + " indistinguishable from it: the interval contains zero, or chance among users could"
                                + " explain the difference.")
                + names.leftOut();
        return figures.figure(chart, caption, table(rows.size()), rows);
    }

    private Bar bar(Summary row, ShortNames names) {
        return new Bar(
                names.of(row.configuration()),
                row.deltaToSelected(),
                row.deltaLow(),
                row.deltaHigh(),
                row.configuration() + ": " + Numbers.difference(row.deltaToSelected()) + ", "
                        + Phrases.differenceInterval(row.deltaLow(), row.deltaHigh()),
                configurations.runPage(row));
    }

    private Table<Summary> table(int rows) {
        return Table.of(
                "Difference in test RMSE to the chosen configuration ("
                        + Units.counted(rows, "configuration", "configurations") + ")",
                List.of(
                        Column.text("Configuration", Summary::configuration)
                                .naming()
                                .linked(configurations::runPage),
                        Column.number("Difference", Summary::deltaToSelected, Numbers::difference),
                        Column.number("Interval low", Summary::deltaLow, Phrases::end),
                        Column.number("Interval high", Summary::deltaHigh, Phrases::end)));
    }
}
