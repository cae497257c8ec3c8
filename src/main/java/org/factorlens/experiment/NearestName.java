package org.factorlens.experiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that somebody probably meant. */
final class NearestName {
    private NearestName() {}

    /** The one of {@code names} at the smallest edit distance from {@code typed}; the first one of equals. */
    static String of(String typed, String... names) {
        return Arrays.stream(names)
                .min(Comparator.comparingInt(
                        name -> distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    /** Levenshtein 1966. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
