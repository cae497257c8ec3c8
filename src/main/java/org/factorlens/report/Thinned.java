package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;

/** Long learning curves, drawn and tabled at fewer sweeps: the first and the last, and evenly between. */
final class Thinned {
    private Thinned() {}

    /** At most {@code most} entries, in order. */
    static <T> List<T> of(List<T> entries, int most) {
        int step = (entries.size() + most - 3) / (most - 1);
        if (step <= 1) {
            return entries;
        }
        List<T> kept = new ArrayList<>();
        for (int i = 0; i < entries.size() - 1; i += step) {
            kept.add(entries.get(i));
        }
        kept.add(entries.get(entries.size() - 1));
        return kept;
    }

    /** At most {@code most} entries, in order, {@code needed} among them where it is one of them. */
    static <T> List<T> with(T needed, List<T> entries, int most) {
        if (entries.size() <= most) {
            return entries;
        }
        List<T> kept = of(entries, most - 1);
        return entries.stream()
                .filter(entry -> kept.contains(entry) || entry.equals(needed))
                .toList();
    }

    /** A sentence for the caption, empty where all sweeps are shown. */
    static String note(int sweeps, int most) {
        return sweeps <= most ? "" : " Some of " + sweeps + " sweeps are shown; all are in curves.csv.";
    }
}
