package org.factorlens.results;

import java.util.List;
import java.util.Map;

/**
 * {@code manifest.json}: the plan as it was understood and where everything came from. Holds no times, dates or hosts.
 *
 * @param schema version of the results' layout
 * @param factorlens version of the program
 * @param kernelContract version of the numeric rules that decide every bit (the same for SIMD and scalar)
 * @param name experiment name
 * @param title experiment title
 * @param question what the experiment asks, one sentence, possibly empty
 * @param experimentFile the YAML as it was read
 * @param experimentSha256 its digest
 * @param dataset the data
 * @param split the split
 * @param plan size of the matrix
 * @param selectedCell cell chosen on validation whose model is kept, empty where none succeeded
 * @param selectedConfiguration its configuration
 * @param chosenBy {@code validation}, or {@code test} where there is no validation part
 * @param clipped whether reported RMSE and MAE are of clipped predictions
 * @param polarizingMinRatings fewest training ratings for an item to be called polarizing or not
 * @param mapVariance share of the item factors' variance on the first and second axis of the map, 0..1 each; empty without a map
 * @param resultDigests SHA-256 of each deterministic results file, by name, sorted by name
 */
public record Manifest(
        int schema,
        String factorlens,
        int kernelContract,
        String name,
        String title,
        String question,
        String experimentFile,
        String experimentSha256,
        DatasetInfo dataset,
        SplitInfo split,
        PlanInfo plan,
        String selectedCell,
        String selectedConfiguration,
        String chosenBy,
        boolean clipped,
        int polarizingMinRatings,
        List<Double> mapVariance,
        java.util.SortedMap<String, String> resultDigests) {

    /**
     * The data set.
     *
     * @param noiseFloor RMSE of the true model where it is known, else NaN (JSON null)
     * @param files what was read
     * @param features files of item features that were read
     */
    public record DatasetInfo(
            String name,
            String title,
            String licence,
            long ratings,
            int users,
            int items,
            int ratedItems,
            double density,
            double meanRating,
            double scaleMin,
            double scaleMax,
            double scaleStep,
            boolean scaleDeclared,
            boolean titled,
            long firstTimestamp,
            long lastTimestamp,
            long duplicates,
            long skipped,
            List<String> firstSkipped,
            double noiseFloor,
            List<FileInfo> files,
            List<FeaturesInfo> features) {}

    /**
     * A file of item features.
     *
     * @param features features that it makes
     * @param items items of the data that have a row in it
     * @param unknown rows of items that are not in the data
     */
    public record FeaturesInfo(FileInfo file, int features, int items, int unknown) {}

    /** A data file, its length in bytes and its SHA-256. */
    public record FileInfo(String name, long bytes, String sha256) {}

    /**
     * The split.
     *
     * @param strategy {@code kfold}, {@code holdout}, {@code temporal}, {@code files}, {@code numpy-holdout}
     * @param description one sentence for people
     * @param validation share of the training part held out to choose by, 0 for none
     * @param folds one entry per fold
     */
    public record SplitInfo(String strategy, String description, long seed, double validation, List<FoldInfo> folds) {}

    /**
     * One fold.
     *
     * @param sha256 digest of the assignment of every rating
     */
    public record FoldInfo(int fold, int train, int validation, int test, String sha256) {}

    /**
     * The matrix.
     *
     * @param axes values of each axis in file order, as text, by axis name in canonical order; then what all cells share
     *     ({@code tolerance}, {@code burn_in})
     */
    public record PlanInfo(
            int cells, int configurations, int folds, int seeds, int failed, Map<String, List<String>> axes) {}
}
