package org.factorlens.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.factorlens.results.CalibrationBin;
import org.factorlens.results.CellResult;
import org.factorlens.results.Comparison;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.Manifest;
import org.factorlens.results.PublishedCheck;
import org.factorlens.results.Recommendations;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Selection;
import org.factorlens.results.SubsetScore;
import org.factorlens.results.Summary;
import org.factorlens.results.Surprise;
import org.factorlens.results.TryModel;

/**
 * The results of one experiment, read once and looked up by cell. Tables that a page shows alone and once (genres,
 * degrees, …) are read by that page through {@link #rows}.
 */
final class ExperimentResults {
    private final ResultStore store;
    private final Manifest manifest;
    private final Labels labels;
    private final List<CellResult> cells;
    private final Configurations configurations;
    private final Map<String, List<CurvePoint>> curves;
    private final Map<String, List<ErrorGroup>> errors;
    private final Map<String, List<ResidualBin>> residuals;
    private final Map<String, List<SubsetScore>> parts;
    private final Map<String, List<CalibrationBin>> calibration;
    private final Map<String, List<Surprise>> surprises;
    private final List<Comparison> comparisons;
    private final PairIntervals pairIntervals;
    private final List<Selection> selection;
    private final List<PublishedCheck> published;

    /** Reads the directory of one experiment. */
    ExperimentResults(ResultStore store) {
        this.store = store;
        this.manifest = store.readJson(ResultStore.MANIFEST, Manifest.class);
        check();
        List<Summary> summary = rows(ResultTable.SUMMARY);
        this.labels = new Labels(summary);
        this.cells = rows(ResultTable.CELLS).stream().map(labels::shown).toList();
        this.configurations =
                new Configurations(summary.stream().map(labels::shown).toList(), cells);
        this.curves = byCell(rows(ResultTable.CURVES), CurvePoint::cell);
        this.errors = byCell(rows(ResultTable.ERROR_GROUPS), ErrorGroup::cell);
        this.residuals = byCell(rows(ResultTable.RESIDUALS), ResidualBin::cell);
        this.parts = byCell(rows(ResultTable.METRICS), SubsetScore::cell);
        this.calibration = byCell(rows(ResultTable.CALIBRATION), CalibrationBin::cell);
        this.surprises = byCell(rows(ResultTable.SURPRISES), Surprise::cell);
        this.comparisons =
                rows(ResultTable.COMPARISONS).stream().map(labels::shown).toList();
        this.pairIntervals = new PairIntervals(rows(ResultTable.PAIR_INTERVALS), labels::shown);
        this.selection = rows(ResultTable.SELECTION);
        this.published = rows(ResultTable.PUBLISHED);
    }

    /**
     * Holds all files to the manifest that was read first: before they are read, and once more after that, as a run may have
     * replaced some in between.
     */
    void check() {
        store.check(manifest);
    }

    private static <T> Map<String, List<T>> byCell(List<T> rows, Function<T, String> cell) {
        Map<String, List<T>> grouped = new LinkedHashMap<>();
        for (T row : rows) {
            grouped.computeIfAbsent(cell.apply(row), name -> new ArrayList<>()).add(row);
        }
        return grouped;
    }

    /** All rows of a table; none where the file is not there. */
    <T extends Record> List<T> rows(ResultTable<T> table) {
        return store.has(table.fileName()) ? store.read(table) : List.of();
    }

    /** The name of a configuration as pages write it, from its label in the results. */
    String shown(String configuration) {
        return labels.shown(configuration);
    }

    ResultStore store() {
        return store;
    }

    Manifest manifest() {
        return manifest;
    }

    List<CellResult> cells() {
        return cells;
    }

    Configurations configurations() {
        return configurations;
    }

    List<CurvePoint> curve(String cell) {
        return curves.getOrDefault(cell, List.of());
    }

    /** Errors of a cell by {@code rating}, {@code user-activity} or {@code item-popularity}. */
    List<ErrorGroup> errors(String cell, String by) {
        return errors.getOrDefault(cell, List.of()).stream()
                .filter(group -> group.by().equals(by))
                .toList();
    }

    List<ResidualBin> residuals(String cell) {
        return residuals.getOrDefault(cell, List.of());
    }

    /** Scores of a cell over all of its test ratings and over their parts. */
    List<SubsetScore> parts(String cell) {
        return parts.getOrDefault(cell, List.of());
    }

    /** Bins of a cell's test ratings by prediction, the lowest first. */
    List<CalibrationBin> calibration(String cell) {
        return calibration.getOrDefault(cell, List.of());
    }

    /** {@code most} or {@code least} surprising ratings of a cell. */
    List<Surprise> surprises(String cell, String kind) {
        return surprises.getOrDefault(cell, List.of()).stream()
                .filter(surprise -> surprise.kind().equals(kind))
                .toList();
    }

    /** The answers to a question; see {@link Comparison#question()}. */
    List<Comparison> comparisons(String question) {
        return comparisons.stream()
                .filter(row -> row.question().equals(question))
                .toList();
    }

    /** Intervals of any two configurations over users; empty where they come from folds, or were too many. */
    PairIntervals pairIntervals() {
        return pairIntervals;
    }

    List<Selection> selection() {
        return selection;
    }

    List<PublishedCheck> published() {
        return published;
    }

    Optional<TryModel> tryModel() {
        return json(ResultStore.TRY_MODEL, TryModel.class);
    }

    Optional<Recommendations> recommendations() {
        return json(ResultStore.RECOMMENDATIONS, Recommendations.class);
    }

    private <T> Optional<T> json(String file, Class<T> type) {
        return store.has(file) ? Optional.of(store.readJson(file, type)) : Optional.empty();
    }
}
