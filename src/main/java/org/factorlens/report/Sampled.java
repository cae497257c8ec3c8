package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factorlens.results.CellResult;
import org.factorlens.results.ChainDiagnostic;
import org.factorlens.results.ChainSample;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;
import org.factorlens.results.UncertaintyGroup;

/** What the runs of sampled models left, looked up by configuration. */
final class Sampled {
    /** What a learning curve of such a model shows. */
    static final String CURVE =
            "On training ratings of each sweep's sample alone; on test ratings, which had no part in training, of "
                    + "predictions averaged over samples, once burn-in is over.";

    private final ExperimentResults results;
    private final List<UncertaintyGroup> uncertainty;

    Sampled(ExperimentResults results) {
        this.results = results;
        this.uncertainty = results.rows(ResultTable.UNCERTAINTY);
    }

    /** Whether the matrix has a sampled model with a score. */
    static boolean any(ExperimentResults results) {
        return best(results).isPresent();
    }

    /** The best sampled configuration by validation (by test where there is none). */
    static Optional<Summary> best(ExperimentResults results) {
        return results.configurations().best(row -> row.model().equals("gibbs"));
    }

    /** All sampled configurations that have a score, best by validation first. */
    List<Summary> configurations() {
        return results.configurations().ranked().stream()
                .filter(row -> row.model().equals("gibbs"))
                .toList();
    }

    /** Groups of the runs of a configuration, averaged over runs with the number of test ratings as weight. */
    List<UncertaintyGroup> groups(Summary row, String by) {
        List<List<UncertaintyGroup>> runs = new ArrayList<>();
        for (CellResult cell : results.configurations().cells(row)) {
            List<UncertaintyGroup> groups = uncertainty.stream()
                    .filter(group ->
                            group.cell().equals(cell.cell()) && group.by().equals(by))
                    .toList();
            if (!groups.isEmpty()) {
                runs.add(groups);
            }
        }
        List<UncertaintyGroup> pooled = new ArrayList<>();
        int least = runs.stream().mapToInt(List::size).min().orElse(0);
        for (int g = 0; g < least; g++) {
            int group = g;
            pooled.add(pooled(runs.stream().map(groups -> groups.get(group)).toList()));
        }
        return pooled;
    }

    private static UncertaintyGroup pooled(List<UncertaintyGroup> runs) {
        UncertaintyGroup first = runs.get(0);
        int ratings = runs.stream().mapToInt(UncertaintyGroup::ratings).sum();
        return new UncertaintyGroup(
                first.cell(),
                first.by(),
                first.group(),
                runs.stream().mapToDouble(UncertaintyGroup::from).min().orElseThrow(),
                runs.stream().mapToDouble(UncertaintyGroup::to).max().orElseThrow(),
                ratings,
                Math.sqrt(mean(runs, run -> run.deviation() * run.deviation())),
                Math.sqrt(mean(runs, run -> run.rmse() * run.rmse())),
                mean(runs, UncertaintyGroup::insideHalf),
                mean(runs, UncertaintyGroup::insideEighty),
                mean(runs, UncertaintyGroup::insideNinetyFive));
    }

    private static double mean(
            List<UncertaintyGroup> runs, java.util.function.ToDoubleFunction<UncertaintyGroup> value) {
        double sum = 0;
        double ratings = 0;
        for (UncertaintyGroup run : runs) {
            sum += run.ratings() * value.applyAsDouble(run);
            ratings += run.ratings();
        }
        return sum / ratings;
    }

    /** Runs of a configuration on its first fold: how often each test rating counts where runs are pooled. */
    int seeds(Summary row) {
        return results.configurations().seeds(row);
    }

    /** Coverage over all test ratings of all runs of a configuration. */
    Optional<UncertaintyGroup> all(Summary row) {
        return groups(row, "all").stream().findFirst();
    }

    /** The chains of a configuration on its first fold, one per seed. */
    List<List<ChainSample>> chains(Summary row) {
        List<CellResult> cells = results.configurations().cells(row);
        List<ChainSample> all = results.rows(ResultTable.CHAINS);
        return cells.stream()
                .filter(cell -> cell.fold() == cells.get(0).fold())
                .map(cell -> all.stream()
                        .filter(sample -> sample.cell().equals(cell.cell()))
                        .toList())
                .filter(chain -> !chain.isEmpty())
                .toList();
    }

    /** Convergence of the chains of a configuration, a row per fold and quantity. */
    List<ChainDiagnostic> diagnostics(Summary row) {
        return results.rows(ResultTable.DIAGNOSTICS).stream()
                .filter(diagnostic -> results.shown(diagnostic.configuration()).equals(row.configuration()))
                .toList();
    }
}
