package org.factorlens.results;

import java.util.List;

/**
 * A CSV file of a results directory and the record that is its row.
 *
 * @param <T> the record type
 */
public final class ResultTable<T extends Record> {
    /** A row per cell, in matrix order. */
    public static final ResultTable<CellResult> CELLS = new ResultTable<>("cells.csv", CellResult.class);
    /** A row per configuration. */
    public static final ResultTable<Summary> SUMMARY = new ResultTable<>("summary.csv", Summary.class);
    /** A row per cell and sweep. */
    public static final ResultTable<CurvePoint> CURVES = new ResultTable<>("curves.csv", CurvePoint.class);
    /** Times; not reproducible. */
    public static final ResultTable<Timing> TIMINGS = new ResultTable<>("timings.csv", Timing.class);
    /** A row per fold: what was chosen. */
    public static final ResultTable<Selection> SELECTION = new ResultTable<>("selection.csv", Selection.class);
    /** Pairs of configurations that the findings speak of. */
    public static final ResultTable<Comparison> COMPARISONS = new ResultTable<>("comparisons.csv", Comparison.class);
    /** Configurations compared on the same users' errors. */
    public static final ResultTable<PairedTest> PAIRED_TESTS = new ResultTable<>("paired-tests.csv", PairedTest.class);
    /** Any two configurations on a single split. */
    public static final ResultTable<PairInterval> PAIR_INTERVALS =
            new ResultTable<>("pair-intervals.csv", PairInterval.class);
    /** How often each rating value was given. */
    public static final ResultTable<RatingCount> RATINGS_HISTOGRAM =
            new ResultTable<>("ratings-histogram.csv", RatingCount.class);
    /** Items and ratings per genre; most items first. */
    public static final ResultTable<GenreCount> GENRES = new ResultTable<>("genres.csv", GenreCount.class);
    /** Degree distributions; users first. */
    public static final ResultTable<DegreeCount> DEGREES = new ResultTable<>("degrees.csv", DegreeCount.class);
    /** Lines fitted to the degree distributions. */
    public static final ResultTable<DegreeFit> DEGREE_FITS = new ResultTable<>("degree-fits.csv", DegreeFit.class);
    /** Test errors by group. */
    public static final ResultTable<ErrorGroup> ERROR_GROUPS = new ResultTable<>("error-groups.csv", ErrorGroup.class);
    /** Test errors over all ratings and by what training knew of user and item. */
    public static final ResultTable<SubsetScore> METRICS = new ResultTable<>("metrics.csv", SubsetScore.class);
    /** Mean rating by prediction. */
    public static final ResultTable<CalibrationBin> CALIBRATION =
            new ResultTable<>("calibration.csv", CalibrationBin.class);
    /** How the lists of each cell do. */
    public static final ResultTable<RankingResult> RANKING = new ResultTable<>("ranking.csv", RankingResult.class);
    /** How the lists of each configuration do. */
    public static final ResultTable<RankingSummary> RANKING_SUMMARY =
            new ResultTable<>("ranking-summary.csv", RankingSummary.class);
    /** Histograms of residuals. */
    public static final ResultTable<ResidualBin> RESIDUALS = new ResultTable<>("residuals.csv", ResidualBin.class);
    /** Most and least surprising test ratings. */
    public static final ResultTable<Surprise> SURPRISES = new ResultTable<>("surprises.csv", Surprise.class);
    /** Items with the longest and shortest vectors. */
    public static final ResultTable<PolarizingItem> POLARIZING =
            new ResultTable<>("polarizing.csv", PolarizingItem.class);
    /** Items in the plane of the principal axes, most rated first. */
    public static final ResultTable<MapPoint> ITEM_MAP = new ResultTable<>("item-map.csv", MapPoint.class);
    /** Published numbers against ours; empty where the experiment names none. */
    public static final ResultTable<PublishedCheck> PUBLISHED =
            new ResultTable<>("published.csv", PublishedCheck.class);

    /** Coverage of predictive intervals; empty where nothing was sampled. */
    public static final ResultTable<UncertaintyGroup> UNCERTAINTY =
            new ResultTable<>("uncertainty.csv", UncertaintyGroup.class);
    /** Traces of sampled models. */
    public static final ResultTable<ChainSample> CHAINS = new ResultTable<>("chains.csv", ChainSample.class);
    /** Convergence of chains. */
    public static final ResultTable<ChainDiagnostic> DIAGNOSTICS =
            new ResultTable<>("diagnostics.csv", ChainDiagnostic.class);
    /** Effects of item features in the selected model. */
    public static final ResultTable<FeatureLink> LINKS = new ResultTable<>("links.csv", FeatureLink.class);

    /** All tables in the order in which they are written; {@link #TIMINGS} is the only one with times. */
    public static final List<ResultTable<?>> ALL = List.of(
            CELLS,
            SUMMARY,
            CURVES,
            SELECTION,
            COMPARISONS,
            PAIRED_TESTS,
            PAIR_INTERVALS,
            RATINGS_HISTOGRAM,
            GENRES,
            DEGREES,
            DEGREE_FITS,
            ERROR_GROUPS,
            METRICS,
            CALIBRATION,
            RANKING,
            RANKING_SUMMARY,
            RESIDUALS,
            SURPRISES,
            POLARIZING,
            ITEM_MAP,
            PUBLISHED,
            UNCERTAINTY,
            CHAINS,
            DIAGNOSTICS,
            LINKS,
            TIMINGS);

    private final String fileName;
    private final RecordCsv<T> csv;

    private ResultTable(String fileName, Class<T> type) {
        this.fileName = fileName;
        this.csv = new RecordCsv<>(type);
    }

    /** Name of the file in the results directory. */
    public String fileName() {
        return fileName;
    }

    /** The CSV form. */
    public RecordCsv<T> csv() {
        return csv;
    }
}
