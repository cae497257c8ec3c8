package org.factorlens.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.RankingSummary;
import org.factorlens.results.ResultTable;

/** What the lists show, beside what RMSE shows. */
final class RankingFindings {
    /** Half of the last digit shown: means over folds and over all lists that are nearer read alike. */
    private static final double SAME = 0.00005;

    private static final double LEVEL = 0.05;

    private final ExperimentResults results;
    private final List<RankingSummary> ranked;

    RankingFindings(ExperimentResults results) {
        this.results = results;
        Map<String, RankingSummary> byLabel = new LinkedHashMap<>();
        for (RankingSummary row : results.rows(ResultTable.RANKING_SUMMARY)) {
            byLabel.merge(row.configuration(), row, (first, other) -> other.selected() ? other : first);
        }
        this.ranked = byLabel.values().stream()
                .sorted(Comparator.comparingDouble((RankingSummary row) -> -row.ndcg())
                        .thenComparing(row -> !row.selected()))
                .toList();
    }

    /** Configurations by NDCG, the best first; of those that read the same, one. */
    List<RankingSummary> ranked() {
        return ranked;
    }

    /** The one chosen by RMSE. */
    Optional<RankingSummary> chosen() {
        return ranked.stream().filter(RankingSummary::selected).findFirst();
    }

    /** All sentences. */
    List<Sentence> all() {
        List<Sentence> sentences = new ArrayList<>();
        if (chosen().isPresent() && ranked.size() > 1) {
            RankingSummary chosen = chosen().get();
            sentences.add(winner(ranked.get(0), chosen));
            if (ranked.get(0).ndcg() == 0) {
                return sentences;
            }
            ranked.stream()
                    .filter(row -> row.model().equals("popularity") && !row.selected())
                    .findFirst()
                    .ifPresent(row -> sentences.add(popularity(row, chosen)));
            sentences.add(taste(chosen));
        }
        return sentences;
    }

    /** The sentence for the findings, or null. */
    Sentence lead() {
        return all().stream().findFirst().orElse(null);
    }

    private Sentence winner(RankingSummary best, RankingSummary chosen) {
        if (best.ndcg() == 0) {
            return new Sentence(
                    "Ranking",
                    Verdict.OPEN,
                    "No list of any configuration holds anything that users turned out to like: the NDCG@10 of all is 0.",
                    Units.counted(ranked.size(), "configuration", "configurations"));
        }
        if (best.selected()) {
            return first(chosen);
        }
        boolean sure = ahead(best);
        String text = sure
                ? "The configuration chosen by RMSE does not make the best lists: " + name(best)
                        + " ranks better, with an NDCG@10 of " + ndcg(best) + " against " + ndcg(chosen) + "."
                : name(best) + " has the highest NDCG@10, " + ndcg(best) + " against " + ndcg(chosen)
                        + " for the configuration chosen by RMSE, but that could be chance.";
        return new Sentence("Ranking", sure ? Verdict.NO : Verdict.OPEN, text, evidence(best, chosen));
    }

    /** The chosen one has the highest score, alone or with others that rank alike. */
    private Sentence first(RankingSummary chosen) {
        long ties = ranked.stream().filter(row -> row.ndcg() == chosen.ndcg()).count() - 1;
        return new Sentence(
                "Ranking",
                Verdict.YES,
                (ties == 0
                                ? "The configuration chosen by RMSE also makes the best lists: its NDCG@10 of "
                                : "No configuration makes better lists than the one chosen by RMSE: its NDCG@10 of ")
                        + ndcg(chosen) + " is the highest of "
                        + Units.counted(ranked.size(), "configuration", "configurations")
                        + (ties == 0 ? "." : ", and that of " + Units.counted(ties, "other", "others") + " too."),
                Phrases.interval(chosen.ndcgLow(), chosen.ndcgHigh()));
    }

    private Sentence popularity(RankingSummary popularity, RankingSummary chosen) {
        String against = "NDCG@10 of " + ndcg(popularity) + " against " + ndcg(chosen);
        if (ahead(popularity)) {
            return new Sentence(
                    "Popularity",
                    Verdict.NO,
                    "Recommending to everybody what most have rated makes better lists than the configuration chosen"
                            + " by RMSE: " + against + ".",
                    evidence(popularity, chosen));
        }
        boolean behind = popularity.deltaHigh() < 0 && popularity.pHolm() < LEVEL;
        return new Sentence(
                "Popularity",
                behind ? Verdict.YES : Verdict.OPEN,
                behind
                        ? "The configuration chosen by RMSE makes better lists than recommending to everybody what most"
                                + " have rated, which has an " + against + "."
                        : "Whether the configuration chosen by RMSE makes better lists than recommending to everybody"
                                + " what most have rated is open: that has an " + against + ".",
                evidence(popularity, chosen));
    }

    private Sentence taste(RankingSummary chosen) {
        return new Sentence(
                "Taste",
                Verdict.NOTE,
                "What the configuration chosen by RMSE recommends has "
                        + Numbers.significant(chosen.popularityRecommended(), 3)
                        + " training ratings, mean over users; what they turned out to like has "
                        + Numbers.significant(chosen.popularityLiked(), 3) + ".",
                "its lists hold " + Numbers.percent(chosen.coverage()) + " of the items that training knows");
    }

    private static boolean ahead(RankingSummary row) {
        return row.deltaLow() > 0 && row.pHolm() < LEVEL;
    }

    private String name(RankingSummary row) {
        return results.shown(row.configuration());
    }

    private static String ndcg(RankingSummary row) {
        return Numbers.fixed(row.ndcg(), 4);
    }

    /** No p-value is zero: what four decimals cannot show is said to be smaller than they can. */
    private static String probability(double p) {
        return p < 0.0001 ? "p < 0.0001" : "p = " + Numbers.fixed(p, 4);
    }

    private static String evidence(RankingSummary row, RankingSummary chosen) {
        boolean ofMeans = Math.abs(row.ndcg() - chosen.ndcg() - row.deltaNdcg()) < SAME;
        return "difference to the chosen one " + (ofMeans ? "" : "over the lists of all folds together ")
                + Numbers.signed(row.deltaNdcg(), 4)
                + (Double.isNaN(row.deltaLow())
                        ? ", no interval from so few users"
                        : ", 95% interval " + Numbers.signed(row.deltaLow(), 4) + " to "
                                + Numbers.signed(row.deltaHigh(), 4) + ", bootstrap over users; "
                                + probability(row.pHolm()) + ", adjusted for all configurations");
    }
}
