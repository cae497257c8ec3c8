package org.factorlens.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The runs that two configurations have in common: those on the same fold with the same seed. */
final class PairedRuns {
    private PairedRuns() {}

    /** Those of {@code runs} that {@code others} has too, by seed and fold. */
    static List<CellOutcome> shared(List<CellOutcome> runs, List<CellOutcome> others) {
        Set<List<Long>> known = others.stream().map(PairedRuns::key).collect(Collectors.toSet());
        return runs.stream()
                .filter(run -> known.contains(key(run)))
                .sorted(Comparator.comparing((CellOutcome run) -> run.result().seed())
                        .thenComparing(run -> run.result().fold()))
                .toList();
    }

    private static List<Long> key(CellOutcome run) {
        return List.of(run.result().seed(), (long) run.result().fold());
    }
}
