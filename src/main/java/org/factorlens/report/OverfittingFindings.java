package org.factorlens.report;

import java.util.List;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.results.Comparison;
import org.factorlens.results.Summary;

/** Where the matrix overfits: by dimension and by sweep. Null for no sentence. */
final class OverfittingFindings {
    /** A rise of test RMSE after its lowest sweep that is worth a sentence, as a share of the lowest. */
    private static final double NOTABLE_RISE = 0.0005;

    private final ExperimentResults results;
    private final Curves curves;

    OverfittingFindings(ExperimentResults results) {
        this.results = results;
        this.curves = new Curves(results);
    }

    /** Whether the distance of test from training RMSE grows with k: the two ends of the steps of k that the run compared. */
    Sentence gap() {
        List<Comparison> steps = results.comparisons("k-up");
        if (steps.isEmpty()) {
            return null;
        }
        Configurations all = results.configurations();
        Optional<Summary> first = all.find(steps.get(0).b());
        Optional<Summary> last = all.find(steps.get(steps.size() - 1).a());
        return first.isPresent() && last.isPresent() ? gap(first.get(), last.get()) : null;
    }

    private Sentence gap(Summary small, Summary large) {
        String sides = " (k = " + small.k() + ") to " + Numbers.rmse(gap(large)) + " (k = " + large.k() + ")";
        String kind = ComparisonFindings.kind(results.configurations(), large.configuration());
        String evidence = "test minus training RMSE of " + small.configuration() + " and " + large.configuration()
                + ", each the best of its k "
                + Phrases.choosing(results.manifest().chosenBy()) + kind + ": training "
                + Numbers.rmse(small.trainRmseMean()) + " and " + Numbers.rmse(large.trainRmseMean()) + ", test "
                + Numbers.rmse(small.testRmseMean()) + " and " + Numbers.rmse(large.testRmseMean());
        if (gap(large) <= gap(small)) {
            return new Sentence(
                    "Overfitting",
                    Verdict.NOTE,
                    "The gap between training and test RMSE" + kind
                            + " is no larger at the largest k than at the smallest: from " + Numbers.rmse(gap(small))
                            + sides + ".",
                    evidence);
        }
        boolean worse = large.testRmseMean() > small.testRmseMean();
        boolean told = worse && new Contrast(results, large, small).paired().low() > 0;
        String cost = told
                ? ", and the larger model's test RMSE is higher."
                : worse
                        ? ", and the larger model's test RMSE is "
                                + Phrases.size(large.testRmseMean() - small.testRmseMean())
                                + " higher, which this run cannot tell from chance."
                        : ", yet the larger model's test RMSE is no higher.";
        return new Sentence(
                "Overfitting",
                told ? Verdict.WARNING : Verdict.NOTE,
                "The gap between training and test RMSE" + kind
                        + " is larger at the largest k than at the smallest, from " + Numbers.rmse(gap(small)) + sides
                        + cost,
                evidence);
    }

    private static double gap(Summary row) {
        return row.testRmseMean() - row.trainRmseMean();
    }

    /** Whether the chosen configuration was best before its last sweep. */
    Sentence sweeps() {
        Summary chosen = results.configurations().selected().orElse(null);
        if (chosen == null || chosen.model().equals("gibbs")) {
            return null;
        }
        List<Curves.Mean> curve = curves.mean(chosen);
        if (curve.size() < 2) {
            return null;
        }
        Curves.Mean last = curve.get(curve.size() - 1);
        Curves.Mean lowest = curve.stream()
                .min((a, b) -> Double.compare(a.testRmse(), b.testRmse()))
                .orElseThrow();
        double rise = last.testRmse() - lowest.testRmse();
        String evidence = "means over " + chosen.cells() + (chosen.cells() == 1 ? " run" : " runs") + ": lowest "
                + Numbers.rmse(lowest.testRmse()) + ", last " + Numbers.rmse(last.testRmse());
        if (rise > NOTABLE_RISE * lowest.testRmse()) {
            return new Sentence(
                    "Sweeps",
                    Verdict.WARNING,
                    "On test ratings the chosen configuration is best after sweep " + lowest.sweep() + " of "
                            + last.sweep() + " and then loses " + Numbers.rmse(rise)
                            + ": try fewer sweeps or more regularization.",
                    evidence);
        }
        return new Sentence(
                "Sweeps",
                Verdict.NOTE,
                "The chosen configuration does not overfit by training on: after " + last.sweep()
                        + " sweeps its test RMSE is within " + Numbers.plain(NOTABLE_RISE * 100) + "% of its lowest.",
                evidence);
    }
}
