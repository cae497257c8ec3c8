package org.factorlens.ratings;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A data set as it was read.
 *
 * @param name short name: {@code ml-latest-small}
 * @param title name for people: {@code MovieLens Latest (small)}
 * @param licence one sentence of what may be done with the data and whom to cite, or empty
 * @param ratings the ratings in file order
 * @param catalogue titles and genres by item index
 * @param files the files read, in reading order
 * @param report what the reader met: duplicates, rows skipped
 * @param noiseFloor RMSE of the true model, where the data are generated and it is known
 * @param features item features from files of their own, none where the experiment names none
 */
public record Dataset(
        String name,
        String title,
        String licence,
        RatingTable ratings,
        Catalogue catalogue,
        List<SourceFile> files,
        ReadReport report,
        OptionalDouble noiseFloor,
        List<ItemFeatures> features) {
    /** Copies the lists and checks that the catalogue fits the items. */
    public Dataset {
        files = List.copyOf(files);
        features = List.copyOf(features);
        if (catalogue.size() != ratings.numItems()) {
            throw new IllegalArgumentException(
                    "catalogue of " + catalogue.size() + " items for " + ratings.numItems() + " items");
        }
    }

    /** The same with item features. */
    public Dataset withFeatures(List<ItemFeatures> read) {
        return new Dataset(name, title, licence, ratings, catalogue, files, report, noiseFloor, read);
    }

    /**
     * A file that was read.
     *
     * @param name name relative to the data set's folder
     * @param bytes length
     * @param sha256 digest, lower-case hexadecimal
     */
    public record SourceFile(String name, long bytes, String sha256) {}

    /**
     * What the reader met.
     *
     * @param rows data rows read, bad ones included
     * @param duplicates rows whose (user, item) came again later in the same file: the last one was kept
     * @param skipped bad rows left out, 0 unless reading was lenient
     * @param firstSkipped sentences about the first of them, at most ten
     */
    public record ReadReport(long rows, long duplicates, long skipped, List<String> firstSkipped) {
        /** Copies the list. */
        public ReadReport {
            firstSkipped = List.copyOf(firstSkipped);
        }
    }
}
