package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;

/** What became of an experiment since an earlier run, in sentences. */
final class ChangeFindings {
    private final Manifest now;
    private final Manifest then;
    private final Changes changes;
    private final String chosenNow;
    private final String chosenThen;

    ChangeFindings(ExperimentResults results, Baseline baseline, Changes changes) {
        this.now = results.manifest();
        this.then = baseline.manifest();
        this.changes = changes;
        this.chosenNow = name(now, results.rows(ResultTable.SUMMARY));
        this.chosenThen = name(then, baseline.summary());
    }

    List<Sentence> all() {
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(scores());
        sentences.add(chosen());
        uncompared().ifPresent(sentences::add);
        settings().ifPresent(sentences::add);
        biasLambda().ifPresent(sentences::add);
        program().ifPresent(sentences::add);
        if (!Baseline.sameData(now, then)) {
            sentences.add(new Sentence(
                    "Data",
                    Verdict.WARNING,
                    "The data files are not the same, so a change may come from the data alone; no intervals are given.",
                    ""));
        } else if (!Baseline.sameSplit(now, then)) {
            sentences.add(new Sentence(
                    "Split",
                    Verdict.WARNING,
                    "The ratings are split in another way, so runs cannot be paired; no intervals are given.",
                    ""));
        } else if (!changes.of(Changes.Kind.UNKNOWN).isEmpty()) {
            sentences.add(new Sentence(
                    "Intervals",
                    Verdict.NOTE,
                    Units.counted(changes.of(Changes.Kind.UNKNOWN).size(), "change has", "changes have")
                            + " no interval: that takes the same runs on two folds or more.",
                    ""));
        }
        return sentences;
    }

    private Sentence scores() {
        int both = changes.all().size();
        boolean all = changes.uncompared().isEmpty();
        if (both == 0) {
            return new Sentence(
                    "Scores",
                    Verdict.WARNING,
                    (all ? "The two runs have no configuration in common" : "No configuration has a score in both runs")
                            + ": nothing can be compared.",
                    "");
        }
        int same = changes.of(Changes.Kind.SAME).size();
        if (same == both) {
            return new Sentence(
                    "Scores",
                    all ? Verdict.YES : Verdict.NOTE,
                    (all ? "Nothing changed: every" : "Every") + " model of the "
                            + Units.counted(both, "configuration", "configurations")
                            + (all ? " that both runs have" : " of which both runs have a score")
                            + " is the same to the bit.",
                    "digests of the trained models and test RMSE compared, run by run");
        }
        Changes.Change biggest = changes.all().get(0);
        return new Sentence(
                "Scores",
                changes.of(Changes.Kind.HIGHER).isEmpty() ? Verdict.NOTE : Verdict.WARNING,
                "Both runs have " + (all ? "" : "a score of ") + Units.counted(both, "configuration", "configurations")
                        + (all ? " in common, " : ", ")
                        + split(same) + ": " + counts() + "." + unlike(),
                "biggest change: " + biggest.row().configuration() + ", "
                        + Numbers.difference(biggest.paired().mean())
                        + (Double.isNaN(biggest.paired().low())
                                ? ""
                                : ", 95% interval "
                                        + Phrases.signedInterval(
                                                biggest.paired().low(),
                                                biggest.paired().high()))
                        + byChance());
    }

    /** What failed, or has no score though it did not. */
    private Optional<Sentence> uncompared() {
        int number = changes.uncompared().size();
        return number == 0
                ? Optional.empty()
                : Optional.of(new Sentence(
                        "Not compared",
                        Verdict.WARNING,
                        Units.counted(number, "configuration of both runs lacks", "configurations of both runs lack")
                                + " a score in one of them or in both, and so cannot be compared: the list below says why.",
                        ""));
    }

    /** How many are the same, and how many are told of next. */
    private String split(int same) {
        int changed = changed();
        return same == 0
                ? changed == 1 ? "which changed" : "and all of them changed"
                : "of which " + Units.counted(same, "is", "are") + " the same to the bit and " + Numbers.count(changed)
                        + " changed";
    }

    private int changed() {
        return changes.all().size() - changes.of(Changes.Kind.SAME).size();
    }

    /** How many of those that changed were not run alike. */
    private String unlike() {
        int other = changes.underOtherSettings().size();
        String all = changed() == 1 ? " It" : " All " + Numbers.count(changed()) + " that changed";
        String some = " " + Numbers.count(other) + " of the " + Numbers.count(changed()) + " that changed";
        return other == 0 ? "" : (other < changed() ? some : all) + " ran with other settings than then.";
    }

    /** Intervals are not adjusted for their number: how many would leave out zero though nothing but noise changed. */
    private String byChance() {
        int intervals = changes.of(Changes.Kind.LOWER).size()
                + changes.of(Changes.Kind.HIGHER).size()
                + changes.of(Changes.Kind.OPEN).size();
        return intervals < 2
                ? ""
                : "; of " + intervals + " such intervals " + Numbers.fixed(0.05 * intervals, 2)
                        + " on average would leave out zero by chance alone";
    }

    /** Names leave out what all configurations of a run share; two runs under one name may not share it. */
    private Optional<Sentence> settings() {
        List<Changes.Change> other = changes.underOtherSettings();
        if (other.isEmpty()) {
            return Optional.empty();
        }
        String what = other.stream()
                .flatMap(change -> change.differences().stream())
                .distinct()
                .map(difference -> difference + ofThem(difference, other))
                .collect(Collectors.joining(", "));
        return Optional.of(new Sentence(
                "Settings",
                Verdict.WARNING,
                Units.counted(other.size(), "configuration", "configurations")
                        + " ran with other settings under the same name: " + what
                        + ". Such a change may come from the settings alone.",
                ""));
    }

    /** How many a difference is of, where not of all. */
    private static String ofThem(String difference, List<Changes.Change> other) {
        long having = other.stream()
                .filter(change -> change.differences().contains(difference))
                .count();
        return having == other.size() ? "" : " (" + Numbers.count(having) + " of them)";
    }

    /** A setting that stands in the name makes another configuration: the lists of new and gone ones do not say why. */
    private Optional<Sentence> biasLambda() {
        int renamed = changes.ofOtherBiasLambda();
        return renamed == 0
                ? Optional.empty()
                : Optional.of(new Sentence(
                        "Bias λ",
                        Verdict.NOTE,
                        Units.counted(renamed, "configuration stands", "configurations stand")
                                + " below as new and, with the regularization of biases that the earlier run had, as gone:"
                                + " another bias λ makes another configuration, which is not compared.",
                        ""));
    }

    /** Another version of the numeric rules computes other bits, and may compute other numbers. */
    private Optional<Sentence> program() {
        return changed() == 0 || now.kernelContract() == then.kernelContract()
                ? Optional.empty()
                : Optional.of(new Sentence(
                        "Program",
                        Verdict.WARNING,
                        "The earlier run followed version " + then.kernelContract()
                                + " of the program's numeric rules, this one version " + now.kernelContract()
                                + ": a change may come from the program alone.",
                        ""));
    }

    private String counts() {
        List<String> parts = new ArrayList<>();
        count(
                parts,
                Changes.Kind.LOWER,
                "has a lower test RMSE, its interval below zero",
                "have a lower test RMSE, their intervals below zero");
        count(
                parts,
                Changes.Kind.HIGHER,
                "has a higher test RMSE, its interval above zero",
                "have a higher test RMSE, their intervals above zero");
        count(
                parts,
                Changes.Kind.OPEN,
                "may have changed by chance, as its interval contains zero",
                "may have changed by chance, as their intervals contain zero");
        count(
                parts,
                Changes.Kind.UNKNOWN,
                "lacks the interval that tells a change from chance",
                "lack the interval that tells a change from chance");
        return String.join("; ", parts);
    }

    private void count(List<String> parts, Changes.Kind kind, String one, String many) {
        int number = changes.of(kind).size();
        if (number > 0) {
            parts.add(
                    number < changed() ? Units.counted(number, one, many) : number == 1 ? "it " + one : "all " + many);
        }
    }

    private Sentence chosen() {
        if (now.selectedConfiguration().equals(then.selectedConfiguration())) {
            return new Sentence("Chosen", Verdict.NOTE, "Both runs chose " + chosenNow + ".", "");
        }
        return new Sentence(
                "Chosen", Verdict.NOTE, "This run chose " + chosenNow + ", the earlier one " + chosenThen + ".", "");
    }

    private static String name(Manifest manifest, List<Summary> summary) {
        return manifest.selectedConfiguration().isEmpty()
                ? "nothing"
                : new Labels(summary).shown(manifest.selectedConfiguration());
    }
}
