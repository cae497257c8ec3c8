package org.factorlens.ratings;

import java.nio.file.Path;
import java.util.List;

/**
 * What to read and how.
 *
 * @param name short name of the data set
 * @param directory folder that holds its files
 * @param format layout, or null to tell it from the files
 * @param columns columns of a {@link RatingFormat#CSV} file, or null to tell them from the header
 * @param scale limits of the ratings, or null to infer them
 * @param lenient whether bad rows are skipped and counted instead of ending the run
 * @param ratingFiles rating files to read after each other, relative to the directory; empty for the usual one
 */
public record DatasetRequest(
        String name,
        Path directory,
        RatingFormat format,
        ColumnMapping columns,
        RatingScale scale,
        boolean lenient,
        List<String> ratingFiles) {
    /** Copies the list. */
    public DatasetRequest {
        ratingFiles = List.copyOf(ratingFiles);
    }

    /** A data set of which everything is told from its files; strict. */
    public static DatasetRequest of(String name, Path directory) {
        return new DatasetRequest(name, directory, null, null, null, false, List.of());
    }

    /** The same in a stated layout; null to tell it from the files. */
    public DatasetRequest withFormat(RatingFormat newFormat) {
        return new DatasetRequest(name, directory, newFormat, columns, scale, lenient, ratingFiles);
    }

    /** The same with stated columns. */
    public DatasetRequest withColumns(ColumnMapping newColumns) {
        return new DatasetRequest(name, directory, format, newColumns, scale, lenient, ratingFiles);
    }

    /** The same with a declared scale from {@code min} to {@code max}; {@code step} may be 0 for none. */
    public DatasetRequest withScale(double min, double max, double step) {
        RatingScale declared = new RatingScale(min, max, step, true);
        return new DatasetRequest(name, directory, format, columns, declared, lenient, ratingFiles);
    }

    /** The same, skipping bad rows or not. */
    public DatasetRequest withLenient(boolean newLenient) {
        return new DatasetRequest(name, directory, format, columns, scale, newLenient, ratingFiles);
    }

    /** The same with stated rating files, as the {@code files} split needs them. */
    public DatasetRequest withRatingFiles(List<String> newRatingFiles) {
        return new DatasetRequest(name, directory, format, columns, scale, lenient, newRatingFiles);
    }
}
