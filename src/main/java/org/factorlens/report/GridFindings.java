package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.factorlens.format.Numbers;
import org.factorlens.results.Summary;

/** Whether the chosen configuration lies on the edge of what was tried, and what to add then. */
final class GridFindings {
    private final ExperimentResults results;

    GridFindings(ExperimentResults results) {
        this.results = results;
    }

    /** Sentences on lambda and k; none for an axis with a single value. */
    List<Sentence> edges() {
        List<Sentence> sentences = new ArrayList<>();
        results.configurations().selected().filter(Configurations::hasFactors).ifPresent(chosen -> {
            axis(sentences, "λ", chosen.lambda(), values(chosen, true));
            axis(sentences, "k", chosen.k(), values(chosen, false));
        });
        return sentences;
    }

    /** Values of lambda (else of k) tried with the rest of the configuration the same in kind. */
    private TreeSet<Double> values(Summary chosen, boolean lambda) {
        TreeSet<Double> values = new TreeSet<>();
        for (Summary row : results.configurations().all()) {
            if (Configurations.hasFactors(row)
                    && Configurations.scored(row)
                    && Family.of(row).equals(Family.of(chosen))) {
                if (!lambda) {
                    values.add((double) row.k());
                } else if (row.k() == chosen.k()) {
                    values.add(row.lambda());
                }
            }
        }
        return values;
    }

    private static void axis(List<Sentence> sentences, String name, double chosen, TreeSet<Double> values) {
        if (values.size() < 2) {
            return;
        }
        String tried = "tried: "
                + String.join(", ", values.stream().map(Numbers::plain).toList());
        boolean smallest = chosen == values.first();
        if (!smallest && chosen != values.last()) {
            sentences.add(new Sentence(
                    "Grid",
                    Verdict.YES,
                    "The chosen " + name + " = " + Numbers.plain(chosen) + " lies inside the values tried.",
                    tried));
            return;
        }
        double neighbour = smallest ? values.higher(chosen) : values.lower(chosen);
        double next = next(name, chosen, neighbour);
        if (next == chosen || !(next > 0 && Double.isFinite(next))) {
            return;
        }
        sentences.add(new Sentence(
                "Grid",
                Verdict.WARNING,
                "The chosen " + name + " = " + Numbers.plain(chosen) + " is the "
                        + (smallest ? "smallest" : "largest") + " tried, so the best may lie beyond: add " + name
                        + " = " + Numbers.plain(next) + " to the matrix.",
                tried));
    }

    /** One more step of the same ratio, as a round number. */
    private static double next(String name, double edge, double neighbour) {
        double step = neighbour == 0 ? 2 * edge : edge * edge / neighbour;
        if (name.equals("k")) {
            return Math.max(1, Math.rint(step));
        }
        double unit = Math.pow(10, Math.floor(Math.log10(step)) - 1);
        return Math.rint(step / unit) * unit;
    }
}
