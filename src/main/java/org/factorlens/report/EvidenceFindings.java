package org.factorlens.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.CalibrationBin;
import org.factorlens.results.PairedTest;
import org.factorlens.results.SubsetScore;
import org.factorlens.results.Summary;

/** What the evidence says of the chosen configuration, in sentences computed from it. */
final class EvidenceFindings {
    private final ExperimentResults results;
    private final PooledRuns pooled;
    private final Summary chosen;

    EvidenceFindings(ExperimentResults results, PooledRuns pooled, Summary chosen) {
        this.results = results;
        this.pooled = pooled;
        this.chosen = chosen;
    }

    List<Sentence> all() {
        List<Sentence> sentences = new ArrayList<>();
        users().ifPresent(sentences::add);
        List<SubsetScore> parts = pooled.parts(chosen);
        part(parts, "all").ifPresent(all -> sentences.add(macro(all)));
        part(parts, "all").ifPresent(all -> cold(parts, all).ifPresent(sentences::add));
        calibration().ifPresent(sentences::add);
        return sentences;
    }

    private Optional<Sentence> users() {
        List<PairedTest> tests = new PairedTests(results).all();
        if (tests.isEmpty()) {
            return Optional.empty();
        }
        long chance = tests.stream().filter(PairedTests::couldBeChance).count();
        return Optional.of(new Sentence(
                "Users",
                Verdict.NOTE,
                chance == 0
                        ? "At the 5% level, chance among users explains none of the differences between the chosen"
                                + " configuration and the " + Units.counted(tests.size(), "other", "others") + "."
                        : "Chance among users could explain the difference between the chosen configuration and "
                                + Phrases.of(chance, tests.size()) + (tests.size() == 1 ? " other." : " others."),
                "adjusted p " + (chance == 0 ? "below" : "of 0.05 or more, or none, for these; below") + " 0.05 "
                        + (chance == 0 ? "for all" : "for the rest") + "; bootstrap over "
                        + Units.counted(tests.get(0).users(), "user", "users") + ", Holm"));
    }

    private Sentence macro(SubsetScore all) {
        return new Sentence(
                "Users alike",
                Verdict.NOTE,
                "The RMSE of the chosen configuration is " + Numbers.rmse(all.rmse())
                        + " over ratings, where users with many ratings weigh more; the mean of each user's own RMSE, where all"
                        + " users count alike, is " + Numbers.rmse(all.rmseMacro()) + ".",
                users(all) + "; the two weigh users differently");
    }

    /** Users of the runs, which are the same ones in all where there are as many. */
    private String users(SubsetScore all) {
        List<Integer> ofRuns = results.configurations().cells(chosen).stream()
                .flatMap(cell -> part(results.parts(cell.cell()), "all").stream())
                .map(SubsetScore::users)
                .toList();
        if (ofRuns.size() < 2) {
            return Units.counted(all.users(), "user", "users");
        }
        int fewest = Collections.min(ofRuns);
        int most = Collections.max(ofRuns);
        return (fewest == most ? "" : Numbers.count(fewest) + " to ") + Units.counted(most, "user", "users")
                + " in each of " + ofRuns.size() + " runs, each counted once per run";
    }

    private Optional<Sentence> cold(List<SubsetScore> parts, SubsetScore all) {
        Optional<SubsetScore> warm = part(parts, "warm");
        int cold = all.ratings() - warm.map(SubsetScore::ratings).orElse(0);
        if (cold == 0) {
            return Optional.empty();
        }
        if (warm.isEmpty()) {
            return Optional.of(new Sentence(
                    "Cold start",
                    Verdict.WARNING,
                    "Training knows user and item of none of the test ratings: no score here says how well tastes are learned.",
                    "all test predictions are cold"));
        }
        double squares = all.ratings() * all.rmse() * all.rmse()
                - warm.get().ratings() * warm.get().rmse() * warm.get().rmse();
        return Optional.of(new Sentence(
                "Cold start",
                Verdict.NOTE,
                Numbers.percent((double) cold / all.ratings())
                        + " of test ratings are of a user or an item that training does not know; the RMSE on them is "
                        + Numbers.rmse(Math.sqrt(Math.max(0, squares / cold))) + ", on the rest "
                        + Numbers.rmse(warm.get().rmse()) + ".",
                "all are counted: " + Phrases.of(cold, all.ratings()) + " test predictions are cold" + eachSeed()));
    }

    private Optional<Sentence> calibration() {
        List<CalibrationBin> bins = pooled.calibration(chosen);
        if (bins.size() == 1) {
            return Optional.of(new Sentence(
                    "Calibration",
                    Verdict.NOTE,
                    "Predictions are too much alike for bins: on average the chosen configuration predicts "
                            + Numbers.rmse(bins.get(0).meanPrediction()) + " and users gave "
                            + Numbers.rmse(bins.get(0).meanRating()) + ".",
                    Units.counted(bins.get(0).ratings(), "test prediction", "test predictions") + eachSeed()));
        }
        return bins.stream()
                .max(Comparator.comparingDouble(EvidenceFindings::gap))
                .map(bin -> new Sentence(
                        "Calibration",
                        Verdict.NOTE,
                        "In no bin of predictions are mean prediction and mean rating further apart than "
                                + Numbers.rmse(gap(bin)) + ": in bin " + (bin.bin() + 1)
                                + " the chosen configuration predicts "
                                + Numbers.rmse(bin.meanPrediction()) + " and users gave "
                                + Numbers.rmse(bin.meanRating())
                                + ".",
                        Units.counted(bin.ratings(), "test prediction", "test predictions") + " in that bin"
                                + eachSeed()));
    }

    /** Where runs of several seeds are put together, counts are of predictions, not of ratings. */
    private String eachSeed() {
        return Phrases.eachSeed(results.configurations().seeds(chosen));
    }

    private static double gap(CalibrationBin bin) {
        return Math.abs(bin.meanPrediction() - bin.meanRating());
    }

    private static Optional<SubsetScore> part(List<SubsetScore> parts, String name) {
        return parts.stream().filter(row -> row.part().equals(name)).findFirst();
    }
}
