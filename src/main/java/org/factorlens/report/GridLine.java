package org.factorlens.report;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.factorlens.format.Numbers;
import org.factorlens.results.Summary;

/**
 * The values tried along one axis beside a configuration that is the best of its kind, and whether it lies on their edge.
 *
 * @param whose begins the sentence: {@code The chosen}, {@code The best item kNN's}
 * @param name of the axis, as labels write it
 * @param value that of the best
 * @param tried the best of each value, two or more; the configuration itself at its own
 * @param where with what they were tried, begins with a space: {@code with bias only}; empty where there are factors and no
 *     other value was tried with another k
 * @param against how the configuration at another value does against it
 */
record GridLine(
        String whose,
        String name,
        double value,
        TreeMap<Double, Summary> tried,
        String where,
        Function<Summary, Rivalry> against) {
    /** How a configuration does against the best of its kind on test ratings. */
    enum Rivalry {
        BETTER,
        ALIKE,
        WORSE,
        /** Without an interval. */
        UNKNOWN
    }

    boolean inside() {
        return value > tried.firstKey() && value < tried.lastKey();
    }

    /** {@code The chosen λ = 5}. */
    String subject() {
        return whose + " " + name + " = " + Numbers.plain(value);
    }

    /** What is to be said; nothing where the axis goes no further. */
    Optional<Sentence> sentence() {
        if (inside()) {
            return Optional.of(sentence(Verdict.YES, " lies inside the values tried" + where + least() + "."));
        }
        boolean smallest = value == tried.firstKey();
        Map.Entry<Double, Summary> neighbour = smallest ? tried.higherEntry(value) : tried.lowerEntry(value);
        double next = next(neighbour.getKey());
        if (next == value || !(next > 0 && Double.isFinite(next))) {
            return Optional.empty();
        }
        return Optional.of(edge(
                " is the " + (smallest ? "smallest" : "largest") + " tried" + where,
                neighbour.getKey(),
                against.apply(neighbour.getValue()),
                next));
    }

    /** A value beyond is worth trying only where the step to the edge was worth it. */
    private Sentence edge(String edge, double neighbour, Rivalry rivalry, double next) {
        String beside = ", and " + name + " = " + Numbers.plain(neighbour);
        String reason = ": this run does not show that going beyond would help.";
        return switch (rivalry) {
            case UNKNOWN ->
                sentence(
                        Verdict.OPEN,
                        edge + "; without an interval this run cannot tell whether the best lies beyond.");
            case BETTER -> sentence(Verdict.NOTE, edge + beside + " does better on the test ratings" + reason);
            case ALIKE ->
                sentence(
                        Verdict.NOTE,
                        edge + (least().isEmpty() ? beside + " is indistinguishable from it" : least()) + reason);
            case WORSE ->
                sentence(
                        Verdict.WARNING,
                        edge + ", so the best may lie beyond: add " + name + " = " + Numbers.plain(next)
                                + " to the matrix.");
        };
    }

    private Sentence sentence(Verdict verdict, String rest) {
        String values = "tried: "
                + String.join(", ", tried.keySet().stream().map(Numbers::plain).toList());
        return new Sentence("Grid", verdict, subject() + rest, values);
    }

    /** The smallest k that does as well, where it is smaller. */
    private String least() {
        return !name.equals("k")
                ? ""
                : tried.headMap(value).entrySet().stream()
                        .filter(entry -> against.apply(entry.getValue()) == Rivalry.ALIKE)
                        .findFirst()
                        .map(entry -> ", and k = " + Numbers.plain(entry.getKey()) + " is indistinguishable from it")
                        .orElse("");
    }

    /** One more step of the same ratio, as a round number. */
    private double next(double neighbour) {
        double step = neighbour == 0 ? 2 * value : value * value / neighbour;
        if (name.equals("k")) {
            return Math.max(1, Math.rint(step));
        }
        double unit = Math.pow(10, Math.floor(Math.log10(step)) - 1);
        return Math.rint(step / unit) * unit;
    }
}
