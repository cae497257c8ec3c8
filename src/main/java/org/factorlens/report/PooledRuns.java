package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.factorlens.results.CalibrationBin;
import org.factorlens.results.CellResult;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.SubsetScore;
import org.factorlens.results.Summary;

/**
 * Test scores of a configuration with the test ratings of all its runs put together: squared errors and errors are
 * averaged over ratings, macro scores over the users of every run.
 */
final class PooledRuns {
    /** In the order in which they are shown; the parts after the first add up to it. */
    private static final List<String> PARTS = List.of("all", "warm", "cold-user", "cold-item", "cold-both");

    private final ExperimentResults results;

    PooledRuns(ExperimentResults results) {
        this.results = results;
    }

    /** Scores over all test ratings and over their parts, those that have ratings. */
    List<SubsetScore> parts(Summary row) {
        List<SubsetScore> all = rows(row, results::parts);
        List<SubsetScore> pooled = new ArrayList<>();
        for (String part : PARTS) {
            List<SubsetScore> same =
                    all.stream().filter(score -> score.part().equals(part)).toList();
            if (!same.isEmpty()) {
                pooled.add(pooled(part, same));
            }
        }
        return pooled;
    }

    private static SubsetScore pooled(String part, List<SubsetScore> rows) {
        return new SubsetScore(
                "",
                part,
                sum(rows, SubsetScore::ratings),
                sum(rows, SubsetScore::users),
                rootMeanSquare(rows, SubsetScore::ratings, SubsetScore::rmse),
                mean(rows, SubsetScore::ratings, SubsetScore::mae),
                rootMeanSquare(rows, SubsetScore::ratings, SubsetScore::rmseRaw),
                mean(rows, SubsetScore::ratings, SubsetScore::maeRaw),
                mean(rows, SubsetScore::users, SubsetScore::rmseMacro),
                mean(rows, SubsetScore::users, SubsetScore::maeMacro));
    }

    /** Groups by {@code user-activity} or {@code item-popularity}; the label spans the groups of this number of all runs. */
    List<ErrorGroup> groups(Summary row, String by) {
        TreeMap<Integer, List<ErrorGroup>> byNumber = new TreeMap<>();
        rows(row, cell -> results.errors(cell, by))
                .forEach(group -> byNumber.computeIfAbsent(group.group(), number -> new ArrayList<>())
                        .add(group));
        return byNumber.values().stream().map(PooledRuns::pooled).toList();
    }

    private static ErrorGroup pooled(List<ErrorGroup> groups) {
        ErrorGroup first = groups.get(0);
        double from = groups.stream().mapToDouble(ErrorGroup::from).min().orElseThrow();
        double to = groups.stream().mapToDouble(ErrorGroup::to).max().orElseThrow();
        return new ErrorGroup(
                "",
                first.by(),
                first.group(),
                from == to ? plain(from) : plain(from) + "–" + plain(to),
                from,
                to,
                sum(groups, ErrorGroup::ratings),
                rootMeanSquare(groups, ErrorGroup::ratings, ErrorGroup::rmse),
                mean(groups, ErrorGroup::ratings, ErrorGroup::mae),
                mean(groups, ErrorGroup::ratings, ErrorGroup::meanError));
    }

    /** Bins by prediction, the lowest first. */
    List<CalibrationBin> calibration(Summary row) {
        TreeMap<Integer, List<CalibrationBin>> byNumber = new TreeMap<>();
        rows(row, results::calibration)
                .forEach(bin -> byNumber.computeIfAbsent(bin.bin(), number -> new ArrayList<>())
                        .add(bin));
        return byNumber.values().stream().map(PooledRuns::bin).toList();
    }

    private static CalibrationBin bin(List<CalibrationBin> bins) {
        return new CalibrationBin(
                "",
                bins.get(0).bin(),
                bins.stream().mapToDouble(CalibrationBin::from).min().orElseThrow(),
                bins.stream().mapToDouble(CalibrationBin::to).max().orElseThrow(),
                sum(bins, CalibrationBin::ratings),
                mean(bins, CalibrationBin::ratings, CalibrationBin::meanPrediction),
                mean(bins, CalibrationBin::ratings, CalibrationBin::meanRating));
    }

    private <T> List<T> rows(Summary row, Function<String, List<T>> ofCell) {
        return results.configurations().cells(row).stream()
                .map(CellResult::cell)
                .flatMap(cell -> ofCell.apply(cell).stream())
                .toList();
    }

    private static String plain(double value) {
        return org.factorlens.format.Numbers.plain(value);
    }

    private static <T> int sum(List<T> rows, ToIntFunction<T> count) {
        return rows.stream().mapToInt(count).sum();
    }

    private static <T> double mean(List<T> rows, ToIntFunction<T> weight, ToDoubleFunction<T> value) {
        double total = 0;
        for (T row : rows) {
            total += weight.applyAsInt(row) * value.applyAsDouble(row);
        }
        return total / sum(rows, weight);
    }

    private static <T> double rootMeanSquare(List<T> rows, ToIntFunction<T> weight, ToDoubleFunction<T> value) {
        return Math.sqrt(mean(rows, weight, row -> value.applyAsDouble(row) * value.applyAsDouble(row)));
    }
}
