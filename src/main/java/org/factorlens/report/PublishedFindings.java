package org.factorlens.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.factorlens.format.Numbers;
import org.factorlens.results.CellResult;
import org.factorlens.results.GenreCount;
import org.factorlens.results.Manifest;
import org.factorlens.results.PublishedCheck;
import org.factorlens.results.ResultTable;

/** What our runs of a published study's settings, and of other settings on the same split, say about it. */
final class PublishedFindings {
    /** The study whose figures are known to us beyond its numbers. */
    private static final String STUDY = "Bwhiz/Recommender-System-ALS";

    private final ExperimentResults results;
    private final List<CellResult> theirs;
    private final List<CellResult> others;

    PublishedFindings(ExperimentResults results) {
        this.results = results;
        Set<String> named =
                results.published().stream().map(PublishedCheck::cell).collect(Collectors.toSet());
        this.theirs = results.cells().stream()
                .filter(cell -> cell.ok() && named.contains(cell.cell()))
                .toList();
        Set<Integer> splits = theirs.stream().map(CellResult::fold).collect(Collectors.toSet());
        this.others = results.cells().stream()
                .filter(cell -> cell.ok() && cell.model().equals("als") && splits.contains(cell.fold()))
                .filter(cell -> !named.contains(cell.cell()))
                .toList();
    }

    List<Sentence> all() {
        List<Sentence> sentences = new ArrayList<>();
        Sentence checks = new CheckFindings(results).published();
        if (checks != null) {
            sentences.add(checks);
        }
        factorsAgainstNone().ifPresent(sentences::add);
        regularizedBias().ifPresent(sentences::add);
        best().ifPresent(sentences::add);
        if (results.published().stream().anyMatch(check -> check.source().contains(STUDY))) {
            genres().ifPresent(sentences::add);
            map().ifPresent(sentences::add);
        }
        return sentences;
    }

    /** Whether factors help with the published settings. */
    private Optional<Sentence> factorsAgainstNone() {
        Optional<CellResult> none =
                theirs.stream().filter(cell -> cell.k() == 0).findFirst();
        Optional<CellResult> factors =
                theirs.stream().filter(cell -> cell.k() > 0).max(Comparator.comparingInt(CellResult::k));
        if (none.isEmpty()
                || factors.isEmpty()
                || factors.get().testRmse() == none.get().testRmse()) {
            return Optional.empty();
        }
        double with = factors.get().testRmse();
        double without = none.get().testRmse();
        String numbers = Numbers.rmse(with) + " against " + Numbers.rmse(without);
        String evidence = "our runs of the published settings; training RMSE "
                + Numbers.rmse(factors.get().trainRmse()) + " against "
                + Numbers.rmse(none.get().trainRmse());
        String k = "k = " + factors.get().k();
        return Optional.of(
                with > without
                        ? new Sentence(
                                "Overfitting",
                                Verdict.WARNING,
                                "With the published settings " + k
                                        + " is worse on test ratings than no factors at all: " + numbers + ".",
                                evidence)
                        : new Sentence(
                                "Factors",
                                Verdict.YES,
                                "With the published settings " + k + " is better on test ratings than no factors: "
                                        + numbers + ".",
                                evidence));
    }

    /** What other settings of bias terms reach; only what differs is named. */
    private Optional<Sentence> regularizedBias() {
        Optional<CellResult> published =
                theirs.stream().filter(cell -> cell.k() == 0).findFirst();
        Optional<CellResult> ours = others.stream()
                .filter(cell -> cell.k() == 0 && cell.bias())
                .min(Comparator.comparingDouble(PublishedFindings::choosingScore));
        if (published.isEmpty()
                || ours.isEmpty()
                || ours.get().testRmse() >= published.get().testRmse()) {
            return Optional.empty();
        }
        CellResult theirBest = published.get();
        String mean = ours.get().globalMean() == theirBest.globalMean()
                ? ""
                : ours.get().globalMean() ? " and a global mean" : " and no global mean";
        return Optional.of(new Sentence(
                "Regularization",
                Verdict.YES,
                "On the same split, bias λ = " + Numbers.plain(ours.get().biasLambda()) + " instead of "
                        + Numbers.plain(theirBest.biasLambda()) + mean + (mean.isEmpty() ? " brings" : " bring")
                        + " bias terms from "
                        + Numbers.rmse(theirBest.testRmse()) + " to "
                        + Numbers.rmse(ours.get().testRmse()) + ".",
                ours.get().configuration() + " against " + theirBest.configuration()));
    }

    /** The best of our own settings. */
    private Optional<Sentence> best() {
        Optional<CellResult> published = theirs.stream().min(Comparator.comparingDouble(CellResult::testRmse));
        Optional<CellResult> ours = others.stream()
                .filter(cell -> cell.k() > 0)
                .min(Comparator.comparingDouble(PublishedFindings::choosingScore));
        if (published.isEmpty() || ours.isEmpty()) {
            return Optional.empty();
        }
        boolean better = ours.get().testRmse() < published.get().testRmse();
        String reach = "The best of the other settings "
                + Phrases.choosing(results.manifest().chosenBy()) + ", "
                + ours.get().configuration() + ", reaches "
                + Numbers.rmse(ours.get().testRmse());
        return Optional.of(new Sentence(
                "Best",
                better ? Verdict.YES : Verdict.NO,
                better
                        ? reach + "; the best published settings "
                                + Numbers.rmse(published.get().testRmse()) + "."
                        : reach + ", no better than the published settings with "
                                + Numbers.rmse(published.get().testRmse()) + ".",
                "test RMSE of single runs on the same split"));
    }

    private static double choosingScore(CellResult cell) {
        return Double.isNaN(cell.validationRmse()) ? cell.testRmse() : cell.validationRmse();
    }

    private Optional<Sentence> genres() {
        return results.rows(ResultTable.GENRES).stream()
                .max(Comparator.comparingInt(GenreCount::items))
                .filter(genre -> !genre.genre().equals("IMAX"))
                .map(genre -> new Sentence(
                        "Genres",
                        Verdict.WARNING,
                        "The study's bar chart of films per genre shows IMAX on top, its labels reversed; the largest "
                                + "genre is " + genre.genre() + ".",
                        Numbers.count(genre.items()) + " films"));
    }

    private Optional<Sentence> map() {
        Manifest manifest = results.manifest();
        if (manifest.mapVariance().size() < 2) {
            return Optional.empty();
        }
        double share = manifest.mapVariance().get(0) + manifest.mapVariance().get(1);
        return Optional.of(new Sentence(
                "Map",
                Verdict.NOTE,
                "The study's map of films shows the first two of its arbitrary axes; ours shows the two principal axes, "
                        + "which hold " + Numbers.percent(share) + " of the variance.",
                "selected model " + manifest.selectedCell()));
    }
}
