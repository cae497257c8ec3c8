package org.factorlens.experiment;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.ItemFeatures;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;

/**
 * The values of the axis {@code features}: {@code none}, {@code catalogue}, the path of a file of item features, or
 * {@code raters}; {@code +raters} may follow the second and third.
 */
final class FeatureAxis {
    static final String NONE = "none";
    static final String CATALOGUE = "catalogue";
    static final String RATERS = "raters";
    private static final String PLUS_RATERS = "+" + RATERS;

    /** The name of a file stands in names of cells, and so of pages. */
    private static final Pattern FILE =
            Pattern.compile("([^\\p{Cntrl}]*[/\\\\])?([A-Za-z0-9][A-Za-z0-9._-]{0,63})\\.(csv|tsv)");

    private FeatureAxis() {}

    /** What is wrong with {@code value}, or empty. */
    static String problem(String stated) {
        String value = withoutRaters(stated);
        if (stated.equals(NONE + PLUS_RATERS)) {
            return "expected raters alone, which has no other features";
        }
        if (value.equals(NONE) || value.equals(CATALOGUE)) {
            return "";
        }
        if (!isFile(value)) {
            return "expected none, catalogue, raters, or the path of a .csv or .tsv file, whose name has at most 64 letters,"
                    + " digits, '.', '_' or '-'; '+raters' may follow catalogue or a file";
        }
        return List.of(NONE, CATALOGUE, RATERS).contains(name(value))
                ? "whose name is that of another value; rename the file"
                : "";
    }

    /** Whether {@code value} names who rated an item beside other features. */
    static boolean addsRaters(String value) {
        return value.endsWith(PLUS_RATERS);
    }

    /** What {@code value} names beside who rated an item. */
    static String withoutRaters(String value) {
        return value.equals(RATERS)
                ? NONE
                : addsRaters(value) ? value.substring(0, value.length() - PLUS_RATERS.length()) : value;
    }

    /** The file that {@code value} names, or none. */
    static Stream<String> file(String value) {
        return Stream.of(withoutRaters(value)).filter(FeatureAxis::isFile);
    }

    private static boolean isFile(String value) {
        return FILE.matcher(value).matches();
    }

    /** How cells and labels call a value: a file by its name without folder and ending. */
    static String name(String value) {
        String other = withoutRaters(value);
        String name = isFile(other) ? FILE.matcher(other).replaceFirst("$2") : other;
        return other.equals(value) ? name : value.equals(RATERS) ? RATERS : name + "-" + RATERS;
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

    /** The features that a value names, or null; {@code train} tells who rated an item. */
    static RowFeatures features(String value, Dataset dataset, SparseRatings train) {
        RowFeatures known = known(withoutRaters(value), dataset);
        if (withoutRaters(value).equals(value)) {
            return known;
        }
        RowFeatures raters = RaterFeatures.of(train, dataset.ratings().users());
        return known == null ? raters : known.beside(raters);
    }

    private static RowFeatures known(String value, Dataset dataset) {
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
