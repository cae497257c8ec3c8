package org.factorlens.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factorlens.format.Numbers;
import org.factorlens.results.GenreCount;
import org.factorlens.results.Manifest;
import org.factorlens.results.PublishedCheck;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;

/** What our runs of a published study's settings, and of other settings on the same split, say about it. */
final class PublishedFindings {
    /** The study whose figures are known to us beyond its numbers. */
    private static final String STUDY = "Bwhiz/Recommender-System-ALS";

    private final ExperimentResults results;
    private final List<Summary> theirs;
    private final List<Summary> others;

    PublishedFindings(ExperimentResults results) {
        this.results = results;
        Set<String> named =
                results.published().stream().map(PublishedCheck::cell).collect(Collectors.toSet());
        Predicate<Summary> published =
                row -> results.configurations().cells(row).stream().anyMatch(cell -> named.contains(cell.cell()));
        List<Summary> scored = results.configurations().all().stream()
                .filter(Configurations::scored)
                .toList();
        this.theirs = scored.stream().filter(published).toList();
        this.others = scored.stream()
                .filter(row -> row.model().equals("als") && published.negate().test(row))
                .toList();
    }

    List<Sentence> all() {
        List<Sentence> sentences = new ArrayList<>();
        Sentence checks = new CheckFindings(results).published();
        if (checks != null) {
            sentences.add(checks);
        }
        factorsAgainstNone().ifPresent(sentences::add);
        unseen().ifPresent(sentences::add);
        regularizedBias().ifPresent(sentences::add);
        bestOfOthers().ifPresent(sentences::add);
        if (results.published().stream().anyMatch(check -> check.source().contains(STUDY))) {
            genres().ifPresent(sentences::add);
            map().ifPresent(sentences::add);
        }
        return sentences;
    }

    /** Configurations that published numbers were held to, in matrix order. */
    List<Summary> published() {
        return theirs;
    }

    /** Of our own settings the best with bias terms alone, and the best with factors. */
    List<Summary> best() {
        return Stream.of(bestOther(row -> row.k() == 0 && row.bias()), bestOther(row -> row.k() > 0))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Summary> bestOther(Predicate<Summary> kind) {
        return others.stream().filter(kind).min(Comparator.comparingDouble(Configurations::choosingScore));
    }

    private Stream<Summary> als(Predicate<Summary> kind) {
        return theirs.stream().filter(row -> row.model().equals("als")).filter(kind);
    }

    /** Whether factors help with the published settings. */
    private Optional<Sentence> factorsAgainstNone() {
        Optional<Summary> none = als(row -> row.k() == 0).findFirst();
        Optional<Summary> factors = als(row -> row.k() > 0).max(Comparator.comparingInt(Summary::k));
        if (none.isEmpty() || factors.isEmpty()) {
            return Optional.empty();
        }
        Contrast contrast = new Contrast(results, factors.get(), none.get());
        Verdict verdict = verdict(contrast);
        String says = switch (verdict) {
            case NO -> " is worse on test ratings than no factors at all: ";
            case YES -> " is better on test ratings than no factors: ";
            case NOTE -> " and no factors differ on test ratings, without an interval to tell that from chance: ";
            default -> " and no factors cannot be told apart on test ratings: ";
        };
        return Optional.of(new Sentence(
                verdict == Verdict.NO ? "Overfitting" : "Factors",
                verdict == Verdict.NO ? Verdict.WARNING : verdict,
                "With the published settings k = " + factors.get().k() + says
                        + Numbers.rmse(factors.get().testRmseMean()) + " against "
                        + Numbers.rmse(none.get().testRmseMean()) + ".",
                contrast.evidence() + "; training RMSE "
                        + Numbers.rmse(factors.get().trainRmseMean()) + " against "
                        + Numbers.rmse(none.get().trainRmseMean())));
    }

    /** What it costs to leave rows that training never saw at their random start. */
    private Optional<Sentence> unseen() {
        Optional<Summary> left = als(row -> row.k() > 0 && row.update().equals("alternating-start"))
                .max(Comparator.comparingInt(Summary::k));
        Optional<Summary> zero = left.flatMap(published -> others.stream()
                .filter(row -> row.update().equals("alternating")
                        && row.configuration()
                                .equals(published.configuration().replace("alternating-start", "alternating")))
                .findFirst());
        return zero.map(ours -> {
            Contrast contrast = new Contrast(results, ours, left.get());
            Verdict verdict = verdict(contrast);
            return new Sentence(
                    "Unseen items",
                    verdict == Verdict.YES ? Verdict.WARNING : verdict,
                    "The published model leaves items and users without training ratings at their random start: k = "
                            + ours.k()
                            + " has a test RMSE of " + Numbers.rmse(left.get().testRmseMean()) + " so, and "
                            + Numbers.rmse(ours.testRmseMean()) + " with zeros instead.",
                    contrast.evidence());
        });
    }

    /** What other settings of bias terms reach; all that differs is named. */
    private Optional<Sentence> regularizedBias() {
        Optional<Summary> published = als(row -> row.k() == 0 && row.bias()).findFirst();
        Optional<Summary> ours = bestOther(row -> row.k() == 0 && row.bias());
        if (published.isEmpty()
                || ours.isEmpty()
                || ours.get().biasLambda() == published.get().biasLambda()) {
            return Optional.empty();
        }
        Summary theirBest = published.get();
        Contrast contrast = new Contrast(results, ours.get(), theirBest);
        List<String> others = contrast.settings().stream()
                .filter(line -> !line.name().equals(ComparedSettings.BIAS_LAMBDA))
                .map(line -> line.name().toLowerCase(Locale.ROOT) + " " + line.a() + " instead of " + line.b())
                .toList();
        String and = others.isEmpty() ? "" : ", together with " + String.join(", ", others) + ",";
        return Optional.of(new Sentence(
                "Regularization",
                verdict(contrast),
                "On " + split() + ", bias λ = " + Numbers.plain(ours.get().biasLambda()) + " instead of "
                        + Numbers.plain(theirBest.biasLambda()) + and
                        + " brings the test RMSE of bias terms alone from "
                        + Numbers.rmse(theirBest.testRmseMean()) + " to "
                        + Numbers.rmse(ours.get().testRmseMean()) + ".",
                contrast.evidence()));
    }

    /** The best of our own settings beside the best of the published ones. */
    Optional<Sentence> bestOfOthers() {
        Optional<Summary> published = theirs.stream().min(Comparator.comparingDouble(Summary::testRmseMean));
        Optional<Summary> ours = bestOther(row -> row.k() > 0);
        if (published.isEmpty() || ours.isEmpty()) {
            return Optional.empty();
        }
        Contrast contrast = new Contrast(results, ours.get(), published.get());
        return Optional.of(new Sentence(
                "Other settings",
                verdict(contrast),
                "The best of the other ALS settings with factors "
                        + Phrases.choosing(results.manifest().chosenBy()) + ", "
                        + ours.get().configuration() + ", has a test RMSE of "
                        + Numbers.rmse(ours.get().testRmseMean())
                        + "; the best of the published settings on test ratings, "
                        + published.get().configuration() + ", has "
                        + Numbers.rmse(published.get().testRmseMean()) + ".",
                contrast.evidence() + ", on " + split()));
    }

    /** Both sides of a comparison have all folds that the experiment has. */
    private String split() {
        return results.manifest().split().folds().size() == 1 ? "the same split" : "the same folds";
    }

    /** Whether the first of the two is better, as far as the interval of the difference tells. */
    private static Verdict verdict(Contrast contrast) {
        PairedFolds paired = contrast.paired();
        if (Double.isNaN(paired.low())) {
            return Verdict.NOTE;
        }
        return paired.high() < 0 ? Verdict.YES : paired.low() > 0 ? Verdict.NO : Verdict.OPEN;
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
