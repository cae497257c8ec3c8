package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.factorlens.results.Comparison;
import org.factorlens.statistics.Interval;
import org.factorlens.training.Algorithm;
import org.factorlens.training.Update;

/**
 * The comparisons that the findings speak of. Each side is the best of its kind by the choosing score, or such a one with a single
 * setting changed, so that no side is tuned on the test set.
 */
final class Questions {
    private final Scoreboard scoreboard;
    private final String features;

    Questions(Scoreboard scoreboard) {
        this.scoreboard = scoreboard;
        this.features = commonFeatures();
    }

    /** What most ALS configurations have; none where none has as many. */
    private String commonFeatures() {
        Map<String, Integer> counts = new LinkedHashMap<>(Map.of(FeatureAxis.NONE, 0));
        for (Configuration c : scoreboard.configurations()) {
            if (als(c)) {
                counts.merge(c.features(), 1, Integer::sum);
            }
        }
        String common = FeatureAxis.NONE;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            common = entry.getValue() > counts.get(common) ? entry.getKey() : common;
        }
        return common;
    }

    /** Rows of {@code comparisons.csv}, one for each of {@link #pairs}. */
    List<Comparison> comparisons() {
        return pairs().stream().map(this::row).toList();
    }

    /** Who is compared; a question whose sides are not both in the matrix has no pair. */
    List<PairedUsers.Pair> pairs() {
        List<PairedUsers.Pair> rows = new ArrayList<>();
        ask(rows, "bias", c -> factors(c) && c.bias(), c -> factors(c) && !c.bias());
        ask(rows, "factors", this::factors, c -> alike(c) && c.k() == 0 && c.bias());
        ask(
                rows,
                "baseline",
                this::als,
                c -> !c.algorithm().fits() && c.algorithm().candidate());
        ask(rows, "neighbours", this::als, c -> c.algorithm() == Algorithm.ITEM_KNN);
        ask(rows, "weighting", c -> factors(c) && c.weighted(), c -> factors(c) && !c.weighted());
        ask(rows, "gibbs", this::gibbs, this::als);
        ask(rows, "als-features", c -> als(c) && c.featured(), c -> als(c) && !c.featured());
        ask(rows, "features", c -> gibbs(c) && c.featured(), c -> gibbs(c) && !c.featured());
        raters(rows);
        updates(rows);
        largerK(rows);
        lessRegularization(rows);
        return rows;
    }

    private boolean als(Configuration c) {
        return c.algorithm() == Algorithm.ALS;
    }

    private boolean gibbs(Configuration c) {
        return c.algorithm() == Algorithm.GIBBS;
    }

    /** With the features that most ALS models have, so that no other question is answered by what features buy. */
    private boolean alike(Configuration c) {
        return als(c) && c.features().equals(features);
    }

    private boolean factors(Configuration c) {
        return alike(c) && c.k() > 0;
    }

    private void ask(
            List<PairedUsers.Pair> rows, String question, Predicate<Configuration> a, Predicate<Configuration> b) {
        Optional<Configuration> first = scoreboard.best(a);
        Optional<Configuration> second = scoreboard.best(b);
        if (first.isPresent() && second.isPresent()) {
            rows.add(new PairedUsers.Pair(question, first.get(), second.get()));
        }
    }

    /** What who rated an item adds to the same other features, in models of the kind that does best with it. */
    private void raters(List<PairedUsers.Pair> rows) {
        Optional<Configuration> best = scoreboard.best(c -> FeatureAxis.addsRaters(c.features()));
        if (best.isPresent()) {
            String with = best.get().features();
            Predicate<Configuration> kind = c -> c.algorithm() == best.get().algorithm();
            ask(
                    rows,
                    "raters",
                    c -> kind.test(c) && c.features().equals(with),
                    c -> kind.test(c) && c.features().equals(FeatureAxis.withoutRaters(with)));
        }
    }

    /**
     * The best of each k against the best of the next smaller one, all of the kind of the best with factors: where one k was
     * tried without bias terms only, a step to it would say what biases buy.
     */
    private void largerK(List<PairedUsers.Pair> rows) {
        Optional<Configuration> best = scoreboard.best(this::factors);
        if (best.isEmpty()) {
            return;
        }
        Predicate<Configuration> kind = c -> factors(c) && sameKind(c, best.get());
        TreeSet<Integer> ks = new TreeSet<>();
        for (Configuration c : scoreboard.configurations()) {
            if (kind.test(c) && scoreboard.complete(c)) {
                ks.add(c.k());
            }
        }
        for (int k : ks) {
            Integer smaller = ks.lower(k);
            if (smaller != null) {
                ask(rows, "k-up", c -> kind.test(c) && c.k() == k, c -> kind.test(c) && c.k() == smaller);
            }
        }
    }

    /** The best that was also solved the other way, bias and factors together or in turn, against just that. */
    private void updates(List<PairedUsers.Pair> rows) {
        Set<Configuration> tried = new HashSet<>();
        scoreboard.configurations().forEach(c -> {
            if (scoreboard.complete(c)) {
                tried.add(c);
            }
        });
        Optional<Configuration> best = scoreboard.best(c -> factors(c)
                && c.bias()
                && (c.update() == Update.JOINT || c.update() == Update.ALTERNATING)
                && tried.contains(c.with(Update.JOINT))
                && tried.contains(c.with(Update.ALTERNATING)));
        if (best.isPresent()) {
            Configuration joint = best.get().with(Update.JOINT);
            Configuration inTurn = best.get().with(Update.ALTERNATING);
            ask(rows, "joint", joint::equals, inTurn::equals);
        }
    }

    /**
     * The best of the largest k against the same with the smallest lambda that the matrix has for it, everything else
     * equal: what regularization buys.
     */
    private void lessRegularization(List<PairedUsers.Pair> rows) {
        int largest = 0;
        for (Configuration c : scoreboard.configurations()) {
            largest = Math.max(largest, factors(c) ? c.k() : 0);
        }
        int k = largest;
        Optional<Configuration> best = scoreboard.best(c -> factors(c) && c.k() == k);
        if (best.isEmpty()) {
            return;
        }
        Configuration chosen = best.get();
        double smallest = chosen.lambda();
        for (Configuration c : scoreboard.configurations()) {
            boolean sameButLambda = c.with(k, chosen.lambda()).equals(chosen) && c.k() == k;
            smallest = sameButLambda && scoreboard.complete(c) ? Math.min(smallest, c.lambda()) : smallest;
        }
        if (smallest < chosen.lambda()) {
            ask(rows, "regularization", chosen::equals, chosen.with(k, smallest)::equals);
        }
    }

    /** Whether the two differ at most in what is tuned: k, penalties and sweeps. */
    private static boolean sameKind(Configuration a, Configuration b) {
        return a.bias() == b.bias()
                && a.weighted() == b.weighted()
                && a.update() == b.update()
                && a.globalMean() == b.globalMean()
                && a.features().equals(b.features());
    }

    private Comparison row(PairedUsers.Pair pair) {
        Configuration a = pair.a();
        Configuration b = pair.b();
        Interval difference = scoreboard.difference(a, b);
        return new Comparison(
                pair.question(),
                a.label(),
                b.label(),
                scoreboard.interval(a).mean(),
                scoreboard.interval(b).mean(),
                difference.mean(),
                difference.low(),
                difference.high(),
                difference.method(),
                difference.size());
    }
}
