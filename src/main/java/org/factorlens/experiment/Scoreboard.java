package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.factorlens.evaluation.Tasks;
import org.factorlens.results.CellResult;
import org.factorlens.results.PairInterval;
import org.factorlens.results.PairedTest;
import org.factorlens.results.Selection;
import org.factorlens.results.Summary;
import org.factorlens.statistics.FoldScores;
import org.factorlens.statistics.Interval;

/**
 * Configurations over their folds and seeds: means, intervals, paired differences, and what is chosen. Choosing looks at
 * validation scores; only where the split has no validation part does it look at the test part, and says so.
 */
final class Scoreboard {
    /** Chance of a false alarm over all comparisons with the chosen configuration. */
    private static final double LEVEL = 0.05;

    private final Map<Configuration, List<CellOutcome>> byConfiguration = new LinkedHashMap<>();
    private final List<CellOutcome> outcomes;
    private final int folds;
    private final PairedUsers users;

    Scoreboard(List<CellOutcome> outcomes, int folds) {
        this(outcomes, folds, Tasks.IN_ORDER);
    }

    Scoreboard(List<CellOutcome> outcomes, int folds, Tasks tasks) {
        this.outcomes = outcomes;
        this.folds = folds;
        for (CellOutcome outcome : outcomes) {
            byConfiguration
                    .computeIfAbsent(outcome.cell().configuration(), c -> new ArrayList<>())
                    .add(outcome);
        }
        this.users = new PairedUsers(completed(), tasks);
    }

    /** Outcomes of the configurations of which no cell failed. */
    Map<Configuration, List<CellOutcome>> completed() {
        Map<Configuration, List<CellOutcome>> complete = new LinkedHashMap<>(byConfiguration);
        complete.keySet().removeIf(c -> !complete(c));
        return complete;
    }

    int folds() {
        return folds;
    }

    /** {@code validation}, or {@code test} where there is no validation part. */
    String chosenBy() {
        return outcomes.stream().anyMatch(o -> o.result().nValidation() > 0) ? "validation" : "test";
    }

    private ToDoubleFunction<CellResult> choosingScore() {
        return chosenBy().equals("validation") ? CellResult::validationRmse : CellResult::testRmse;
    }

    /** The configuration that is chosen, of those that may be. */
    Optional<Configuration> chosen() {
        return best(c -> c.algorithm().candidate());
    }

    /** The configuration with the lowest mean choosing score among those that pass; the first of equals. */
    Optional<Configuration> best(Predicate<Configuration> filter) {
        return byConfiguration.keySet().stream()
                .filter(filter)
                .filter(this::complete)
                .min(Comparator.comparingDouble(c -> mean(c, choosingScore())));
    }

    /** Whether no cell of the configuration failed. */
    boolean complete(Configuration configuration) {
        return byConfiguration.get(configuration).stream()
                .allMatch(o -> o.result().ok());
    }

    /** Configurations in matrix order. */
    Iterable<Configuration> configurations() {
        return byConfiguration.keySet();
    }

    /** The cell of {@code configuration} on the first fold with the first seed. */
    Cell firstCell(Configuration configuration) {
        return byConfiguration.get(configuration).get(0).cell();
    }

    private double mean(Configuration configuration, ToDoubleFunction<CellResult> score) {
        return byConfiguration.get(configuration).stream()
                .map(CellOutcome::result)
                .filter(CellResult::ok)
                .mapToDouble(score)
                .average()
                .orElse(Double.NaN);
    }

    /** Test RMSE of the runs that did not fail. */
    private double[] testRmse(Configuration configuration) {
        return byConfiguration.get(configuration).stream()
                .map(CellOutcome::result)
                .filter(CellResult::ok)
                .mapToDouble(CellResult::testRmse)
                .toArray();
    }

    private FoldScores foldScores(Configuration configuration) {
        FoldScores scores = new FoldScores();
        byConfiguration
                .get(configuration)
                .forEach(o -> scores.add(o.result().fold(), o.result().testRmse()));
        return scores;
    }

    /** The mean test RMSE: over folds where there are several, else over users resampled. */
    Interval interval(Configuration configuration) {
        if (!complete(configuration)) {
            return Interval.none(mean(configuration, CellResult::testRmse), testRmse(configuration).length);
        }
        return folds > 1 ? foldScores(configuration).interval(testToTrain()) : users.interval(configuration);
    }

    /** The mean test RMSE of {@code a} minus that of {@code b}, paired by fold, or where there is one fold, by user. */
    Interval difference(Configuration a, Configuration b) {
        if (!complete(a) || !complete(b)) {
            return Interval.none(mean(a, CellResult::testRmse) - mean(b, CellResult::testRmse), 0);
        }
        return folds > 1 ? foldScores(a).minus(foldScores(b)).interval(testToTrain()) : users.difference(a, b);
    }

    /**
     * Every other model of ratings against the chosen one, on the same users, by its label: an axis without effect makes no
     * other model, and the popularity recommender has none of its own, so that none is tested against itself and none is
     * counted twice when p-values are adjusted.
     */
    private Map<String, PairedTest> againstChosen(Configuration selected) {
        Map<String, PairedUsers.Pair> pairs = new LinkedHashMap<>();
        for (Configuration c : byConfiguration.keySet()) {
            String model = c.ratesAs();
            if (selected != null && complete(c) && !model.equals(selected.ratesAs())) {
                pairs.merge(
                        model,
                        new PairedUsers.Pair("", c, selected),
                        (first, next) -> first.a().label().equals(model) ? first : next);
            }
        }
        Iterator<PairedTest> tests =
                users.tests("chosen", List.copyOf(pairs.values())).iterator();
        Map<String, PairedTest> byModel = new LinkedHashMap<>();
        pairs.keySet().forEach(model -> byModel.put(model, tests.next()));
        return byModel;
    }

    /** Rows of {@code paired-tests.csv}: all against the chosen one, then the pairs that the findings speak of. */
    List<PairedTest> pairedTests(List<PairedUsers.Pair> questions) {
        List<PairedTest> tests =
                new ArrayList<>(againstChosen(chosen().orElse(null)).values());
        tests.addAll(users.tests("questions", questions));
        return tests;
    }

    /** Rows of {@code pair-intervals.csv}: any two on a single split; with folds any two can be compared from their scores. */
    List<PairInterval> pairIntervals() {
        return folds == 1 ? users.intervals() : List.of();
    }

    double testToTrain() {
        CellResult any = outcomes.get(0).result();
        return (double) any.nTest() / any.nTrain();
    }

    /** Rows of {@code summary.csv} in matrix order. */
    List<Summary> summaries() {
        Configuration selected = chosen().orElse(null);
        Map<String, PairedTest> tests = againstChosen(selected);
        return byConfiguration.keySet().stream()
                .map(c -> summary(c, selected, tests.get(c.ratesAs())))
                .toList();
    }

    /**
     * Told apart only where both kinds of evidence agree: the interval over folds (other training ratings) leaves zero
     * out, and so does chance among users, adjusted for all the configurations compared.
     */
    private static boolean toldApart(Interval delta, PairedTest test) {
        boolean users = test == null || Double.isNaN(test.pHolm()) || test.pHolm() < LEVEL;
        return users && delta.excludesZero();
    }

    private Summary summary(Configuration c, Configuration selected, PairedTest paired) {
        Interval test = interval(c);
        boolean isSelected = c.equals(selected);
        Interval delta = selected == null ? Interval.none(Double.NaN, 0) : difference(c, selected);
        boolean known = !Double.isNaN(delta.low());
        int ok = testRmse(c).length;
        return new Summary(
                c.label(),
                c.algorithm().label(),
                c.k(),
                c.lambda(),
                c.bias(),
                c.biasLambda(),
                c.weighted() ? "weighted" : "plain",
                c.sweeps(),
                c.update().label(),
                c.globalMean(),
                ok,
                byConfiguration.get(c).size() - ok,
                test.mean(),
                Interval.spread(testRmse(c)),
                test.low(),
                test.high(),
                test.method(),
                mean(c, CellResult::testMae),
                mean(c, CellResult::trainRmse),
                mean(c, CellResult::validationRmse),
                mean(c, CellResult::coverage),
                isSelected,
                delta.mean(),
                delta.low(),
                delta.high(),
                isSelected || (known && !toldApart(delta, paired)));
    }

    /** Rows of {@code selection.csv}. */
    List<Selection> selections() {
        List<Selection> selections = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int number = fold;
            List<CellResult> cells = outcomes.stream()
                    .filter(o -> o.cell().configuration().algorithm().candidate())
                    .map(CellOutcome::result)
                    .filter(r -> r.ok() && r.fold() == number)
                    .toList();
            if (!cells.isEmpty()) {
                selections.add(selection(fold, cells));
            }
        }
        return selections;
    }

    private Selection selection(int fold, List<CellResult> cells) {
        CellResult chosen =
                cells.stream().min(Comparator.comparingDouble(choosingScore())).orElseThrow();
        CellResult best = cells.stream()
                .min(Comparator.comparingDouble(CellResult::testRmse))
                .orElseThrow();
        return new Selection(
                fold,
                chosenBy(),
                chosen.cell(),
                chosen.validationRmse(),
                chosen.testRmse(),
                best.cell(),
                best.testRmse(),
                chosen.testRmse() - best.testRmse());
    }
}
