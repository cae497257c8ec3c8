package org.factorlens.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.factorlens.results.CalibrationBin;
import org.factorlens.results.CellResult;
import org.factorlens.results.ChainDiagnostic;
import org.factorlens.results.ChainSample;
import org.factorlens.results.Comparison;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.FeatureLink;
import org.factorlens.results.Manifest;
import org.factorlens.results.PairInterval;
import org.factorlens.results.PairedTest;
import org.factorlens.results.PublishedCheck;
import org.factorlens.results.RankingResult;
import org.factorlens.results.RankingSummary;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Selection;
import org.factorlens.results.SubsetScore;
import org.factorlens.results.Summary;
import org.factorlens.results.Surprise;
import org.factorlens.results.Timing;
import org.factorlens.results.UncertaintyGroup;

/**
 * A small, plausible results directory: global mean, and ALS with k {0, 2, 10} x lambda {1, 5} x bias {on, off}, on three
 * folds. Tests change its lists before they write it.
 */
final class ResultsFixture {
    static final int FOLDS = 3;
    static final String CHOSEN = "k = 10, λ = 5, bias λ = 3";
    static final String CHOSEN_CELL = "als-k10-l5-b3-s1-f0";

    final List<CellResult> cells = new ArrayList<>();
    final List<Summary> summary = new ArrayList<>();
    final List<CurvePoint> curves = new ArrayList<>();
    final List<ErrorGroup> errors = new ArrayList<>();
    final List<ResidualBin> residuals = new ArrayList<>();
    final List<Surprise> surprises = new ArrayList<>();
    final List<Comparison> comparisons = new ArrayList<>();
    final List<PairedTest> paired = new ArrayList<>();
    final List<PairInterval> pairs = new ArrayList<>();
    final List<SubsetScore> parts = new ArrayList<>();
    final List<CalibrationBin> calibration = new ArrayList<>();
    final List<RankingResult> ranking = new ArrayList<>();
    final List<RankingSummary> rankingSummary = new ArrayList<>();
    final List<Selection> selection = new ArrayList<>();
    final List<PublishedCheck> published = new ArrayList<>();
    final List<UncertaintyGroup> uncertainty = new ArrayList<>();
    final List<ChainSample> chains = new ArrayList<>();
    final List<ChainDiagnostic> diagnostics = new ArrayList<>();
    final List<FeatureLink> links = new ArrayList<>();
    /** Title of every item. */
    String itemTitle = "The Quiet Engine";
    /** Title of the experiment. */
    String title = "A small experiment";

    String chosenBy = "validation";
    double noiseFloor = Double.NaN;
    /** Digest of the data file, and of the assignment of every fold. */
    String dataDigest = "01".repeat(32);

    /** How ratings are split. */
    String strategy = "kfold";

    String foldDigest = "cd".repeat(32);

    /** Settings that no name of a configuration says. */
    boolean clipped = true;

    int numericRules = 1;
    String burnIn = "20";
    double meanRating = 3.6;
    List<Manifest.FeaturesInfo> features = List.of();

    private final int sweeps;
    private int folds = FOLDS;
    private int seeds = 1;

    ResultsFixture() {
        this(List.of(0, 2, 10), List.of(1.0, 5.0), 5);
    }

    /** As large a matrix as is asked for, with sweeps as in real runs; k = 10 and lambda = 5 must be among the values. */
    ResultsFixture(List<Integer> ks, List<Double> lambdas, int sweeps) {
        this.sweeps = sweeps;
        add("global-mean", "global mean", 0, 0, false, "global-mean");
        for (int k : ks) {
            for (double lambda : lambdas) {
                for (boolean bias : new boolean[] {true, false}) {
                    String label = k == 0
                            ? bias ? "bias only, λ = 3" : "global mean"
                            : "k = " + k + ", λ = " + (int) lambda + (bias ? ", bias λ = 3" : ", no bias");
                    String id = "als-k" + k + "-l" + (int) lambda + (bias ? "-b3" : "-nob");
                    add(id, label, k, lambda, bias, "als");
                }
            }
        }
        for (int fold = 0; fold < FOLDS; fold++) {
            selection.add(new Selection(
                    fold, "validation", "als-k10-l5-b3-s1-f" + fold, 0.86, 0.85, "als-k10-l5-b3-s1-f" + fold, 0.85, 0));
        }
        comparisons.add(comparison("bias", CHOSEN, "k = 10, λ = 5, no bias", -0.03, -0.04, -0.02));
        comparisons.add(comparison("factors", CHOSEN, "bias only, λ = 3", -0.05, -0.06, -0.04));
        comparisons.add(comparison("k-up", CHOSEN, "k = 2, λ = 5, bias λ = 3", -0.02, -0.03, -0.01));
    }

    /** Runs of every configuration on as many folds, with as many seeds; means without a fit have no seeds. */
    void repeat(int newFolds, int newSeeds) {
        folds = newFolds;
        seeds = newSeeds;
        List<CellResult> firsts =
                cells.stream().filter(cell -> cell.fold() == 0).toList();
        List.of(cells, curves, errors, parts, calibration, residuals).forEach(List::clear);
        for (CellResult first : firsts) {
            int ofCell = first.model().equals("als") ? seeds : 1;
            for (int seed = 1; seed <= ofCell; seed++) {
                for (int fold = 0; fold < folds; fold++) {
                    String cell =
                            first.cell().replace("-s1-", "-s" + seed + "-").replace("-f0", "-f" + fold);
                    double rmse = first.testRmse() + 0.000_731 * fold - 0.001_37 * seed;
                    cells.add(Changed.with(first, "cell", cell, "fold", fold, "seed", (long) seed, "testRmse", rmse));
                    details(cell, rmse, first.k());
                }
            }
        }
        summary.replaceAll(row -> Changed.with(row, "cells", row.model().equals("als") ? folds * seeds : folds));
    }

    static Comparison comparison(String question, String a, String b, double difference, double low, double high) {
        String method = Double.isNaN(low) ? "none" : "corrected-resampled-t";
        return new Comparison(question, a, b, 0.85, 0.85 - difference, difference, low, high, method, FOLDS);
    }

    /** Test RMSE: factors help, too little regularization hurts, bias terms help. */
    static double rmse(int k, double lambda, boolean bias) {
        if (k == 0) {
            return bias ? 0.90 : 1.05;
        }
        return (k == 2 ? 0.87 : 0.85) + (lambda < 2 ? 0.04 : 0) + (bias ? 0 : 0.03);
    }

    /** Adds a sampled configuration. */
    void addSampled() {
        add("gibbs-k2-b", "Gibbs, k = 2, bias", 2, Double.NaN, true, "gibbs");
    }

    /** Adds a configuration on all folds. */
    void add(String id, String label, int k, double lambda, boolean bias, String model) {
        double mean = rmse(k, lambda, bias);
        boolean selected = label.equals(CHOSEN);
        for (int fold = 0; fold < FOLDS; fold++) {
            String cell = id + (model.equals("als") ? "-s1" : "") + "-f" + fold;
            cells.add(cell(cell, label, model, k, lambda, bias, fold, mean + (fold - 1) * 0.002));
            details(cell, mean, k);
        }
        double delta = mean - rmse(10, 5, true);
        summary.add(new Summary(
                label,
                model,
                k,
                lambda,
                bias,
                bias ? 3 : 0,
                "plain",
                20,
                "joint",
                true,
                FOLDS,
                0,
                mean,
                0.002,
                mean - 0.01,
                mean + 0.01,
                "corrected-resampled-t",
                mean * 0.8,
                mean - 0.01 * k,
                mean + 0.01,
                0.99,
                selected,
                delta,
                delta - 0.005,
                delta + 0.005,
                Math.abs(delta) < 0.005));
    }

    static CellResult cell(
            String cell, String label, String model, int k, double lambda, boolean bias, int fold, double rmse) {
        return new CellResult(
                cell,
                model,
                k,
                lambda,
                bias,
                bias ? 3 : 0,
                "plain",
                fold,
                1,
                20,
                "ok",
                6000,
                3000,
                rmse - 0.01 * k,
                rmse,
                rmse * 0.8,
                0.99,
                600,
                rmse + 0.01,
                rmse + 0.001,
                rmse - 0.001,
                3000.25,
                1500.5,
                20,
                "joint",
                true,
                0,
                label,
                "ab".repeat(32),
                "");
    }

    static CellResult failed(CellResult cell, String reason) {
        double none = Double.NaN;
        return Changed.with(
                cell,
                "status",
                "failed",
                "reason",
                reason,
                "trainRmse",
                none,
                "testRmse",
                none,
                "testMae",
                none,
                "validationRmse",
                none,
                "digest",
                "");
    }

    /** Lets one of several runs fail, in the table of cells and in the summary of its configuration. */
    void failOnce(String name) {
        cells.replaceAll(cell -> cell.cell().equals(name) ? failed(cell, "diverged") : cell);
        CellResult failed = cells.stream()
                .filter(cell -> cell.cell().equals(name))
                .findFirst()
                .orElseThrow();
        summary.replaceAll(row -> row.configuration().equals(failed.configuration())
                ? Changed.with(row, "cells", row.cells() - 1, "failed", 1)
                : row);
    }

    private void details(String cell, double rmse, int k) {
        for (int sweep = 1; sweep <= sweeps; sweep++) {
            double extra = 0.1 / (sweep * sweep);
            curves.add(new CurvePoint(
                    cell, sweep, 3000 + 100 * extra, 1500 + 50 * extra, rmse - 0.01 * k + extra, rmse + extra));
        }
        for (String by : List.of("rating", "user-activity", "item-popularity")) {
            for (int group = 0; group < 4; group++) {
                errors.add(new ErrorGroup(
                        cell,
                        by,
                        group,
                        String.valueOf(group + 1),
                        group + 1,
                        group + 1,
                        750,
                        rmse + 0.02 * group,
                        0.6,
                        0.1 * group - 0.15));
            }
        }
        parts.add(new SubsetScore(cell, "all", 3000, 100, rmse, 0.6, rmse + 0.001, 0.61, rmse + 0.05, 0.65));
        parts.add(new SubsetScore(cell, "warm", 2970, 100, rmse - 0.001, 0.6, rmse, 0.61, rmse + 0.04, 0.64));
        parts.add(new SubsetScore(cell, "cold-item", 30, 25, rmse + 0.1, 0.7, rmse + 0.1, 0.71, rmse + 0.1, 0.7));
        for (int bin = 0; bin < 3; bin++) {
            calibration.add(new CalibrationBin(cell, bin, 2 + bin, 2.9 + bin, 1000, 2.5 + bin, 2.6 + bin));
        }
        for (int bin = -4; bin < 4; bin++) {
            residuals.add(new ResidualBin(cell, bin * 0.25, bin * 0.25 + 0.25, 400 - 20 * Math.abs(bin)));
        }
    }

    /** Writes the directory {@code root/name}. */
    ResultStore write(Path root, String name) {
        ResultStore store = new ResultStore(root.resolve(name));
        for (CellResult cell : cells) {
            surprises.add(new Surprise(cell.cell(), "most", 1, "7", "1", itemTitle, 5, 1.2, -3.8));
            surprises.add(new Surprise(cell.cell(), "least", 1, "8", "1", itemTitle, 4, 4, 0));
        }
        store.write(ResultTable.CELLS, cells);
        store.write(ResultTable.SUMMARY, summary);
        store.write(ResultTable.CURVES, curves);
        store.write(ResultTable.SELECTION, selection);
        store.write(ResultTable.COMPARISONS, comparisons);
        store.write(ResultTable.PAIRED_TESTS, paired);
        store.write(ResultTable.PAIR_INTERVALS, pairs);
        store.write(ResultTable.ERROR_GROUPS, errors);
        store.write(ResultTable.RESIDUALS, residuals);
        store.write(ResultTable.SURPRISES, surprises);
        store.write(ResultTable.METRICS, parts);
        store.write(ResultTable.RANKING, ranking);
        store.write(ResultTable.RANKING_SUMMARY, rankingSummary);
        store.write(ResultTable.CALIBRATION, calibration);
        store.write(ResultTable.PUBLISHED, published);
        store.write(ResultTable.UNCERTAINTY, uncertainty);
        store.write(ResultTable.CHAINS, chains);
        store.write(ResultTable.DIAGNOSTICS, diagnostics);
        store.write(ResultTable.LINKS, links);
        store.write(ResultTable.TIMINGS, List.of(new Timing("total", 12.5, 0, Double.NaN)));
        new CatalogueFixture(itemTitle).write(store);
        store.writeJson(ResultStore.MANIFEST, manifest(store, name));
        return store;
    }

    private Manifest manifest(ResultStore store, String name) {
        TreeMap<String, String> digests = new TreeMap<>();
        for (ResultTable<?> table : ResultTable.ALL) {
            if (table != ResultTable.TIMINGS) {
                digests.put(table.fileName(), store.digest(table.fileName()));
            }
        }
        digests.put(ResultStore.RECOMMENDATIONS, store.digest(ResultStore.RECOMMENDATIONS));
        digests.put(ResultStore.TRY_MODEL, store.digest(ResultStore.TRY_MODEL));
        TreeMap<String, List<String>> axes = new TreeMap<>();
        axes.put("k", List.of("0", "2", "10"));
        axes.put("lambda", List.of("10", "1", "5"));
        axes.put("burn_in", burnIn.isEmpty() ? List.of() : List.of(burnIn));
        List<Manifest.FoldInfo> infos = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            infos.add(new Manifest.FoldInfo(fold, 5400, 600, 3000, foldDigest));
        }
        return new Manifest(
                1,
                "0.1.0",
                numericRules,
                name,
                title,
                "Does it work?",
                "name: " + name + "\n\nmatrix: {}\n",
                "ef".repeat(32),
                new Manifest.DatasetInfo(
                        "tiny",
                        "A tiny data set",
                        "CC0",
                        9000,
                        100,
                        50,
                        50,
                        0.18,
                        meanRating,
                        0.5,
                        5,
                        0.5,
                        false,
                        true,
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        noiseFloor,
                        List.of(new Manifest.FileInfo("ratings.csv", 1234, dataDigest)),
                        features),
                new Manifest.SplitInfo(strategy, "Dealt at random (seed 1) into 3 folds.", 1, 0.1, infos),
                new Manifest.PlanInfo(cells.size(), summary.size(), folds, seeds, 0, axes),
                CHOSEN_CELL,
                CHOSEN,
                chosenBy,
                clipped,
                50,
                List.of(0.2, 0.1),
                digests);
    }
}
