package org.factorlens.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.factorlens.results.CellResult;
import org.factorlens.results.Summary;

/**
 * The configurations of an experiment. Where an axis has no effect (lambda at k = 0) the matrix holds one configuration
 * several times under one label; here it stands once.
 */
final class Configurations {
    private final Map<String, Summary> byLabel = new LinkedHashMap<>();
    private final List<Summary> rows;
    private final List<CellResult> cells;

    Configurations(List<Summary> rows, List<CellResult> cells) {
        this.rows = List.copyOf(rows);
        this.cells = List.copyOf(cells);
        for (Summary row : rows) {
            byLabel.merge(row.configuration(), row, Configurations::better);
        }
    }

    /** Which of two rows with one label stands for both: the selected one, else one with a score, else the first. */
    private static Summary better(Summary first, Summary next) {
        boolean swap = next.selected() != first.selected() ? next.selected() : scored(next) && !scored(first);
        return swap ? next : first;
    }

    /** One row for each label, in matrix order. */
    Collection<Summary> all() {
        return byLabel.values();
    }

    /** Every row of the matrix, labels repeated. */
    List<Summary> rows() {
        return rows;
    }

    /** Those that have a score, best mean test RMSE first. */
    List<Summary> ranked() {
        return byLabel.values().stream()
                .filter(Configurations::scored)
                .sorted(Comparator.comparingDouble(Summary::testRmseMean))
                .toList();
    }

    /**
     * Those that are compared with the chosen one by their rating predictions, best first: the popularity recommender, which
     * predicts the global mean, is none beside it (822).
     */
    List<Summary> others() {
        boolean mean = byLabel.containsKey("global mean");
        return ranked().stream()
                .filter(row -> !row.selected() && !(mean && row.model().equals("popularity")))
                .toList();
    }

    /** Whether all cells of the configuration ended well: a mean over the folds that did is about other ratings. */
    static boolean scored(Summary row) {
        return row.cells() > 0 && row.failed() == 0 && !Double.isNaN(row.testRmseMean());
    }

    Optional<Summary> find(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    /** The one chosen. */
    Optional<Summary> selected() {
        return byLabel.values().stream()
                .filter(row -> row.selected() && scored(row))
                .findFirst();
    }

    /** The best by validation (by test where there is no validation) among those that fit. */
    Optional<Summary> best(Predicate<Summary> fits) {
        return byLabel.values().stream()
                .filter(row -> scored(row) && fits.test(row))
                .min(Comparator.comparingDouble(Configurations::choosingScore));
    }

    /** The score that chooses: on validation ratings, or on test ratings where there are none. */
    static double choosingScore(Summary row) {
        return Double.isNaN(row.validationRmseMean()) ? row.testRmseMean() : row.validationRmseMean();
    }

    /** Cells of the configuration, one for each fold and seed. */
    List<CellResult> cells(Summary row) {
        Set<String> seen = new LinkedHashSet<>();
        List<CellResult> found = new ArrayList<>();
        for (CellResult cell : cells) {
            boolean same = cell.configuration().equals(row.configuration());
            if (same && seen.add(cell.fold() + "/" + cell.seed())) {
                found.add(cell);
            }
        }
        return found;
    }

    /** Runs of the configuration on its first fold: how often each test rating counts where its runs are put together. */
    int seeds(Summary row) {
        List<CellResult> runs = cells(row);
        return (int)
                runs.stream().filter(cell -> cell.fold() == runs.get(0).fold()).count();
    }

    /** The run page that stands for the configuration: its first cell. */
    String runPage(Summary row) {
        return cells(row).stream()
                .findFirst()
                .map(cell -> "runs/" + cell.cell() + ".html")
                .orElse(null);
    }

    /** Whether the model has latent factors. */
    static boolean hasFactors(Summary row) {
        return row.model().equals("als") && row.k() > 0;
    }
}
