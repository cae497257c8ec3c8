package org.factorlens.report;

import java.util.Map;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;

/** What each file of the results holds, for people who look for one. */
final class DownloadNotes {
    private static final Map<String, String> NOTES = Map.ofEntries(
            Map.entry(ResultStore.MANIFEST, "plan, data, split, versions; the digests of all other files"),
            note(ResultTable.CELLS, "settings and scores of each run"),
            note(ResultTable.SUMMARY, "each configuration: means, intervals, difference to the chosen one"),
            note(ResultTable.CURVES, "losses and RMSE of each run after each sweep"),
            note(ResultTable.SELECTION, "what validation and what the test set would choose on each fold"),
            note(ResultTable.COMPARISONS, "the pairs that the findings speak of"),
            note(ResultTable.PAIRED_TESTS, "each configuration against the chosen one on the same users"),
            note(ResultTable.PAIR_INTERVALS, "any two configurations on a single split"),
            note(ResultTable.RATINGS_HISTOGRAM, "how often each rating was given"),
            note(ResultTable.GENRES, "items and ratings of each genre"),
            note(ResultTable.DEGREES, "how many users and items have how many ratings"),
            note(ResultTable.DEGREE_FITS, "lines fitted to degrees.csv"),
            note(ResultTable.ERROR_GROUPS, "test errors by rating, user activity and item popularity"),
            note(ResultTable.METRICS, "test errors by what training knew"),
            note(ResultTable.CALIBRATION, "mean rating by prediction"),
            note(ResultTable.RANKING, "how good the lists of each run are"),
            note(ResultTable.RANKING_SUMMARY, "how good the lists of each configuration are"),
            note(ResultTable.RESIDUALS, "histograms of rating minus prediction"),
            note(ResultTable.SURPRISES, "best and worst predicted test ratings"),
            note(ResultTable.POLARIZING, "items with the longest and the shortest factor vectors"),
            note(ResultTable.ITEM_MAP, "place of each item on the map of the catalogue"),
            note(ResultTable.PUBLISHED, "published numbers beside ours"),
            note(ResultTable.UNCERTAINTY, "how often intervals of sampled models hold"),
            note(ResultTable.CHAINS, "traces of sampled models"),
            note(ResultTable.DIAGNOSTICS, "whether chains have converged"),
            note(ResultTable.LINKS, "what item features do in the selected model"),
            Map.entry(ResultStore.RECOMMENDATIONS, "recommendations and their reasons"),
            Map.entry(ResultStore.TRY_MODEL, "what the page to try it computes with"),
            Map.entry("models/selected.flm", "the selected model; kept with the results, not here"));

    private DownloadNotes() {}

    private static Map.Entry<String, String> note(ResultTable<?> table, String what) {
        return Map.entry(table.fileName(), what);
    }

    /** What a file holds; empty for one that is not known here. */
    static String of(String file) {
        return NOTES.getOrDefault(file, "");
    }
}
