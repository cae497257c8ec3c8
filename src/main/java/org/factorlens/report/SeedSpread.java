package org.factorlens.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.factorlens.format.Numbers;
import org.factorlens.results.CellResult;
import org.factorlens.results.Summary;

/** How much test RMSE moves with the start values alone, beside the differences between configurations. */
final class SeedSpread {
    private static final int MOST = 20;

    private final Configurations configurations;

    /**
     * A row: standard deviation over seeds on the same fold (root of the mean variance within folds), and the number of
     * seeds.
     */
    private record Row(Summary configuration, double spread, int seeds) {}

    SeedSpread(Configurations configurations) {
        this.configurations = configurations;
    }

    /** Standard deviation of test RMSE over seeds within folds, NaN where a fold has a single seed. */
    static double of(List<CellResult> cells) {
        Map<Integer, List<Double>> byFold = cells.stream()
                .filter(CellResult::ok)
                .collect(Collectors.groupingBy(
                        CellResult::fold, TreeMap::new, Collectors.mapping(CellResult::testRmse, Collectors.toList())));
        double squares = 0;
        int freedom = 0;
        for (List<Double> scores : byFold.values()) {
            double mean = scores.stream().mapToDouble(x -> x).average().orElseThrow();
            squares += scores.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
            freedom += scores.size() - 1;
        }
        return freedom == 0 ? Double.NaN : Math.sqrt(squares / freedom);
    }

    /** The best configurations that were started from several seeds; no rows where there are none. */
    TableView view() {
        List<Row> rows = configurations.ranked().stream()
                .map(row -> row(row, configurations.cells(row)))
                .filter(row -> !Double.isNaN(row.spread()))
                .limit(MOST)
                .toList();
        List<Column<Row>> columns = List.of(
                Column.text("Configuration", (Row row) -> row.configuration().configuration())
                        .naming()
                        .linked(row -> configurations.runPage(row.configuration())),
                Column.count("Seeds", Row::seeds),
                Column.number("Test RMSE", row -> row.configuration().testRmseMean(), Numbers::rmse),
                Column.number("Spread over seeds", Row::spread, value -> Numbers.fixed(value, 5)),
                Column.number(
                        "Difference to chosen", row -> row.configuration().deltaToSelected(), Numbers::difference));
        return Table.of("Standard deviation of test RMSE over start values on the same split, rating units", columns)
                .view(rows);
    }

    private static Row row(Summary configuration, List<CellResult> cells) {
        return new Row(configuration, of(cells), (int)
                cells.stream().map(CellResult::seed).distinct().count());
    }
}
