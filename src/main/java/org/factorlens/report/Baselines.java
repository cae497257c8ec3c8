package org.factorlens.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.factorlens.results.Summary;

/** The simple models that everything else is held to: the best of each kind stands for its kind. */
final class Baselines {
    private Baselines() {}

    /**
     * The best of each kind by validation (by test where there is no validation), best first; what failed on some run is none. The popularity recommender,
     * whose ratings are the global mean, is none of them: it is a baseline of lists.
     */
    static List<Summary> bestOfEachKind(Configurations configurations) {
        return configurations.all().stream()
                .filter(Baselines::ofRatings)
                .map(Baselines::kind)
                .distinct()
                .map(kind ->
                        configurations.best(row -> ofRatings(row) && kind(row).equals(kind)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Configurations::choosingScore))
                .toList();
    }

    /** The best of all kinds, chosen as {@link #bestOfEachKind} chooses: it heads every leaderboard. */
    static Optional<Summary> best(Configurations configurations) {
        return bestOfEachKind(configurations).stream().findFirst();
    }

    /** What choosing leaves out, to stand behind a sentence on it; empty where it leaves out nothing. */
    static String references(ExperimentResults results) {
        boolean any = results.configurations().all().stream().anyMatch(row -> isItemKnn(row.model()));
        return any ? " (item kNN is a reference: it is compared, and never chosen)" : "";
    }

    /** Whether {@code model} predicts from neighbours: its k is their number, its λ the shrinkage of similarities. */
    static boolean isItemKnn(String model) {
        return model.equals("item-knn");
    }

    private static boolean ofRatings(Summary row) {
        return Standing.isBaseline(row) && !row.model().equals("popularity");
    }

    private static String kind(Summary row) {
        boolean fitted = row.model().equals("als") || row.model().equals("gibbs");
        return fitted ? row.bias() ? "bias-only" : "global-mean" : row.model();
    }
}
