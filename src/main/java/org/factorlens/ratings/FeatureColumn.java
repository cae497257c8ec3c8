package org.factorlens.ratings;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A column of a file of item features while its rows are met: numbers or words, never both. */
final class FeatureColumn {
    private static final String TEXT = "(text)";
    private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");
    /** Squares of larger numbers would leave the range of float64 when they are summed. */
    private static final double LARGEST = 1e100;

    private final String name;
    private final boolean declaredText;
    private Met number;
    private Met word;
    private Met notFinite;

    /** The first value of a kind and where it stands. */
    private record Met(String value, String place) {}

    FeatureColumn(String name) {
        this.name = name;
        this.declaredText = name.endsWith(TEXT);
    }

    /** The name as it stands in the header. */
    String name() {
        return name;
    }

    /** The name without the mark that its values are words. */
    String shortName() {
        return declaredText ? name.substring(0, name.length() - TEXT.length()).strip() : name;
    }

    /** Takes note of a field. */
    void meet(String field, String place) {
        if (field.isEmpty() || declaredText) {
            return;
        }
        Met met = new Met(field, place);
        double value = Numbers.parse(field);
        if (Math.abs(value) <= LARGEST) {
            number = number == null ? met : number;
        } else if (!Double.isNaN(value) || NOT_FINITE.contains(unsigned(field))) {
            notFinite = notFinite == null ? met : notFinite;
        } else {
            word = word == null ? met : word;
        }
    }

    private static String unsigned(String field) {
        return field.replaceFirst("^[-+]", "").toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Whether the column is of numbers.
     *
     * @throws BadInputException where it holds numbers and something else
     */
    boolean numeric() {
        if (number == null) {
            return false;
        }
        Met odd = notFinite != null ? notFinite : word;
        if (odd != null) {
            throw new BadInputException(odd.place() + ": column " + Show.quoted(name) + " holds "
                    + Show.quoted(odd.value())
                    + " here and numbers elsewhere, expected finite numbers (or end its name in "
                    + TEXT + " to read words)");
        }
        return true;
    }

    /** The words of a field, each once. */
    static List<String> words(String field) {
        return Arrays.stream(field.split("\\|"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
