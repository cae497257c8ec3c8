package org.factorlens.report;

import java.util.List;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Selection;
import org.factorlens.results.Summary;

/** What was chosen, how sure that is, and what choosing on the test set would have flattered. Null for no sentence. */
final class SelectionFindings {
    private final ExperimentResults results;
    private final Summary chosen;

    SelectionFindings(ExperimentResults results) {
        this.results = results;
        this.chosen = results.configurations().selected().orElse(null);
    }

    Sentence chosen() {
        if (chosen == null) {
            return null;
        }
        boolean honest = results.manifest().chosenBy().equals("validation");
        String how = honest
                ? "Chosen on validation data, " + chosen.configuration() + " predicts unseen ratings"
                : "Chosen on the test set itself, for want of validation data, " + chosen.configuration()
                        + " predicts them";
        return new Sentence(
                "Best",
                honest ? Verdict.NOTE : Verdict.WARNING,
                how + " with an RMSE of " + Numbers.rmse(chosen.testRmseMean()) + company() + ".",
                evidence());
    }

    /** Who else does as well, so that nobody leaves with a single winner where there are several. */
    private String company() {
        long better = others().stream()
                .filter(row -> row.deltaHigh() < 0 && !row.indistinguishable())
                .count();
        String ahead =
                better == 0 ? "" : "; " + Units.counted(better, "other does", "others do") + " better on the test set";
        List<Summary> alike =
                others().stream().filter(Summary::indistinguishable).toList();
        return alike.isEmpty()
                ? ahead
                : ahead + "; " + Units.counted(alike.size(), "other is", "others are") + " indistinguishable from it"
                        + least(alike);
    }

    /** The smallest model that does as well, where it is smaller than the chosen one: how many dimensions are needed. */
    private String least(List<Summary> alike) {
        Optional<Summary> simple = alike.stream().filter(Standing::isBaseline).findFirst();
        if (simple.isPresent() && !Standing.isBaseline(chosen)) {
            return ", " + simple.get().configuration() + (alike.size() == 1 ? "" : " among them");
        }
        int smallest = alike.stream()
                .filter(Configurations::hasFactors)
                .mapToInt(Summary::k)
                .min()
                .orElse(chosen.k());
        return smallest >= chosen.k() ? "" : (alike.size() == 1 ? ", with k = " : ", down to k = ") + smallest;
    }

    private List<Summary> others() {
        return results.configurations().others().stream()
                .filter(row -> !Double.isNaN(row.deltaLow()))
                .toList();
    }

    private String evidence() {
        String interval = Phrases.interval(chosen.testRmseLow(), chosen.testRmseHigh());
        String method = Double.isNaN(chosen.testRmseLow())
                ? ""
                : IntervalMethod.of(chosen, results.manifest().plan().folds()).beside(IntervalMethod.usual(results));
        String mae = Double.isNaN(chosen.testMaeMean()) ? "" : "; MAE " + Numbers.rmse(chosen.testMaeMean());
        return interval + method + "; " + Units.counted(chosen.cells(), "run", "runs") + onFolds() + mae;
    }

    /** What the interval counts, where seeds make more runs of it. */
    private String onFolds() {
        int folds = results.manifest().plan().folds();
        return chosen.cells() <= folds ? "" : " on " + Units.counted(folds, "fold", "folds");
    }

    /** Whether other configurations do as well, or better. */
    Sentence rivals() {
        if (chosen == null) {
            return null;
        }
        List<Summary> others = others();
        List<Summary> better = others.stream()
                .filter(row -> row.deltaHigh() < 0 && !row.indistinguishable())
                .toList();
        List<Summary> alike = others.stream().filter(Summary::indistinguishable).toList();
        if (others.isEmpty()) {
            return null;
        }
        if (!better.isEmpty()) {
            Summary best = better.get(0);
            return new Sentence(
                    "Rivals",
                    Verdict.WARNING,
                    "On the test set " + best.configuration() + " does better than the chosen one by "
                            + Phrases.size(best.deltaToSelected()) + ": "
                            + (better.size() == 1 ? "one" : Numbers.count(better.size())) + " of "
                            + Units.counted(others.size(), "other", "others") + " with an interval below zero.",
                    Phrases.differenceInterval(best.deltaLow(), best.deltaHigh()));
        }
        return alike.isEmpty() ? alone(others) : together(alike);
    }

    private Sentence alone(List<Summary> others) {
        Summary next = others.get(0);
        return new Sentence(
                "Rivals",
                Verdict.YES,
                others.size() == 1
                        ? "It is ahead of the one other compared by more than chance: the interval of the difference lies"
                                + " above zero."
                        : "It is ahead of each of the " + Numbers.count(others.size())
                                + " others compared by more than chance: every interval of the difference lies above zero.",
                "closest: " + next.configuration() + ", " + Numbers.difference(next.deltaToSelected()) + ", "
                        + Phrases.differenceInterval(next.deltaLow(), next.deltaHigh()));
    }

    private Sentence together(List<Summary> alike) {
        Summary next = alike.get(0);
        String number = Units.counted(alike.size(), "other configuration is", "other configurations are");
        return new Sentence(
                "Rivals",
                Verdict.OPEN,
                number + " indistinguishable from it: this run cannot tell which of them is best.",
                "closest: " + next.configuration() + ", " + Numbers.difference(next.deltaToSelected()) + ", "
                        + Phrases.differenceInterval(next.deltaLow(), next.deltaHigh()));
    }

    /** What the score would have gained had the test set been used to choose. */
    Sentence optimism() {
        List<Selection> folds = results.selection().stream()
                .filter(row -> row.chosenBy().equals("validation") && !Double.isNaN(row.optimism()))
                .toList();
        if (folds.isEmpty() || results.configurations().ranked().size() < 2) {
            return null;
        }
        double mean = folds.stream().mapToDouble(Selection::optimism).average().orElseThrow();
        long same = folds.stream().filter(row -> row.optimism() == 0).count();
        String evidence = "each split on its own; as good a run chosen on " + Phrases.of(same, folds.size())
                + (folds.size() == 1 ? " split" : " splits") + "; mean difference " + Numbers.rmse(mean);
        if (same == folds.size()) {
            return new Sentence(
                    "Selection",
                    Verdict.YES,
                    "On each split validation chose a run that no other beat on the test set: choosing there would have "
                            + "made no difference.",
                    evidence);
        }
        return new Sentence(
                "Selection",
                Verdict.NOTE,
                "Choosing on the test set would have shown a test RMSE lower by " + Numbers.rmse(mean)
                        + ", a number that the choice itself flatters.",
                evidence);
    }
}
