package org.factorlens.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.factorlens.results.PairInterval;

/** The intervals over users of a single split, by pair of configurations as pages name them. */
final class PairIntervals {
    private final Map<List<String>, PairInterval> byPair = new HashMap<>();

    PairIntervals(List<PairInterval> rows, UnaryOperator<String> shown) {
        for (PairInterval row : rows) {
            byPair.putIfAbsent(List.of(shown.apply(row.a()), shown.apply(row.b())), row);
        }
    }

    boolean isEmpty() {
        return byPair.isEmpty();
    }

    /** The difference of the first minus the second; empty where it was not computed. */
    Optional<PairInterval> find(String a, String b) {
        PairInterval row = byPair.get(List.of(a, b));
        if (row != null) {
            return Optional.of(row);
        }
        return Optional.ofNullable(byPair.get(List.of(b, a)))
                .map(other -> new PairInterval(a, b, -other.difference(), -other.high(), -other.low()));
    }
}
