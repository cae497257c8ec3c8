package org.factorlens.report;

import java.util.List;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.CellResult;
import org.factorlens.results.PublishedCheck;
import org.factorlens.results.Summary;

/** What the run is held to: a known noise floor, published numbers, and its own completeness. Null for no sentence. */
final class CheckFindings {
    private final ExperimentResults results;

    CheckFindings(ExperimentResults results) {
        this.results = results;
    }

    /** How far above the error of the true model the chosen configuration is. */
    Sentence noiseFloor() {
        double floor = results.manifest().dataset().noiseFloor();
        Summary chosen = results.configurations().selected().orElse(null);
        if (Double.isNaN(floor) || chosen == null) {
            return null;
        }
        double above = chosen.testRmseMean() - floor;
        if (above < 0) {
            boolean chance = chosen.testRmseHigh() >= floor;
            return new Sentence(
                    "Noise floor",
                    chance ? Verdict.NOTE : Verdict.WARNING,
                    "The chosen configuration ends " + Phrases.size(above) + " below the error of the true model"
                            + (chance
                                    ? ", by no more than chance allows: its interval contains that error."
                                    : ", beyond its interval: look for test ratings in training."),
                    "noise floor " + Numbers.rmse(floor) + "; "
                            + Phrases.interval(chosen.testRmseLow(), chosen.testRmseHigh()));
        }
        return new Sentence(
                "Noise floor",
                Verdict.NOTE,
                "The true model of these data errs by " + Numbers.rmse(floor) + "; the chosen configuration is "
                        + Numbers.rmse(above) + " above that floor" + wayCovered(chosen, floor) + ".",
                "noise floor: RMSE, over all ratings, of the model that the data were drawn from; no method beats it but by chance");
    }

    private String wayCovered(Summary chosen, double floor) {
        Optional<Summary> mean = results.configurations().find("global mean").filter(Configurations::scored);
        if (mean.isEmpty() || mean.get().testRmseMean() <= chosen.testRmseMean()) {
            return "";
        }
        double start = mean.get().testRmseMean();
        double share = (start - chosen.testRmseMean()) / (start - floor);
        return ", having come " + Numbers.percent(share) + " of the way from the global mean (" + Numbers.rmse(start)
                + ")";
    }

    /** Whether published numbers hold. */
    Sentence published() {
        List<PublishedCheck> checks = results.published();
        if (checks.isEmpty()) {
            return null;
        }
        long passed = checks.stream().filter(PublishedCheck::pass).count();
        PublishedCheck widest = checks.stream()
                .filter(check -> !Double.isNaN(check.difference()))
                .max((a, b) -> Double.compare(strain(a), strain(b)))
                .orElse(null);
        String evidence = widest == null
                ? ""
                : "largest in units of its tolerance: " + Numbers.signed(widest.difference(), 6) + " ("
                        + PublishedPage.metric(widest) + ", " + widest.protocol() + "), tolerance "
                        + Numbers.plain(widest.tolerance());
        if (passed == checks.size()) {
            return new Sentence(
                    "Published",
                    Verdict.YES,
                    (passed == 1 ? "The published number holds" : "All " + passed + " published numbers hold")
                            + inEveryDigit(checks),
                    evidence);
        }
        long without = checks.stream().filter(CheckFindings::unmet).count();
        long beyond = checks.size() - passed - without;
        return new Sentence(
                "Published",
                beyond > 0 ? Verdict.NO : Verdict.OPEN,
                Phrases.of(passed, checks.size()) + " published "
                        + (checks.size() == 1 ? "number holds" : "numbers hold")
                        + (beyond == 0
                                ? ""
                                : "; " + Units.counted(beyond, "differs", "differ") + " by more than the tolerance")
                        + (without == 0 ? "" : "; for " + Numbers.count(without) + " this run has no number of its own")
                        + ".",
                evidence);
    }

    /** How many agree as far as they were printed: a tolerance may be wider than that, for a random start. */
    private String inEveryDigit(List<PublishedCheck> checks) {
        String file = results.manifest().experimentFile();
        long exact = checks.stream()
                .filter(check -> Math.abs(check.difference())
                        <= 0.5 * Math.pow(10, -PublishedPage.decimals(check, file)) * (1 + 1e-9))
                .count();
        return exact == checks.size()
                ? ", in every digit that was printed."
                : ", " + Numbers.count(exact) + " of them in every digit that was printed.";
    }

    /** Whether no run of ours meets the conditions of a published number, or got as far as its sweep. */
    static boolean unmet(PublishedCheck check) {
        return Double.isNaN(check.ours());
    }

    /** Difference in units of the tolerance. */
    private static double strain(PublishedCheck check) {
        return Math.abs(check.difference()) / Math.max(check.tolerance(), Double.MIN_NORMAL);
    }

    /** Which cells failed. */
    Sentence failures() {
        List<CellResult> failed =
                results.cells().stream().filter(cell -> !cell.ok()).toList();
        if (failed.isEmpty()) {
            return null;
        }
        return new Sentence(
                "Failures",
                Verdict.WARNING,
                failed.size() == results.cells().size()
                        ? "No run succeeded, so there is nothing to compare."
                        : Phrases.of(failed.size(), results.cells().size()) + " runs failed"
                                + (results.configurations().ranked().isEmpty()
                                        ? ", of every configuration at least one, so there is nothing to compare."
                                        : "; configurations are compared only where none of their runs did."),
                "first: " + failed.get(0).cell() + ": " + failed.get(0).reason());
    }
}
