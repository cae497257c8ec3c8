package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.factorlens.results.Summary;

/**
 * Whether the best values lie on the edge of what was tried, and what to add then: those of the chosen configuration, and those of
 * the best of each other kind, which it is only worth beating where they are tuned as hard.
 */
final class GridFindings {
    private final ExperimentResults results;
    private final Configurations configurations;

    GridFindings(ExperimentResults results) {
        this.results = results;
        this.configurations = results.configurations();
    }

    /**
     * A sentence on each axis of the chosen configuration, then on those axes of the other kinds on whose edge the best lies, and one
     * that names their others; none for an axis without effect or with a single value.
     */
    List<Sentence> edges() {
        List<Sentence> sentences = new ArrayList<>();
        configurations.selected().stream()
                .flatMap(chosen -> lines("The chosen", chosen))
                .flatMap(line -> line.sentence().stream())
                .forEach(sentences::add);
        List<GridLine> others =
                others().flatMap(best -> lines(whose(best), best)).toList();
        others.stream()
                .filter(line -> !line.inside())
                .flatMap(line -> line.sentence().stream())
                .forEach(sentences::add);
        inside(others).ifPresent(sentences::add);
        return sentences;
    }

    private static Optional<Sentence> inside(List<GridLine> lines) {
        List<String> subjects = lines.stream()
                .filter(GridLine::inside)
                .map(line -> line.subject() + line.where())
                .toList();
        return subjects.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sentence(
                        "Grid",
                        Verdict.YES,
                        "Inside the values tried: "
                                + String.join(", ", subjects).replace("The best", "the best") + ".",
                        ""));
    }

    /** The best of each kind that is not the chosen one's: of those with factors, and of the baselines. */
    private Stream<Summary> others() {
        Optional<String> chosen = configurations.selected().map(GridFindings::kind);
        Stream<Summary> factors = Stream.of("als", "gibbs")
                .flatMap(model -> configurations.best(row -> row.model().equals(model) && row.k() > 0).stream());
        return Stream.concat(factors, Baselines.bestOfEachKind(configurations).stream())
                .filter(row -> chosen.filter(kind(row)::equals).isEmpty());
    }

    /** Where bias terms stand alone, {@link GridLine#where} says so. */
    private static String whose(Summary best) {
        return biasOnly(best) ? "The best" : "The best " + kind(best) + "'s";
    }

    private static boolean biasOnly(Summary row) {
        return fitted(row) && row.k() == 0;
    }

    private static boolean fitted(Summary row) {
        return row.model().equals("als") || row.model().equals("gibbs");
    }

    /** {@code ALS model}, {@code bias-only model}, {@code item kNN}. */
    private static String kind(Summary row) {
        String model = Phrases.model(row.model());
        return !fitted(row) ? model : (row.k() > 0 ? model : row.bias() ? "bias-only" : "constant") + " model";
    }

    /** The axes of {@code best} that were tried with two values or more. */
    private Stream<GridLine> lines(String whose, Summary best) {
        boolean penalized = !best.model().equals("gibbs");
        Family family = Family.of(best);
        Predicate<Summary> alike = row -> row.model().equals(best.model())
                && Family.of(row).with(best.biasLambda()).equals(family);
        Predicate<Summary> sameK = alike.and(row -> row.k() == best.k());
        Predicate<Summary> anyK = best.k() > 0 ? alike.and(row -> row.k() > 0) : sameK;
        Stream.Builder<GridLine> lines = Stream.builder();
        if (penalized && best.k() > 0) {
            String name = fitted(best) ? "λ" : "shrinkage";
            line(whose, name, best, Summary::lambda, sameK, alike).ifPresent(lines);
        }
        line(whose, "k", best, Summary::k, anyK, anyK).ifPresent(lines);
        if (penalized && (best.bias() || !fitted(best))) {
            String name = fitted(best) ? "bias λ" : "damping";
            line(whose, name, best, Summary::biasLambda, sameK, alike).ifPresent(lines);
        }
        return lines.build();
    }

    /**
     * The values tried along an axis.
     *
     * @param beside what the best is compared with
     * @param anywhere where else values of the axis were tried
     */
    private Optional<GridLine> line(
            String whose,
            String name,
            Summary best,
            ToDoubleFunction<Summary> axis,
            Predicate<Summary> beside,
            Predicate<Summary> anywhere) {
        TreeMap<Double, Summary> tried = tried(best, axis, beside);
        if (tried.size() < 2) {
            return Optional.empty();
        }
        boolean everywhere = tried(best, axis, anywhere).size() == tried.size();
        String where = biasOnly(best) ? " with bias only" : everywhere ? "" : " with k = " + best.k();
        return Optional.of(
                new GridLine(whose, name, axis.applyAsDouble(best), tried, where, row -> against(best, row)));
    }

    /** The best of each value of an axis among those that are the same in kind; {@code best} at its own. */
    private TreeMap<Double, Summary> tried(Summary best, ToDoubleFunction<Summary> value, Predicate<Summary> beside) {
        TreeMap<Double, Summary> tried = new TreeMap<>();
        for (Summary row : configurations.all()) {
            if (beside.test(row) && Configurations.scored(row)) {
                double here = value.applyAsDouble(row);
                configurations
                        .best(other -> beside.test(other) && value.applyAsDouble(other) == here)
                        .ifPresent(found -> tried.put(here, found));
            }
        }
        tried.put(value.applyAsDouble(best), best);
        return tried;
    }

    /** Beside the chosen one by all the evidence there is (501), beside another by the interval of the difference. */
    private GridLine.Rivalry against(Summary best, Summary row) {
        PairedFolds difference = best.selected()
                ? new PairedFolds(List.of(), row.deltaToSelected(), row.deltaLow(), row.deltaHigh())
                : new Contrast(results, row, best).paired();
        if (Double.isNaN(difference.low())) {
            return GridLine.Rivalry.UNKNOWN;
        }
        boolean alike = best.selected() ? row.indistinguishable() : difference.low() <= 0 && difference.high() >= 0;
        return alike
                ? GridLine.Rivalry.ALIKE
                : difference.mean() < 0 ? GridLine.Rivalry.BETTER : GridLine.Rivalry.WORSE;
    }
}
