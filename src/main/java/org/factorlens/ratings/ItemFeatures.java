package org.factorlens.ratings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Features of items from a file of the user's: delimited text with a header, the item's id first. A column of numbers is one
 * feature, with mean 0 and variance 1 over the items of the data that have a number. A column of words has a feature for each
 * word, 1 where the item has it; {@code |} stands between several words. A column whose name ends in {@code (text)} is
 * of words whatever it holds. An empty field says nothing: of a number, that it is average. What does not differ between
 * items of the data is left out.
 *
 * @param path the file as the experiment names it
 * @param source the file
 * @param items items of the data that have a row
 * @param unknown rows of items that are not in the data
 * @param features by item index
 */
public record ItemFeatures(String path, Dataset.SourceFile source, int items, int unknown, RowFeatures features) {
    /** Most features that one file may make: what is drawn or solved of them grows with their cube. */
    public static final int MOST = 1000;

    /** What was read, for a person. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%s: %,d features of %,d of %,d items%s",
                source.name(),
                features.size(),
                items,
                features.numRows(),
                unknown == 0
                        ? ""
                        : String.format(Locale.ROOT, "; %,d rows of items that are not in the data", unknown));
    }

    private static Path file(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new BadInputException("'features' is " + Show.quoted(path) + ", which cannot be a path", e);
        }
    }

    /**
     * Reads a file.
     *
     * @param path where it is
     * @param items of the data
     * @throws BadInputException where it cannot be used, with the line
     */
    public static ItemFeatures read(String path, IdMap items) {
        Path file = file(path);
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("no file " + file + ", expected the item features that 'features' names");
        }
        FileLayout layout = new FileLayout(StandardCharsets.UTF_8, DatasetFiles.delimiter(file), true);
        FeatureRows rows = new FeatureRows(file.toString(), items);
        Problems problems = Problems.ofPart();
        Path name = file.getFileName();
        Dataset.SourceFile source =
                new DelimitedFile<>(file, file.toString(), layout, rows, problems).read(1, Segments.CAPACITY);
        if (problems.count() > 0) {
            throw new BadInputException(problems.first().get(0)
                    + (problems.count() == 1 ? "" : "; " + (problems.count() - 1) + " more rows are bad"));
        }
        return new ItemFeatures(
                path,
                new Dataset.SourceFile(name.toString(), source.bytes(), source.sha256()),
                rows.known(),
                rows.unknown(),
                new FeatureColumns(file.toString(), rows, items.size()).features());
    }
}
