package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.factorlens.evaluation.Ranking;
import org.factorlens.evaluation.Tasks;
import org.factorlens.linalg.PrincipalAxes;
import org.factorlens.model.ModelFile;
import org.factorlens.model.ModelSample;
import org.factorlens.model.Regularization;
import org.factorlens.model.SavedModel;
import org.factorlens.ratings.Dataset;
import org.factorlens.results.FeatureLink;
import org.factorlens.results.RankingResult;
import org.factorlens.results.Recommendations;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.TryModel;
import org.factorlens.training.Checkpoints;
import org.factorlens.training.Posterior;
import org.factorlens.training.TrainingResult;
import org.factorlens.training.Workers;

/** Writes every result file of a finished run; the manifest last, as it holds the others' digests. */
final class ResultWriter {
    /** Name of the selected model's file in the results directory. */
    static final String MODEL = "models/selected.flm";

    private final Plan plan;
    private final Dataset dataset;
    private final ResultStore store;
    private final Folds folds;
    private final int threads;
    private final LeadingModel leading;
    private final Function<Cell, Function<String, Checkpoints>> stages;

    /**
     * A writer.
     *
     * @param leading the selected cell's model, where it is at hand
     * @param stages where the training of the selected cell keeps its state, where it is not
     */
    ResultWriter(
            Plan plan,
            Dataset dataset,
            ResultStore store,
            Folds folds,
            int threads,
            LeadingModel leading,
            Function<Cell, Function<String, Checkpoints>> stages) {
        this.leading = leading;
        this.stages = stages;
        this.plan = plan;
        this.dataset = dataset;
        this.store = store;
        this.folds = folds;
        this.threads = threads;
    }

    void write(List<CellOutcome> outcomes) {
        try (Workers workers = new Workers(threads)) {
            Tasks tasks = (count, task) -> workers.run(count, (worker, number) -> task.accept(number));
            Scoreboard scoreboard =
                    new Scoreboard(outcomes, plan.experiment().split().folds(), tasks);
            RankingBoard ranking = new RankingBoard(scoreboard.completed(), scoreboard, tasks);
            store.write(ResultTable.RANKING, rankings(outcomes));
            store.write(ResultTable.RANKING_SUMMARY, ranking.summaries());
            write(outcomes, scoreboard);
        }
    }

    private void write(List<CellOutcome> outcomes, Scoreboard scoreboard) {
        Questions questions = new Questions(scoreboard);
        DataStatistics statistics =
                new DataStatistics(dataset, plan.experiment().size(dataset));
        store.write(
                ResultTable.CELLS, outcomes.stream().map(CellOutcome::result).toList());
        store.write(ResultTable.SUMMARY, scoreboard.summaries());
        store.write(ResultTable.CURVES, all(outcomes, CellOutcome::curve));
        store.write(ResultTable.SELECTION, scoreboard.selections());
        store.write(ResultTable.COMPARISONS, questions.comparisons());
        store.write(ResultTable.PAIRED_TESTS, scoreboard.pairedTests(questions.pairs()));
        store.write(ResultTable.PAIR_INTERVALS, scoreboard.pairIntervals());
        store.write(ResultTable.RATINGS_HISTOGRAM, statistics.histogram());
        store.write(ResultTable.GENRES, statistics.genres());
        store.write(ResultTable.DEGREES, statistics.degrees());
        store.write(ResultTable.DEGREE_FITS, statistics.degreeFits());
        store.write(ResultTable.ERROR_GROUPS, all(outcomes, CellOutcome::groups));
        store.write(ResultTable.RESIDUALS, all(outcomes, CellOutcome::residuals));
        store.write(ResultTable.METRICS, all(outcomes, CellOutcome::parts));
        store.write(ResultTable.CALIBRATION, all(outcomes, CellOutcome::calibration));
        store.write(ResultTable.SURPRISES, all(outcomes, CellOutcome::surprises));
        store.write(
                ResultTable.UNCERTAINTY,
                all(outcomes, outcome -> outcome.sampled().uncertainty()));
        store.write(
                ResultTable.CHAINS, all(outcomes, outcome -> outcome.sampled().chain()));
        store.write(ResultTable.DIAGNOSTICS, Diagnostics.of(outcomes));
        store.write(ResultTable.PUBLISHED, PublishedChecks.of(plan.experiment(), outcomes));
        Selected selected = writeSelected(scoreboard);
        ManifestBuilder manifest = new ManifestBuilder(plan, dataset, folds, statistics);
        store.writeJson(ResultStore.MANIFEST, manifest.build(outcomes, scoreboard.chosenBy(), selected, digests()));
    }

    private static List<RankingResult> rankings(List<CellOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.ranking() != null)
                .map(outcome -> ranking(outcome.cell().id(), outcome.ranking()))
                .toList();
    }

    private static RankingResult ranking(String cell, Ranking r) {
        return new RankingResult(
                cell,
                r.threshold(),
                r.users(),
                r.candidates(),
                r.precision(),
                r.recall(),
                r.ndcg(),
                r.map(),
                r.mrr(),
                r.coverage(),
                r.novelty(),
                r.recommendedPopularity(),
                r.likedPopularity(),
                r.diversity());
    }

    private static <T> List<T> all(List<CellOutcome> outcomes, Function<CellOutcome, List<T>> part) {
        return outcomes.stream()
                .flatMap(outcome -> part.apply(outcome).stream())
                .toList();
    }

    /** What the manifest says of the selected model. */
    record Selected(String cell, String configuration, int minRatings, List<Double> mapVariance) {}

    /** Keeps the model of the selected cell, and writes what is told from it. */
    private Selected writeSelected(Scoreboard scoreboard) {
        Optional<Configuration> best = scoreboard.chosen();
        if (best.isEmpty()) {
            store.write(ResultTable.POLARIZING, List.of());
            store.write(ResultTable.ITEM_MAP, List.of());
            store.write(ResultTable.LINKS, List.of());
            store.writeJson(ResultStore.RECOMMENDATIONS, new Recommendations("", List.of(), List.of(), List.of()));
            return new Selected("", "", 0, List.of());
        }
        Cell cell = scoreboard.firstCell(best.get());
        FoldData data = folds.at(cell.fold());
        TrainingResult trained = trained(cell, data);
        SelectedModel selected = new SelectedModel(dataset, trained.model(), data.training());
        Posterior posterior = trained.posterior();
        Regularization regularization =
                posterior == null ? cell.hyperparameters().foldIn() : posterior.foldIn();
        List<ModelSample> samples = posterior == null ? List.of() : posterior.samples();
        store.write(ResultTable.LINKS, links(trained));
        PrincipalAxes axes = selected.axes();
        store.write(ResultTable.POLARIZING, selected.polarizing());
        store.write(ResultTable.ITEM_MAP, selected.map(axes));
        store.writeJson(
                ResultStore.RECOMMENDATIONS,
                new Recommender(
                                selected,
                                regularization,
                                samples,
                                plan.experiment().recommendations())
                        .recommendations(cell.id()));
        TryModel tryModel = new TryModelBuilder(selected, regularization, samples, data).build(cell.id());
        store.writeJson(ResultStore.TRY_MODEL, tryModel);
        saveModel(cell, selected, regularization, samples);
        return new Selected(
                cell.id(),
                best.get().label(),
                selected.minRatings(),
                axes == null ? List.of() : List.of(axes.share(0), axes.share(1)));
    }

    /** The training of {@code cell}: at hand, or done again, to the same bits. */
    private TrainingResult trained(Cell cell, FoldData data) {
        TrainingResult atHand = leading.of(cell);
        if (atHand != null) {
            return atHand;
        }
        try (Workers workers = new Workers(threads)) {
            return new CellRun(dataset, data, cell, workers, stages.apply(cell), leading).train();
        }
    }

    private static List<FeatureLink> links(TrainingResult trained) {
        return trained.links().stream()
                .map(link -> new FeatureLink(link.feature(), link.dimension(), link.mean(), link.deviation()))
                .toList();
    }

    private void saveModel(
            Cell cell, SelectedModel selected, Regularization regularization, List<ModelSample> samples) {
        int[] counts = new int[selected.model().numItems()];
        java.util.Arrays.setAll(counts, selected::count);
        ModelFile.write(
                store.directory().resolve(MODEL),
                new SavedModel(
                        plan.experiment().name() + " " + cell.id(),
                        selected.model(),
                        regularization,
                        dataset.ratings().users(),
                        dataset.ratings().items(),
                        dataset.catalogue(),
                        dataset.ratings().scale(),
                        counts,
                        samples));
    }

    private SortedMap<String, String> digests() {
        List<String> names = new ArrayList<>();
        for (ResultTable<?> table : ResultTable.ALL) {
            if (table != ResultTable.TIMINGS) {
                names.add(table.fileName());
            }
        }
        names.addAll(List.of(ResultStore.RECOMMENDATIONS, ResultStore.TRY_MODEL, MODEL));
        SortedMap<String, String> digests = new TreeMap<>();
        names.stream().filter(store::has).forEach(name -> digests.put(name, store.digest(name)));
        return digests;
    }
}
