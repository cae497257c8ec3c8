package org.factorlens.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factorlens.results.CellResult;

/**
 * The search for values of lambda and k that an experiment leaves to the program ({@code auto}): coarse to fine, by mean
 * validation RMSE alone, in rounds. Of several k that score nearly alike the smallest is the best. A round tries the values beside the best so far, on each axis that is searched, the
 * other held: at the edge a step beyond, else a value tried elsewhere on the grid, or the geometric mean of the best and its
 * neighbour. Configurations that differ in any other setting are searched apart. What it proposes depends on scores only,
 * so that the same inputs give the same cells.
 */
final class AdaptiveSearch {
    /** The word in experiment files. */
    static final String AUTO = "auto";

    /** First values of lambda under the plain weighting. */
    static final List<Double> PLAIN_LAMBDA = List.of(1.0, 4.0, 16.0);
    /** First values under the weighted one, where lambda is multiplied by a row's number of ratings. */
    static final List<Double> WEIGHTED_LAMBDA = List.of(0.01, 0.04, 0.16);
    /** First values of k. */
    static final List<Integer> FIRST_K = List.of(4, 16);
    /** Largest k that is tried. */
    static final int LARGEST_K = 128;
    /** Most configurations of a search, the first ones included. */
    static final int BUDGET = 24;

    /** A step beyond the edge. */
    private static final double STEP = 4;
    /** Neighbours whose ratio is no larger are not parted further. */
    private static final double FINEST = 1.3;

    /** A larger k has to lower the mean validation RMSE by more than this to be followed. */
    static final double LEAST_GAIN = 1e-4;

    private static final double SMALLEST_LAMBDA = 1e-4;
    private static final double LARGEST_LAMBDA = 1e6;

    private final Plan plan;

    /** A search among the cells of a plan, all of which have ended. */
    AdaptiveSearch(Plan plan) {
        this.plan = plan;
    }

    /** What the next round adds to the plan; nothing where all searches have ended. */
    List<Plan.Addition> next(List<CellOutcome> outcomes) {
        Map<Configuration, Double> scores = scores(outcomes);
        Map<Configuration, Plan.Addition> additions = new LinkedHashMap<>();
        for (Experiment.Block block : plan.experiment().matrix()) {
            for (Configuration rest : rests(block)) {
                for (Configuration proposal : proposals(block, rest, scores)) {
                    additions.putIfAbsent(proposal, new Plan.Addition(proposal, block.seed()));
                }
            }
        }
        return List.copyOf(additions.values());
    }

    /** Cells that a plan may have when its searches have ended. */
    static int mostCells(Plan plan) {
        AdaptiveSearch search = new AdaptiveSearch(plan);
        int most = plan.cells().size();
        for (Experiment.Block block : plan.experiment().matrix()) {
            int runs = block.seed().size() * plan.experiment().split().folds();
            most += search.rests(block).size() * BUDGET * runs;
        }
        return most;
    }

    /** Mean validation RMSE over folds and seeds; not a number where a cell failed. */
    private static Map<Configuration, Double> scores(List<CellOutcome> outcomes) {
        return outcomes.stream()
                .map(CellOutcome::cell)
                .map(Cell::configuration)
                .distinct()
                .collect(Collectors.toMap(
                        c -> c,
                        c -> outcomes.stream()
                                .filter(outcome ->
                                        outcome.cell().configuration().equals(c))
                                .map(CellOutcome::result)
                                .mapToDouble(CellResult::validationRmse)
                                .average()
                                .orElseThrow(),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    /** The searches of a block: all other settings, with 0 for what is searched. Lambda has no effect at k = 0. */
    private Set<Configuration> rests(Experiment.Block block) {
        Set<Configuration> rests = new LinkedHashSet<>();
        if (block.autoK() || block.autoLambda()) {
            plan.configurations(block).stream()
                    .filter(c -> c.k() > 0)
                    .map(c -> rest(block, c))
                    .forEach(rests::add);
        }
        return rests;
    }

    private static Configuration rest(Experiment.Block block, Configuration c) {
        return c.with(block.autoK() ? 0 : c.k(), block.autoLambda() ? 0 : c.lambda());
    }

    private static List<Configuration> proposals(
            Experiment.Block block, Configuration rest, Map<Configuration, Double> scores) {
        List<Configuration> tried = scores.keySet().stream()
                .filter(c -> c.k() > 0 && rest(block, c).equals(rest))
                .toList();
        Configuration best = best(tried, scores);
        if (best == null) {
            return List.of();
        }
        List<Configuration> proposals = new ArrayList<>();
        if (block.autoLambda()) {
            TreeSet<Double> values = values(tried.stream().map(Configuration::lambda));
            around(best.lambda(), values, AdaptiveSearch::lambda, l -> !tried.contains(best.with(best.k(), l)))
                    .forEach(l -> proposals.add(best.with(best.k(), l)));
        }
        if (block.autoK()) {
            TreeSet<Double> values = values(tried.stream().map(c -> (double) c.k()));
            around(best.k(), values, AdaptiveSearch::k, k -> !tried.contains(best.with((int) k, best.lambda())))
                    .filter(k -> k < best.k() || !flatAbove(best, tried, scores))
                    .forEach(k -> proposals.add(best.with(k.intValue(), best.lambda())));
        }
        return proposals.subList(0, Math.max(0, Math.min(proposals.size(), BUDGET - tried.size())));
    }

    /** The lowest score of the smallest k that scores within {@link #LEAST_GAIN} of the lowest; null where all failed. */
    private static Configuration best(List<Configuration> tried, Map<Configuration, Double> scores) {
        double lowest = tried.stream()
                .mapToDouble(scores::get)
                .filter(score -> !Double.isNaN(score))
                .min()
                .orElse(Double.NaN);
        return tried.stream()
                .filter(c -> scores.get(c) <= lowest + LEAST_GAIN)
                .min(Comparator.comparingInt(Configuration::k).thenComparingDouble(scores::get))
                .orElse(null);
    }

    /** Whether a larger k was tried that scores nearly as the best does, so that none between them is worth a run. */
    private static boolean flatAbove(Configuration best, List<Configuration> tried, Map<Configuration, Double> scores) {
        return tried.stream()
                .filter(c -> c.k() > best.k())
                .anyMatch(c -> scores.get(c) <= scores.get(best) + LEAST_GAIN);
    }

    private static TreeSet<Double> values(Stream<Double> values) {
        return values.collect(Collectors.toCollection(TreeSet::new));
    }

    /** Values to try beside {@code best}, at most one on each side; at an edge the way out comes before the way in. */
    private static Stream<Double> around(
            double best, TreeSet<Double> values, DoubleUnaryOperator rounded, DoublePredicate untried) {
        Double below = values.lower(best);
        Double above = values.higher(best);
        List<Double> beyond = Stream.of(below == null ? best / STEP : best, above == null ? best * STEP : best)
                .map(rounded::applyAsDouble)
                .filter(untried::test)
                .toList();
        if (!beyond.isEmpty()) {
            return beyond.stream();
        }
        return Stream.of(below, above)
                .filter(neighbour -> neighbour != null)
                .map(neighbour -> untried.test(neighbour) ? neighbour : between(best, neighbour))
                .map(rounded::applyAsDouble)
                .filter(untried::test);
    }

    /** The geometric mean; {@code best}, which has been tried, where the two are close. */
    private static double between(double best, double neighbour) {
        double ratio = Math.max(best, neighbour) / Math.min(best, neighbour);
        return ratio > FINEST ? Math.sqrt(best * neighbour) : best;
    }

    /** Two digits are enough to tell values apart that are tried, and read well. */
    private static double lambda(double value) {
        double within = Math.max(SMALLEST_LAMBDA, Math.min(LARGEST_LAMBDA, value));
        return new BigDecimal(within)
                .round(new MathContext(2, RoundingMode.HALF_EVEN))
                .doubleValue();
    }

    private static double k(double value) {
        return Math.max(1, Math.min(LARGEST_K, Math.rint(value)));
    }
}
