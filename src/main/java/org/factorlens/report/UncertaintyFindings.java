package org.factorlens.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.ChainDiagnostic;
import org.factorlens.results.Summary;
import org.factorlens.results.UncertaintyGroup;

/** What the distributions of a sampled model are worth, in sentences. */
final class UncertaintyFindings {
    /** A share this near to what was promised counts as kept. */
    private static final double TOLERANCE = 0.02;
    /** Standard errors that the largest of twenty true shares strays from its mean once in 20 times (Bonferroni). */
    private static final double CHANCE = 3.03;
    /** Above what chains of a hundred draws reach by chance; Vehtari et al. (2021) ask for 1.01 of long ones. */
    static final double MOST_RHAT = 1.05;
    /** Fewer independent draws than this leave an average uncertain by more than a seventh of the posterior's spread. */
    static final double LEAST_DRAWS = 50;

    private static final List<Promise> PROMISES = List.of(
            new Promise("80%", 0.8, UncertaintyGroup::insideEighty),
            new Promise("95%", 0.95, UncertaintyGroup::insideNinetyFive));

    private final Sampled sampled;
    private final Summary best;

    UncertaintyFindings(Sampled sampled, Summary best) {
        this.sampled = sampled;
        this.best = best;
    }

    List<Sentence> all() {
        List<Sentence> sentences = new ArrayList<>();
        coverage().ifPresent(sentences::add);
        chains().ifPresent(sentences::add);
        predictions().ifPresent(sentences::add);
        return sentences;
    }

    /** The share of ratings that intervals promise to hold, and that which they held. */
    private record Promise(String name, double share, ToDoubleFunction<UncertaintyGroup> held) {
        double off(UncertaintyGroup group) {
            return Math.abs(held.applyAsDouble(group) - share);
        }

        /** How far chance takes the share of one of all groups that are looked at from what is promised. */
        double chance(UncertaintyGroup group, int seeds) {
            double ratings = (double) group.ratings() / seeds;
            return CHANCE * Math.sqrt(share * (1 - share) / ratings);
        }

        /** Whether a tenth is off by more than two points and chance together. */
        boolean broken(UncertaintyGroup tenth, int seeds) {
            return off(tenth) > TOLERANCE + chance(tenth, seeds);
        }
    }

    /** Whether intervals hold what they promise. */
    Optional<Sentence> coverage() {
        return sampled.all(best).map(all -> coverage(all, sampled.groups(best, "deviation"), sampled.seeds(best)));
    }

    private static Sentence coverage(UncertaintyGroup all, List<UncertaintyGroup> tenths, int seeds) {
        List<Promise> missed = PROMISES.stream()
                .filter(promise -> promise.off(all) > TOLERANCE)
                .toList();
        boolean kept = missed.isEmpty();
        boolean told = missed.stream().anyMatch(promise -> promise.off(all) > promise.chance(all, seeds));
        String uneven = uneven(tenths, seeds);
        String shares = Numbers.percent(all.insideEighty()) + " of "
                + Units.counted(all.ratings(), "test prediction", "test predictions")
                + " fell inside their 80% interval and " + Numbers.percent(all.insideNinetyFive())
                + " inside their 95% interval";
        String judged = kept
                ? ": within two points of what is promised" + uneven + "."
                : ": at least one is more than two points off"
                        + (told ? direction(all) : ", but no farther than chance takes so few") + ".";
        return new Sentence(
                "Intervals",
                kept ? uneven.isEmpty() ? Verdict.YES : Verdict.WARNING : told ? Verdict.NO : Verdict.OPEN,
                shares + judged,
                "stated deviation " + Numbers.rmse(all.deviation()) + ", root mean square, noise included; RMSE "
                        + Numbers.rmse(all.rmse()) + ", not clipped" + ends(tenths));
    }

    /** What an average hides: predictions in groups by how sure they claim to be; empty where it hides nothing. */
    private static String uneven(List<UncertaintyGroup> tenths, int seeds) {
        StringBuilder text = new StringBuilder();
        for (Promise promise : PROMISES) {
            long broken = tenths.stream()
                    .filter(tenth -> promise.broken(tenth, seeds))
                    .count();
            if (broken > 0) {
                DoubleSummaryStatistics held =
                        tenths.stream().mapToDouble(promise.held()).summaryStatistics();
                text.append(
                                text.isEmpty()
                                        ? " over all, but not for the sure and the unsure alike: by stated deviation"
                                        : ", and")
                        .append(" the ")
                        .append(promise.name())
                        .append(" intervals of ")
                        .append(Phrases.of(broken, tenths.size()))
                        .append(" groups are off by more than that and chance together, from ")
                        .append(Numbers.percent(held.getMin()))
                        .append(" to ")
                        .append(Numbers.percent(held.getMax()))
                        .append(" over the groups");
            }
        }
        return text.toString();
    }

    /** That shares hold on average does not say that they do for the surest and the least sure. */
    private static String ends(List<UncertaintyGroup> tenths) {
        if (tenths.size() < 2) {
            return "";
        }
        UncertaintyGroup surest = tenths.get(0);
        UncertaintyGroup least = tenths.get(tenths.size() - 1);
        return "; in the 80% intervals of the surest predictions " + Numbers.percent(surest.insideEighty())
                + ", of the least sure " + Numbers.percent(least.insideEighty());
    }

    private static String direction(UncertaintyGroup all) {
        double eighty = all.insideEighty() - 0.8;
        double ninetyFive = all.insideNinetyFive() - 0.95;
        if (eighty > 0 && ninetyFive > 0) {
            return ", the intervals are too wide";
        }
        return eighty < 0 && ninetyFive < 0 ? ", the intervals are too narrow" : "";
    }

    /** Whether the chains of every fold have run long enough for what mixes most slowly. */
    Optional<Sentence> chains() {
        List<ChainDiagnostic> rows = sampled.diagnostics(best);
        return rows.isEmpty() ? Optional.empty() : Optional.of(chains(rows));
    }

    private static Sentence chains(List<ChainDiagnostic> rows) {
        ChainDiagnostic farthest = rows.stream()
                .max(Comparator.comparingDouble(ChainDiagnostic::splitRhat))
                .orElseThrow();
        ChainDiagnostic fewest = rows.stream()
                .min(Comparator.comparingDouble(ChainDiagnostic::effectiveDraws))
                .orElseThrow();
        String length = Units.counted(farthest.chains(), "chain", "chains") + " of "
                + Units.counted(farthest.draws(), "kept sweep", "kept sweeps");
        long folds = rows.stream().map(ChainDiagnostic::fold).distinct().count();
        String evidence = "largest split R-hat " + Numbers.fixed(farthest.splitRhat(), 2) + " ("
                + quantity(farthest, folds) + "), limit " + Numbers.plain(MOST_RHAT) + "; fewest effective draws "
                + Numbers.fixed(fewest.effectiveDraws(), 0) + " (" + quantity(fewest, folds) + "), limit "
                + Numbers.plain(LEAST_DRAWS);
        if (farthest.splitRhat() > MOST_RHAT) {
            String text = "Too short for some of what is monitored: after " + length + ", " + quantity(farthest, folds)
                    + " has not settled.";
            return new Sentence("Chains", Verdict.WARNING, text, evidence);
        }
        if (fewest.effectiveDraws() < LEAST_DRAWS) {
            String text = "Short for some of what is monitored: " + length + " tell " + quantity(fewest, folds)
                    + " no better than "
                    + Units.counted(Math.round(fewest.effectiveDraws()), "independent draw", "independent draws")
                    + " would.";
            return new Sentence("Chains", Verdict.WARNING, text, evidence);
        }
        String agree = farthest.chains() == 1 ? " agrees with itself, half by half, on" : " agree on";
        String where = folds == 1 ? "" : ", on each of " + Units.counted(folds, "fold", "folds");
        return new Sentence(
                "Chains", Verdict.YES, length + agree + " every monitored quantity" + where + ".", evidence);
    }

    /** Which quantity, and on which fold where there are several. */
    private static String quantity(ChainDiagnostic row, long folds) {
        return ChainFigures.quantity(row.quantity()) + (folds == 1 ? "" : " on fold " + row.fold());
    }

    /** Whether single predictions have settled where the noise has not: they are what is averaged. */
    Optional<Sentence> predictions() {
        List<ChainDiagnostic> rows = sampled.diagnostics(best).stream()
                .filter(row -> row.quantity().startsWith("prediction"))
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        double rhat =
                rows.stream().mapToDouble(ChainDiagnostic::splitRhat).max().orElseThrow();
        double fewest =
                rows.stream().mapToDouble(ChainDiagnostic::effectiveDraws).min().orElseThrow();
        double error = rows.stream()
                .mapToDouble(row -> row.deviation() / Math.sqrt(row.effectiveDraws()))
                .max()
                .orElseThrow();
        boolean enough = rhat <= MOST_RHAT && fewest >= LEAST_DRAWS;
        return Optional.of(new Sentence(
                "Predictions",
                enough ? Verdict.YES : Verdict.WARNING,
                "Averages of the " + Units.counted(rows.size(), "monitored prediction", "monitored predictions")
                        + (enough ? " have settled" : " have not all settled") + ": their Monte Carlo error is at most "
                        + Numbers.fixed(error, 2) + " rating units.",
                "largest split R-hat " + Numbers.fixed(rhat, 2) + "; fewest effective draws " + Numbers.fixed(fewest, 0)
                        + "; the error is a standard error of the mean over all chains"));
    }
}
