package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.factorlens.chart.HeatCell;
import org.factorlens.chart.HeatMapChart;
import org.factorlens.format.Numbers;
import org.factorlens.results.Summary;

/** Heat maps of test RMSE over k and lambda, one for each family, all on one colour scale. */
final class HeatFigures {
    private final Configurations configurations;
    private final Map<Family, List<Summary>> families;
    private final HeatScale scale;

    HeatFigures(ExperimentResults results) {
        this.configurations = results.configurations();
        this.families = Family.groups(configurations);
        this.scale = HeatScale.of(results);
    }

    /** Whether there is any map. */
    boolean any() {
        return !drawn().isEmpty();
    }

    /** Families with two cells or more, and these cells. */
    private Map<Family, List<Summary>> drawn() {
        Map<Family, List<Summary>> scored = new LinkedHashMap<>();
        families.forEach((family, rows) ->
                scored.put(family, rows.stream().filter(Configurations::scored).toList()));
        scored.values().removeIf(rows -> rows.size() < 2);
        return scored;
    }

    /** The maps. */
    List<FigureView> all(Figures figures) {
        List<FigureView> views = new ArrayList<>();
        Map<Family, List<Summary>> scored = drawn();
        String caption = caption(scored.size());
        scored.forEach((family, rows) -> views.add(map(figures, "heat-" + (views.size() + 1), family, rows, caption)));
        return views;
    }

    private FigureView map(Figures figures, String id, Family family, List<Summary> rows, String caption) {
        List<Double> lambdas =
                List.copyOf(new TreeSet<>(rows.stream().map(Summary::lambda).toList()));
        List<Integer> ks =
                List.copyOf(new TreeSet<>(rows.stream().map(Summary::k).toList()));
        double best = rows.stream().mapToDouble(Summary::testRmseMean).min().orElseThrow();
        List<HeatCell> cells = new ArrayList<>();
        for (Summary row : rows) {
            cells.add(new HeatCell(
                    ks.indexOf(row.k()),
                    lambdas.indexOf(row.lambda()),
                    row.testRmseMean(),
                    Numbers.fixed(row.testRmseMean(), 3),
                    row.configuration() + ": " + Numbers.rmse(row.testRmseMean()),
                    configurations.runPage(row),
                    row.testRmseMean() == best));
        }
        HeatMapChart chart = new HeatMapChart(
                id,
                "Test RMSE over k and λ, " + family.name(families.keySet()),
                "regularization λ",
                lambdas.stream().map(Numbers::plain).toList(),
                "latent dimensions k",
                ks.stream().map(k -> Integer.toString(k)).toList(),
                cells,
                scale.low(),
                scale.high(),
                "test RMSE (rating units), strong is better",
                true);
        return LongFigures.figure(figures, chart, caption, table(family), rows);
    }

    private String caption(int maps) {
        return "Each cell is a configuration and leads to its run; the framed one is the best of its map."
                + (maps > 1 ? " All maps share one colour scale." : "") + scale.caption();
    }

    private Table<Summary> table(Family family) {
        return Table.of(
                "Test RMSE over k and λ, " + family.name(families.keySet()),
                List.of(
                        Column.text("Configuration", Summary::configuration)
                                .naming()
                                .linked(configurations::runPage),
                        Column.count("k", Summary::k),
                        Column.number("λ", Summary::lambda, Numbers::plain),
                        Column.number("Test RMSE", Summary::testRmseMean, Numbers::rmse),
                        Column.number("Train RMSE", Summary::trainRmseMean, Numbers::rmse)));
    }
}
