package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.factorlens.format.Numbers;
import org.factorlens.results.Summary;

/** Whether the chosen configuration lies on the edge of what was tried, and what to add then. */
final class GridFindings {
    private final ExperimentResults results;

    GridFindings(ExperimentResults results) {
        this.results = results;
    }

    /**
     * Sentences on lambda, k and the penalty of biases, each from the best of every value whatever the others are; none for an
     * axis without effect or with a single value.
     */
    List<Sentence> edges() {
        List<Sentence> sentences = new ArrayList<>();
        results.configurations().selected().filter(GridFindings::fitted).ifPresent(chosen -> {
            boolean penalized = chosen.model().equals("als");
            Family family = Family.of(chosen);
            Predicate<Summary> alike =
                    row -> Family.of(row).with(chosen.biasLambda()).equals(family);
            Predicate<Summary> sameK = alike.and(row -> row.k() == chosen.k());
            if (penalized && chosen.k() > 0) {
                axis(sentences, "λ", chosen, Summary::lambda, sameK, alike);
            }
            if (chosen.k() > 0) {
                Predicate<Summary> factors = alike.and(row -> row.k() > 0);
                axis(sentences, "k", chosen, Summary::k, factors, factors);
            }
            if (penalized && chosen.bias()) {
                axis(sentences, "bias λ", chosen, Summary::biasLambda, sameK, alike);
            }
        });
        return sentences;
    }

    private static boolean fitted(Summary row) {
        return row.model().equals("als") || row.model().equals("gibbs");
    }

    /** The best of each value of an axis among those that are the same in kind; the chosen one of its own. */
    private TreeMap<Double, Summary> tried(Summary chosen, ToDoubleFunction<Summary> value, Predicate<Summary> beside) {
        TreeMap<Double, Summary> tried = new TreeMap<>();
        Predicate<Summary> alike = row -> row.model().equals(chosen.model()) && beside.test(row);
        for (Summary row : results.configurations().all()) {
            if (alike.test(row) && Configurations.scored(row)) {
                double here = value.applyAsDouble(row);
                results.configurations()
                        .best(other -> alike.test(other) && value.applyAsDouble(other) == here)
                        .ifPresent(best -> tried.put(here, best));
            }
        }
        tried.put(value.applyAsDouble(chosen), chosen);
        return tried;
    }

    /**
     * Adds the sentence on an axis.
     *
     * @param beside what the chosen one is compared with
     * @param anywhere where else values of the axis were tried
     */
    private void axis(
            List<Sentence> sentences,
            String name,
            Summary chosen,
            ToDoubleFunction<Summary> axis,
            Predicate<Summary> beside,
            Predicate<Summary> anywhere) {
        TreeMap<Double, Summary> tried = tried(chosen, axis, beside);
        if (tried.size() < 2) {
            return;
        }
        double value = axis.applyAsDouble(chosen);
        String values = "tried: "
                + String.join(", ", tried.keySet().stream().map(Numbers::plain).toList());
        String subject = "The chosen " + name + " = " + Numbers.plain(value);
        boolean smallest = value == tried.firstKey();
        String where = tried(chosen, axis, anywhere).size() == tried.size() ? "" : " with k = " + chosen.k();
        if (!smallest && value != tried.lastKey()) {
            sentences.add(new Sentence(
                    "Grid",
                    Verdict.YES,
                    subject + " lies inside the values tried" + where + least(name, value, tried) + ".",
                    values));
            return;
        }
        Map.Entry<Double, Summary> neighbour = smallest ? tried.higherEntry(value) : tried.lowerEntry(value);
        double next = next(name, value, neighbour.getKey());
        if (next == value || !(next > 0 && Double.isFinite(next))) {
            return;
        }
        String edge = subject + " is the " + (smallest ? "smallest" : "largest") + " tried" + where;
        sentences.add(edge(edge, name, value, tried, neighbour, next, values));
    }

    /** A value beyond is worth trying only where the step to the edge was worth it. */
    private static Sentence edge(
            String edge,
            String name,
            double value,
            TreeMap<Double, Summary> tried,
            Map.Entry<Double, Summary> neighbour,
            double next,
            String values) {
        Summary row = neighbour.getValue();
        if (Double.isNaN(row.deltaLow())) {
            return new Sentence(
                    "Grid",
                    Verdict.OPEN,
                    edge + "; without an interval this run cannot tell whether the best lies beyond.",
                    values);
        }
        if (row.indistinguishable() || row.deltaToSelected() < 0) {
            String alike = row.indistinguishable() ? least(name, value, tried) : "";
            String beside = ", and " + name + " = " + Numbers.plain(neighbour.getKey())
                    + (row.indistinguishable() ? " is indistinguishable from it" : " does better on the test ratings");
            return new Sentence(
                    "Grid",
                    Verdict.NOTE,
                    edge + (alike.isEmpty() ? beside : alike) + ": these numbers give no reason to go beyond.",
                    values);
        }
        return new Sentence(
                "Grid",
                Verdict.WARNING,
                edge + ", so the best may lie beyond: add " + name + " = " + Numbers.plain(next) + " to the matrix.",
                values);
    }

    /** The smallest k that does as well, where it is smaller than the chosen one. */
    private static String least(String name, double value, TreeMap<Double, Summary> tried) {
        return !name.equals("k")
                ? ""
                : tried.headMap(value).entrySet().stream()
                        .filter(entry -> entry.getValue().indistinguishable())
                        .findFirst()
                        .map(entry -> ", and k = " + Numbers.plain(entry.getKey()) + " is indistinguishable from it")
                        .orElse("");
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
