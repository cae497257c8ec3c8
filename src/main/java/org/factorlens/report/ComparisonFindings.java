package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.results.Comparison;
import org.factorlens.results.Summary;

/** Sentences on pairs of configurations. Each side is the best of its kind by validation. */
final class ComparisonFindings {
    /** Differences that are not worth a word, however consistent: the last digit shown. */
    private static final double LEAST = 0.0001;

    private final ExperimentResults results;
    private final Optional<IntervalMethod> usual;

    ComparisonFindings(ExperimentResults results) {
        this.results = results;
        this.usual = IntervalMethod.usual(results);
    }

    /** The answer to a question, or null where the run did not ask it. */
    Sentence answer(String question) {
        return results.comparisons(question).stream()
                .findFirst()
                .map(this::claim)
                .map(claim -> claim.sentence(usual))
                .orElse(null);
    }

    /** One sentence for each step to a larger k. */
    List<Sentence> moreDimensions() {
        List<Sentence> steps = new ArrayList<>();
        for (Comparison step : results.comparisons("k-up")) {
            Optional<Summary> a = find(step.a());
            Optional<Summary> b = find(step.b());
            if (a.isPresent() && b.isPresent()) {
                String subject = "k = " + a.get().k() + " instead of " + b.get().k() + kind(step);
                steps.add(new Claim("Dimensions", subject, false, "", step).sentence(usual));
            }
        }
        return steps;
    }

    private Optional<Summary> find(String label) {
        return results.configurations().find(label);
    }

    private Claim claim(Comparison row) {
        return switch (row.question()) {
            case "bias" -> new Claim("Bias", "Bias terms" + kind(row), true, "", row);
            case "factors" -> new Claim("Factors", "Latent factors" + kind(row), true, " over bias terms alone", row);
            case "weighting" ->
                new Claim("Weighting", "Weighting λ by a row's number of ratings" + featured(row), false, "", row);
            case "baseline" -> new Claim("Baseline", "The best ALS model", false, " below the best plain mean", row);
            case "neighbours" -> new Claim("Neighbours", "The best ALS model", false, " below the best item kNN", row);
            case "gibbs" -> new Claim("Sampling", "The best Gibbs model", false, " below the best ALS model", row);
            case "als-features" -> new Claim("Features", "Item features", true, " in ALS models", row);
            case "features" -> new Claim("Features", "Item features", true, " in Gibbs models", row);
            case "raters" -> raters(row);
            case "joint" ->
                new Claim(
                        "Update", "Solving bias and factors together" + featured(row), false, " against in turn", row);
            case "regularization" -> regularization(row);
            default -> null;
        };
    }

    private String kind(Comparison row) {
        return kind(results.configurations(), row.a());
    }

    /** Where sampled models have factors too, or item features differ, of which models a sentence on {@code label} speaks. */
    static String kind(Configurations all, String label) {
        boolean sampled = all.all().stream().anyMatch(row -> row.model().equals("gibbs") && row.k() > 0);
        String features = featured(all, label);
        return sampled || !features.isEmpty() ? " in ALS models" + features : "";
    }

    private String featured(Comparison row) {
        return featured(results.configurations(), row.a());
    }

    /** Which item features {@code label} has, where those of ALS models differ. */
    private static String featured(Configurations all, String label) {
        long different = all.all().stream()
                .filter(row -> row.model().equals("als"))
                .map(ComparedSettings::features)
                .distinct()
                .count();
        if (different < 2) {
            return "";
        }
        String features = ComparedSettings.features(label);
        return features.equals("none") ? " without item features" : " with " + features + " features";
    }

    private Claim raters(Comparison row) {
        boolean sampled = find(row.a()).filter(a -> a.model().equals("gibbs")).isPresent();
        String models = sampled ? " in Gibbs models" : " in ALS models";
        return new Claim("Features", "Who rated an item, taken as features beside others,", false, models, row);
    }

    /** The two differ in lambda alone. */
    private Claim regularization(Comparison row) {
        Optional<Summary> a = find(row.a());
        Optional<Summary> b = find(row.b());
        if (a.isEmpty() || b.isEmpty()) {
            return null;
        }
        String subject = "At k = " + a.get().k() + featured(row) + ", λ = "
                + Numbers.plain(a.get().lambda()) + " instead of "
                + Numbers.plain(b.get().lambda());
        return new Claim("Regularization", subject, false, "", row);
    }

    /**
     * That a beats b.
     *
     * @param topic topic of the sentence
     * @param subject what a has and b has not, begins the sentence
     * @param plural whether the subject is plural
     * @param against what b is, begins with a space; may be empty
     * @param row the numbers
     */
    private record Claim(String topic, String subject, boolean plural, String against, Comparison row) {
        /** Whether the difference is known to be too small to choose by: not where its interval says little. */
        private static boolean tiny(Comparison row) {
            boolean open = row.low() <= 0 && row.high() >= 0;
            return Math.abs(row.difference()) < LEAST
                    && (!open || Math.max(Math.abs(row.low()), Math.abs(row.high())) < LEAST);
        }

        Sentence sentence(Optional<IntervalMethod> usual) {
            Sentence said = sentence();
            String method =
                    Double.isNaN(row.low()) ? "" : IntervalMethod.of(row).beside(usual);
            return new Sentence(said.topic(), said.verdict(), said.text(), said.evidence() + method);
        }

        private Sentence sentence() {
            String size = Phrases.size(row.difference());
            String change = ", from " + Numbers.rmse(row.rmseB()) + " to " + Numbers.rmse(row.rmseA()) + ".";
            if (tiny(row)) {
                return with(
                        Verdict.OPEN,
                        subject + (plural ? " change" : " changes") + " test RMSE by less than " + Numbers.rmse(LEAST)
                                + ", from " + Numbers.rmse(row.rmseB()) + " to " + Numbers.rmse(row.rmseA())
                                + ": nothing to choose by.");
            }
            if (Double.isNaN(row.low()) || Double.isNaN(row.high())) {
                return with(
                        Verdict.OPEN,
                        subject + (plural ? " go" : " goes") + " with a test RMSE of " + Numbers.rmse(row.rmseA())
                                + " against " + Numbers.rmse(row.rmseB())
                                + "; without an interval this run cannot tell that from chance.");
            }
            if (row.high() < 0) {
                return with(
                        Verdict.YES,
                        subject + (plural ? " lower" : " lowers") + " test RMSE by " + size + against + change);
            }
            if (row.low() > 0) {
                return with(
                        Verdict.NO,
                        subject + (plural ? " raise" : " raises") + " test RMSE by " + size
                                + against.replace(" below ", " above ") + change);
            }
            String direction = (Math.abs(row.difference()) < LEAST ? "less than " + Numbers.rmse(LEAST) : size)
                    + (row.difference() < 0 ? " lower" : " higher");
            return with(
                    Verdict.OPEN,
                    "This run cannot tell whether " + lowerFirst(subject) + (plural ? " lower" : " lowers")
                            + " test RMSE" + against + ": it is " + direction
                            + ", and the interval of the difference contains zero.");
        }

        private Sentence with(Verdict verdict, String text) {
            String evidence = row.a() + " against " + row.b() + ": " + Numbers.difference(row.difference()) + ", "
                    + Phrases.differenceInterval(row.low(), row.high());
            return new Sentence(topic, verdict, text, evidence);
        }

        /** Symbols such as k keep their case. */
        private static String lowerFirst(String text) {
            return Character.toLowerCase(text.charAt(0)) + text.substring(1);
        }
    }
}
