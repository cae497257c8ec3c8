package org.factorlens.report;

import org.factorlens.results.Summary;

/** What to make of a configuration beside the chosen one, in a word. */
final class Standing {
    private Standing() {}

    /** Whether it is one of the simple models that everything else is held to. */
    static boolean isBaseline(Summary row) {
        return !Configurations.hasFactors(row) && !(row.model().equals("gibbs") && row.k() > 0);
    }

    static String of(Summary row) {
        if (!Configurations.scored(row)) {
            return row.failed() == 0 ? "no score" : row.cells() == 0 ? "failed" : "failed in part";
        }
        if (row.selected()) {
            return "chosen";
        }
        if (row.indistinguishable()) {
            return "indistinguishable";
        }
        return isBaseline(row) ? "baseline" : "";
    }

    /** Style class of the row. */
    static String css(Summary row) {
        return row.selected() ? "chosen" : isBaseline(row) ? "baseline" : "";
    }
}
