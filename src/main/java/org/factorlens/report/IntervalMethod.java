package org.factorlens.report;

import java.util.Comparator;
import java.util.Optional;
import org.factorlens.format.Units;
import org.factorlens.results.Comparison;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;

/**
 * How intervals of RMSE were made: a page says it once, and a line of it only where its own was made otherwise.
 *
 * @param name as in the results
 * @param pairs folds, or users of a bootstrap; 0 where they are not known
 */
record IntervalMethod(String name, int pairs) {
    static IntervalMethod of(Comparison row) {
        return new IntervalMethod(row.method(), row.pairs());
    }

    static IntervalMethod of(Summary row, int folds) {
        return new IntervalMethod(row.intervalMethod(), overUsers(row.intervalMethod()) ? 0 : folds);
    }

    /** That of the comparison with the most pairs, or of the chosen configuration; none where nothing has an interval. */
    static Optional<IntervalMethod> usual(ExperimentResults results) {
        int folds = results.manifest().plan().folds();
        return results.rows(ResultTable.COMPARISONS).stream()
                .filter(row -> !Double.isNaN(row.low()))
                .map(IntervalMethod::of)
                .max(Comparator.comparingInt(IntervalMethod::pairs))
                .or(() -> results.configurations()
                        .selected()
                        .filter(row -> !Double.isNaN(row.testRmseLow()))
                        .map(row -> of(row, folds)));
    }

    /** {@code corrected resampled t over 3 folds}, {@code bootstrap over 610 users}. */
    String words() {
        return overUsers(name)
                ? "bootstrap over " + (pairs == 0 ? "users" : Units.counted(pairs, "user", "users"))
                : "corrected resampled t over " + Units.counted(pairs, "fold", "folds");
    }

    /** What a line has to add where the page says {@code usual}: nothing where its own interval was made so. */
    String beside(Optional<IntervalMethod> usual) {
        return usual.filter(other -> other.name.equals(name) && (pairs == 0 || pairs == other.pairs))
                        .isPresent()
                ? ""
                : ", " + words();
    }

    private static boolean overUsers(String method) {
        return method.equals("user-bootstrap");
    }
}
