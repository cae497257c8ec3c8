package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.evaluation.Ranking;
import org.factorlens.evaluation.Tasks;
import org.factorlens.evaluation.UserBootstrap;
import org.factorlens.results.CellResult;
import org.factorlens.results.RankingSummary;
import org.factorlens.statistics.FoldScores;
import org.factorlens.statistics.Holm;
import org.factorlens.statistics.Interval;
import org.factorlens.statistics.PairedDifference;

/** How configurations rank, over folds and seeds, each beside the one that is chosen by RMSE. */
final class RankingBoard {
    private static final long SEED = 20_200_823;

    private final List<Configuration> configurations;
    private final List<List<CellOutcome>> outcomes;
    private final Scoreboard scoreboard;
    private final UserBootstrap bootstrap;

    /** Of the configurations without a failed cell that lists were made with. */
    RankingBoard(Map<Configuration, List<CellOutcome>> complete, Scoreboard scoreboard, Tasks tasks) {
        this.scoreboard = scoreboard;
        this.configurations = complete.keySet().stream()
                .filter(c -> complete.get(c).stream().allMatch(o -> o.ranking() != null))
                .toList();
        this.outcomes = configurations.stream().map(complete::get).toList();
        this.bootstrap = configurations.isEmpty()
                ? null
                : UserBootstrap.of(
                        outcomes.stream().map(RankingBoard::bySeed).toList(),
                        UserBootstrap.Statistic.MEAN,
                        UserBootstrap.RESAMPLES,
                        SEED,
                        tasks);
    }

    private static List<UserErrors> bySeed(List<CellOutcome> cells) {
        Map<Long, UserErrors> pooled = new TreeMap<>();
        cells.forEach(
                o -> pooled.merge(o.cell().hyperparameters().seed(), o.ranking().ndcgByUser(), UserErrors::plus));
        return new ArrayList<>(pooled.values());
    }

    /** Rows of {@code ranking-summary.csv} in matrix order. */
    List<RankingSummary> summaries() {
        Configuration chosen = scoreboard.chosen().orElse(null);
        int reference = chosen == null ? -1 : configurations.indexOf(chosen);
        if (reference < 0) {
            return List.of();
        }
        List<PairedDifference> differences = new ArrayList<>();
        Map<String, Double> pValues = new LinkedHashMap<>();
        for (int i = 0; i < configurations.size(); i++) {
            differences.add(bootstrap.difference(i, reference));
            pValues.putIfAbsent(
                    configurations.get(i).label(), differences.get(i).pValue());
        }
        pValues.put(chosen.label(), Double.NaN);
        Map<String, Double> adjusted = adjusted(pValues);
        List<RankingSummary> rows = new ArrayList<>();
        for (int i = 0; i < configurations.size(); i++) {
            double p = adjusted.get(configurations.get(i).label());
            rows.add(row(i, i == reference, differences.get(i).interval(), p));
        }
        return rows;
    }

    /** By label: what reads the same is the same model, and counts once. */
    private static Map<String, Double> adjusted(Map<String, Double> pValues) {
        double[] values = Holm.adjust(
                pValues.values().stream().mapToDouble(Double::doubleValue).toArray());
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (String label : pValues.keySet()) {
            byLabel.put(label, values[byLabel.size()]);
        }
        return byLabel;
    }

    private RankingSummary row(int i, boolean selected, Interval delta, double pHolm) {
        Configuration c = configurations.get(i);
        FoldScores ndcg = new FoldScores();
        outcomes.get(i).forEach(o -> ndcg.add(o.result().fold(), o.ranking().ndcg()));
        Interval interval = scoreboard.folds() > 1 ? ndcg.interval(scoreboard.testToTrain()) : bootstrap.interval(i);
        return new RankingSummary(
                c.label(),
                c.algorithm().label(),
                outcomes.get(i).size(),
                outcomes.get(i).stream()
                        .map(CellOutcome::result)
                        .mapToDouble(CellResult::testRmse)
                        .average()
                        .orElseThrow(),
                interval.mean(),
                interval.low(),
                interval.high(),
                interval.method(),
                mean(i, Ranking::precision),
                mean(i, Ranking::recall),
                mean(i, Ranking::map),
                mean(i, Ranking::mrr),
                mean(i, Ranking::coverage),
                mean(i, Ranking::novelty),
                mean(i, Ranking::recommendedPopularity),
                mean(i, Ranking::likedPopularity),
                mean(i, Ranking::diversity),
                selected,
                delta.mean(),
                delta.low(),
                delta.high(),
                pHolm);
    }

    private double mean(int i, ToDoubleFunction<Ranking> metric) {
        return outcomes.get(i).stream()
                .map(CellOutcome::ranking)
                .mapToDouble(metric)
                .average()
                .orElseThrow();
    }
}
