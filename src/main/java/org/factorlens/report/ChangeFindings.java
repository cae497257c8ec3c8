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
        settings().ifPresent(sentences::add);
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
        if (both == 0) {
            return new Sentence(
                    "Scores",
                    Verdict.WARNING,
                    "The two runs have no configuration in common: nothing can be compared.",
                    "");
        }
        int same = changes.of(Changes.Kind.SAME).size();
        if (same == both) {
            return new Sentence(
                    "Scores",
                    Verdict.YES,
                    "Nothing changed: every model of the "
                            + Units.counted(both, "configuration", "configurations")
                            + " that both runs have is the same to the bit.",
                    "digests of the trained models and test RMSE compared, run by run");
        }
        Changes.Change biggest = changes.all().get(0);
        return new Sentence(
                "Scores",
                changes.of(Changes.Kind.HIGHER).isEmpty() ? Verdict.NOTE : Verdict.WARNING,
                "Of " + Units.counted(both, "configuration", "configurations") + " in both runs" + unlike() + ": "
                        + counts() + ".",
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

    /** How many of them were not run alike. */
    private String unlike() {
        int other = changes.underOtherSettings().size();
        return other == 0 ? "" : ", " + Numbers.count(other) + " of them with other settings than then";
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

    /** Another version of the numeric rules computes other bits, and may compute other numbers. */
    private Optional<Sentence> program() {
        boolean changed = changes.of(Changes.Kind.SAME).size() < changes.all().size();
        return !changed || now.kernelContract() == then.kernelContract()
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
                "has a higher one, its interval above zero",
                "have a higher one, their intervals above zero");
        count(parts, Changes.Kind.OPEN, "has an interval that contains zero", "have an interval that contains zero");
        count(parts, Changes.Kind.UNKNOWN, "has no interval", "have no interval");
        count(parts, Changes.Kind.SAME, "is the same to the bit", "are the same to the bit");
        return String.join("; ", parts);
    }

    private void count(List<String> parts, Changes.Kind kind, String one, String many) {
        int number = changes.of(kind).size();
        if (number > 0) {
            parts.add(Units.counted(number, one, many));
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
