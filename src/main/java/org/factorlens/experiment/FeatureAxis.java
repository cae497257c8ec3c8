package org.factorlens.experiment;

import java.util.List;
import java.util.regex.Pattern;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.ItemFeatures;
import org.factorlens.ratings.RowFeatures;

/** The values of the axis {@code features}: {@code none}, {@code catalogue}, or the path of a file of item features. */
final class FeatureAxis {
    static final String NONE = "none";
    static final String CATALOGUE = "catalogue";

    /** The name of a file stands in names of cells, and so of pages. */
    private static final Pattern FILE =
            Pattern.compile("([^\\p{Cntrl}]*[/\\\\])?([A-Za-z0-9][A-Za-z0-9._-]{0,63})\\.(csv|tsv)");

    private FeatureAxis() {}

    /** What is wrong with {@code value}, or empty. */
    static String problem(String value) {
        if (value.equals(NONE) || value.equals(CATALOGUE)) {
            return "";
        }
        if (!isFile(value)) {
            return "expected none, catalogue, or the path of a .csv or .tsv file, whose name has at most 64 letters, digits,"
                    + " '.', '_' or '-'";
        }
        return name(value).equals(NONE) || name(value).equals(CATALOGUE)
                ? "whose name is that of another value; rename the file"
                : "";
    }

    static boolean isFile(String value) {
        return FILE.matcher(value).matches();
    }

    /** How cells and labels call a value: a file by its name without folder and ending. */
    static String name(String value) {
        return isFile(value) ? FILE.matcher(value).replaceFirst("$2") : value;
    }

    /** Two values that results could not tell apart, or an empty list. */
    static List<String> confused(List<String> values) {
        for (String a : values) {
            for (String b : values) {
                if (!a.equals(b) && name(a).equalsIgnoreCase(name(b))) {
                    return List.of(a, b);
                }
            }
        }
        return List.of();
    }

    /** The features that a value names, or null. */
    static RowFeatures features(String value, Dataset dataset) {
        if (value.equals(CATALOGUE)) {
            return CatalogueFeatures.of(dataset.catalogue());
        }
        return dataset.features().stream()
                .filter(file -> file.path().equals(value))
                .map(ItemFeatures::features)
                .findFirst()
                .orElse(null);
    }
}
