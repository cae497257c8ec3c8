package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.factorlens.chart.Axis;
import org.factorlens.chart.LineChart;
import org.factorlens.chart.Point;
import org.factorlens.chart.Series;
import org.factorlens.format.Numbers;
import org.factorlens.results.ChainDiagnostic;
import org.factorlens.results.ChainSample;

/** Traces of the chains of one configuration on its first fold, and whether they agree. */
final class ChainFigures {
    /** As many decimals as an RMSE has, and as files have: four leave nothing of a deviation below {@code SMALL}. */
    private static final int DECIMALS = 4;

    private static final int MORE_DECIMALS = 6;
    private static final double SMALL = 0.1;
    private static final int MOST = 60;

    private final List<List<ChainSample>> chains;

    ChainFigures(List<List<ChainSample>> chains) {
        this.chains = chains;
    }

    /** A sweep of a chain. */
    private record Step(int chain, ChainSample at) {}

    List<FigureView> all(Figures figures) {
        return chains.isEmpty() ? List.of() : List.of(rmse(figures), noise(figures));
    }

    private FigureView rmse(Figures figures) {
        List<Series> lines = new ArrayList<>();
        for (int chain = 0; chain < chains.size(); chain++) {
            lines.add(line("of this sample" + suffix(chain), chain, ChainSample::testRmse));
            lines.add(line("of the average so far" + suffix(chain), chain, ChainSample::averageTestRmse));
        }
        return figure(
                figures,
                "chain-rmse",
                "Test RMSE of each sample, and of predictions averaged over samples",
                "test RMSE (rating units)",
                lines,
                "Each sweep draws another model that the ratings allow; what is predicted is the average over them, which "
                        + "begins when burn-in is over.");
    }

    private FigureView noise(Figures figures) {
        List<Series> lines = new ArrayList<>();
        for (int chain = 0; chain < chains.size(); chain++) {
            lines.add(line("chain " + (chain + 1), chain, ChainSample::noisePrecision));
        }
        return figure(
                figures,
                "chain-noise",
                "Noise precision after each sweep",
                "noise precision (1 / squared rating units)",
                lines,
                "One over the variance of a rating around its prediction, drawn anew in each sweep. A line that still "
                        + "climbs, or chains that differ, say that the chain is too short.");
    }

    private String suffix(int chain) {
        return chains.size() == 1 ? "" : ", chain " + (chain + 1);
    }

    private FigureView figure(
            Figures figures, String id, String title, String label, List<Series> lines, String caption) {
        LineChart chart = new LineChart(id, title, Axis.integers("sweep"), Axis.linear(label), lines, List.of());
        List<Step> steps = new ArrayList<>();
        for (int chain = 0; chain < chains.size(); chain++) {
            for (ChainSample sample : Thinned.of(chains.get(chain), MOST)) {
                steps.add(new Step(chain + 1, sample));
            }
        }
        Table<Step> table = Table.of(
                title,
                List.of(
                        Column.count("Sweep", (Step step) -> step.at().sweep()).naming(),
                        Column.count("Chain", Step::chain),
                        Column.decimals(
                                "Noise precision", step -> step.at().noisePrecision(), step -> decimals(step.at())),
                        Column.number("Train RMSE", step -> step.at().trainRmse(), Numbers::rmse),
                        Column.number("Test RMSE", step -> step.at().testRmse(), Numbers::rmse),
                        Column.number("Of the average", step -> step.at().averageTestRmse(), Numbers::rmse)));
        int sweeps = chains.get(0).size();
        String note = sweeps <= MOST ? "" : " Some of " + sweeps + " sweeps are shown; all are in chains.csv.";
        return LongFigures.figure(figures, chart, caption + note, table, steps);
    }

    private Series line(String name, int chain, ToDoubleFunction<ChainSample> value) {
        return new Series(
                name,
                Thinned.of(chains.get(chain), MOST).stream()
                        .map(sample -> Point.of(
                                sample.sweep(),
                                value.applyAsDouble(sample),
                                "sweep " + sample.sweep() + ": " + Numbers.rmse(value.applyAsDouble(sample))))
                        .toList());
    }

    /** Of a noise precision, which is small where ratings are on a wide scale. */
    private static int decimals(ChainSample sample) {
        return decimals(sample.noisePrecision());
    }

    /** Of a monitored quantity. */
    private static int decimals(ChainDiagnostic row) {
        return row.quantity().equals("noise-precision") ? decimals(row.mean()) : DECIMALS;
    }

    private static int decimals(double precision) {
        return precision < SMALL ? MORE_DECIMALS : DECIMALS;
    }

    /** Convergence on the first fold, a row per monitored quantity. */
    static TableView table(List<ChainDiagnostic> all) {
        List<ChainDiagnostic> rows =
                all.stream().filter(row -> row.fold() == all.get(0).fold()).toList();
        String rest = rows.size() == all.size() ? "" : "; the other folds are in diagnostics.csv";
        return Table.of(
                        "Whether the chains of the first fold agree (rating units; noise precision: one over their square"
                                + rest + ")",
                        List.of(
                                Column.text("Quantity", (ChainDiagnostic row) -> quantity(row.quantity()))
                                        .naming(),
                                Column.count("Chains", ChainDiagnostic::chains),
                                Column.count("Draws of each", ChainDiagnostic::draws),
                                Column.decimals("Mean", ChainDiagnostic::mean, ChainFigures::decimals),
                                Column.decimals("Deviation", ChainDiagnostic::deviation, ChainFigures::decimals),
                                Column.decimals(
                                        "Monte Carlo error of the mean",
                                        row -> row.deviation() / Math.sqrt(row.effectiveDraws()),
                                        ChainFigures::decimals),
                                Column.number("Split R-hat", ChainDiagnostic::splitRhat, v -> Numbers.fixed(v, 3)),
                                Column.number(
                                        "Effective draws", ChainDiagnostic::effectiveDraws, v -> Numbers.fixed(v, 0))))
                .view(rows);
    }

    /** {@code noise-precision} as people read it. */
    static String quantity(String name) {
        return switch (name) {
            case "noise-precision" -> "the noise precision";
            case "train-rmse" -> "the training RMSE of a sample";
            case "test-rmse" -> "the test RMSE of a sample";
            default -> "prediction " + name.substring(name.length() - 1);
        };
    }
}
