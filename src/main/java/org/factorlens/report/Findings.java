package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What an experiment shows, in sentences that are computed from its results: each changes with the numbers, and goes when
 * they are missing.
 */
final class Findings {
    private static final int LEAD = 3;

    private final List<Sentence> sentences = new ArrayList<>();

    Findings(ExperimentResults results) {
        SelectionFindings selection = new SelectionFindings(results);
        ComparisonFindings comparisons = new ComparisonFindings(results);
        CheckFindings checks = new CheckFindings(results);
        OverfittingFindings overfitting = new OverfittingFindings(results);
        add(selection.chosen());
        add(checks.failures());
        add(checks.published());
        new PublishedFindings(results).bestOfOthers().ifPresent(this::add);
        add(checks.noiseFloor());
        Sentence neighbours = comparisons.answer("neighbours");
        boolean behind = neighbours != null && neighbours.verdict() == Verdict.YES;
        add(behind ? null : neighbours);
        add(comparisons.answer("gibbs"));
        add(comparisons.answer("als-features"));
        add(comparisons.answer("features"));
        add(comparisons.answer("raters"));
        add(comparisons.answer("factors"));
        add(comparisons.answer("bias"));
        Sampled.best(results)
                .map(best -> new UncertaintyFindings(new Sampled(results), best))
                .ifPresent(sampled -> {
                    sampled.coverage().ifPresent(this::add);
                    sampled.chains().ifPresent(this::add);
                });
        add(selection.rivals());
        add(new RankingFindings(results).lead());
        add(selection.optimism());
        sentences.addAll(comparisons.moreDimensions());
        add(comparisons.answer("regularization"));
        add(comparisons.answer("weighting"));
        add(comparisons.answer("joint"));
        add(comparisons.answer("baseline"));
        add(behind ? neighbours : null);
        add(overfitting.gap());
        add(overfitting.sweeps());
        sentences.addAll(new GridFindings(results).edges());
    }

    private void add(Sentence sentence) {
        if (sentence != null) {
            sentences.add(sentence);
        }
    }

    /** All, the most important first. */
    List<Sentence> all() {
        return List.copyOf(sentences);
    }

    /** The first few: the answer. */
    List<Sentence> lead() {
        return sentences.stream().limit(LEAD).toList();
    }

    /** The others. */
    List<Sentence> more() {
        return sentences.stream().skip(LEAD).toList();
    }
}
