package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.evaluation.Tasks;
import org.factorlens.evaluation.UserBootstrap;
import org.factorlens.evaluation.UserShare;
import org.factorlens.results.PairInterval;
import org.factorlens.results.PairedTest;
import org.factorlens.statistics.Holm;
import org.factorlens.statistics.Interval;
import org.factorlens.statistics.PairedDifference;

/** Configurations without a failed cell, compared on the same users' squared errors, pooled over folds. */
final class PairedUsers {
    private static final long SEED = 20_190_501;
    /** More pairs than this, those of 200 configurations, would take minutes and a page of a megabyte. */
    private static final int MOST_PAIRS = 19_900;

    private final List<Configuration> configurations;
    /** By configuration and seed. */
    private final List<List<UserErrors>> errors;

    private final UserBootstrap bootstrap;
    private final Tasks tasks;

    PairedUsers(Map<Configuration, List<CellOutcome>> complete, Tasks tasks) {
        this.configurations = List.copyOf(complete.keySet());
        this.tasks = tasks;
        this.errors = complete.values().stream().map(PairedUsers::bySeed).toList();
        this.bootstrap = errors.isEmpty()
                ? null
                : UserBootstrap.of(errors, UserBootstrap.Statistic.ROOT_MEAN, UserBootstrap.RESAMPLES, SEED, tasks);
    }

    private static List<UserErrors> bySeed(List<CellOutcome> outcomes) {
        Map<Long, UserErrors> pooled = new TreeMap<>();
        outcomes.forEach(o -> pooled.merge(o.cell().hyperparameters().seed(), o.users(), UserErrors::plus));
        return new ArrayList<>(pooled.values());
    }

    Interval interval(Configuration configuration) {
        return bootstrap.interval(configurations.indexOf(configuration));
    }

    Interval difference(Configuration a, Configuration b) {
        return bootstrap
                .difference(configurations.indexOf(a), configurations.indexOf(b))
                .interval();
    }

    /** The differences of all pairs, in the order of the configurations; none where there are too many, or too few users. */
    List<PairInterval> intervals() {
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < configurations.size(); a++) {
            for (int b = a + 1; b < configurations.size(); b++) {
                pairs.add(new int[] {a, b});
            }
        }
        if (pairs.isEmpty() || pairs.size() > MOST_PAIRS || bootstrap.users() < UserBootstrap.FEWEST_USERS) {
            return List.of();
        }
        PairInterval[] rows = new PairInterval[pairs.size()];
        tasks.run(rows.length, i -> rows[i] = row(pairs.get(i)[0], pairs.get(i)[1]));
        return List.of(rows);
    }

    private PairInterval row(int a, int b) {
        Interval found = bootstrap.difference(a, b).interval();
        return new PairInterval(
                configurations.get(a).label(), configurations.get(b).label(), found.mean(), found.low(), found.high());
    }

    /** Two configurations and why they are compared. */
    record Pair(String question, Configuration a, Configuration b) {}

    /** A row per pair whose sides are complete, adjusted together. */
    List<PairedTest> tests(String family, List<Pair> pairs) {
        List<Pair> known = pairs.stream()
                .filter(pair -> configurations.contains(pair.a()) && configurations.contains(pair.b()))
                .toList();
        List<PairedDifference> differences = known.stream()
                .map(pair -> bootstrap.difference(configurations.indexOf(pair.a()), configurations.indexOf(pair.b())))
                .toList();
        double[] adjusted = Holm.adjust(
                differences.stream().mapToDouble(PairedDifference::pValue).toArray());
        List<PairedTest> tests = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            tests.add(test(family, known.get(i), differences.get(i), adjusted[i]));
        }
        return tests;
    }

    private PairedTest test(String family, Pair pair, PairedDifference difference, double adjusted) {
        int a = configurations.indexOf(pair.a());
        int b = configurations.indexOf(pair.b());
        UserShare better = UserShare.better(overSeeds(a), overSeeds(b));
        return new PairedTest(
                family,
                pair.question(),
                pair.a().label(),
                pair.b().label(),
                bootstrap.estimate(a),
                bootstrap.estimate(b),
                difference.interval().mean(),
                difference.interval().low(),
                difference.interval().high(),
                difference.pValue(),
                adjusted,
                better.share(),
                better.low(),
                better.high(),
                bootstrap.users());
    }

    /** Mean squared error by user over seeds, as a sum over as many ratings as one seed has. */
    private UserErrors overSeeds(int configuration) {
        List<UserErrors> seeds = errors.get(configuration);
        UserErrors sum = seeds.stream().reduce(UserErrors::plus).orElseThrow();
        double[] mean = sum.squares();
        java.util.Arrays.setAll(mean, user -> sum.squares()[user] / seeds.size());
        return new UserErrors(mean, seeds.get(0).counts());
    }
}
