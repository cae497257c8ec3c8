package org.factorlens.experiment;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.factorlens.evaluation.Calibration;
import org.factorlens.evaluation.HeldOutErrors;
import org.factorlens.evaluation.PartScores;
import org.factorlens.evaluation.Ranking;
import org.factorlens.evaluation.Tasks;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.SparseRatings;
import org.factorlens.results.CalibrationBin;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.SubsetScore;
import org.factorlens.results.Surprise;
import org.factorlens.results.Timing;
import org.factorlens.training.Algorithm;
import org.factorlens.training.Posterior;
import org.factorlens.training.SweepScore;
import org.factorlens.training.TrainingResult;
import org.factorlens.training.Workers;

/** Scores the model of one cell on held-out ratings and makes the rows of the results from them. */
final class CellEvaluation {
    private static final int SURPRISES = 10;

    private final Dataset dataset;
    private final FoldData data;
    private final Cell cell;
    private final Tasks tasks;

    CellEvaluation(Dataset dataset, FoldData data, Cell cell, Workers workers) {
        this.dataset = dataset;
        this.data = data;
        this.cell = cell;
        this.tasks = (count, task) -> workers.run(count, (worker, number) -> task.accept(number));
    }

    /** Errors of the model, or of predictions that were averaged over samples. */
    HeldOutErrors errors(TrainingResult trained, SparseRatings train, int[] positions) {
        if (trained.predictions() != null) {
            return SampledCell.errors(trained.predictions(), data, train, positions);
        }
        return trained.posterior() == null
                ? HeldOutErrors.of(trained.model(), data.table(), train, positions, data.clip(), tasks)
                : SampledCell.errors(trained.posterior(), data.table(), train, positions);
    }

    /**
     * Scores the model of a cell on the test part.
     *
     * @param start and {@code trainedAt}: nanoseconds at which training began and ended
     */
    CellOutcome outcome(TrainingResult trained, double validationRmse, long start, long trainedAt) {
        HeldOutErrors errors = errors(trained, data.training(), data.fold().test());
        Parts parts = new Parts(errors, trained.posterior());
        return new CellOutcome(
                cell,
                result(trained, parts.scores, validationRmse),
                curve(trained),
                Stream.of(parts.byRating, parts.byUserActivity, parts.byItemPopularity)
                        .flatMap(List::stream)
                        .toList(),
                parts.residuals,
                Stream.concat(parts.most.stream(), parts.least.stream()).toList(),
                parts.subsets,
                parts.calibration,
                parts.users,
                ranking(trained),
                timing(start, trainedAt),
                SampledCell.of(cell, trained.posterior(), data));
    }

    /** What is made of the errors; no part needs another, so that all workers make them, the dearest first. */
    private final class Parts {
        private HeldOutErrors.Scores scores;
        private List<CalibrationBin> calibration;
        private List<ErrorGroup> byRating;
        private List<ErrorGroup> byUserActivity;
        private List<ErrorGroup> byItemPopularity;
        private List<SubsetScore> subsets;
        private List<ResidualBin> residuals;
        private List<Surprise> most;
        private List<Surprise> least;
        private HeldOutErrors.UserErrors users;

        Parts(HeldOutErrors errors, Posterior posterior) {
            List<Runnable> jobs = List.of(
                    () -> calibration = calibration(errors),
                    () -> subsets = parts(errors),
                    () -> byUserActivity = groups("user-activity", errors.byUserActivity()),
                    () -> byItemPopularity = groups("item-popularity", errors.byItemPopularity()),
                    () -> byRating = groups("rating", errors.byRating()),
                    () -> scores = errors.scores(),
                    () -> most = surprises("most", most(errors, posterior)),
                    () -> least = surprises("least", errors.extremes(SURPRISES, false)),
                    () -> users = errors.byUser(),
                    () -> residuals = residuals(errors));
            tasks.run(jobs.size(), job -> jobs.get(job).run());
        }
    }

    /** Lists of a model that does not rank by its predictions are made from what it ranks by; none without a model. */
    private Ranking ranking(TrainingResult trained) {
        if (data.ranking() == null || trained.predictions() != null) {
            return null;
        }
        FactorModel model = cell.configuration().algorithm() == Algorithm.POPULARITY
                ? Ranking.popularity(data.training())
                : trained.model();
        return Ranking.of(model, data.ranking(), tasks);
    }

    private Timing timing(long start, long trainedAt) {
        Runtime runtime = Runtime.getRuntime();
        return new Timing(
                cell.id(),
                (trainedAt - start) / 1e9,
                (System.nanoTime() - trainedAt) / 1e9,
                (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20));
    }

    private CellResult result(TrainingResult trained, HeldOutErrors.Scores scores, double validationRmse) {
        SweepScore last = trained.curve().get(trained.curve().size() - 1);
        return row("ok", last, scores, validationRmse, trained, ModelDigest.sha256(trained), "");
    }

    /** A cell without a model. */
    CellOutcome failed(String reason, long start) {
        double nan = Double.NaN;
        CellResult result = row(
                "failed",
                new SweepScore(0, nan, nan, nan, nan),
                new HeldOutErrors.Scores(data.fold().test().length, nan, nan, nan, nan, nan),
                nan,
                null,
                "",
                reason);
        return new CellOutcome(
                cell,
                result,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                timing(start, System.nanoTime()),
                SampledCell.NONE);
    }

    private CellResult row(
            String status,
            SweepScore last,
            HeldOutErrors.Scores scores,
            double validationRmse,
            TrainingResult trained,
            String digest,
            String reason) {
        Configuration c = cell.configuration();
        return new CellResult(
                cell.id(),
                c.algorithm().label(),
                c.k(),
                c.lambda(),
                c.bias(),
                c.biasLambda(),
                c.weighted() ? "weighted" : "plain",
                cell.fold(),
                cell.hyperparameters().seed(),
                c.sweeps(),
                status,
                data.training().size(),
                scores.ratings(),
                last.trainRmse(),
                scores.rmse(),
                scores.mae(),
                scores.coverage(),
                data.fold().validation().length,
                validationRmse,
                scores.rmseRaw(),
                scores.rmseWarm(),
                last.trainLoss(),
                last.testLoss(),
                trained == null ? 0 : trained.sweeps(),
                c.update().label(),
                c.globalMean(),
                trained == null ? 0 : trained.fallbackSolves(),
                c.label(),
                digest,
                reason);
    }

    private List<CurvePoint> curve(TrainingResult trained) {
        return trained.curve().stream()
                .map(s ->
                        new CurvePoint(cell.id(), s.sweep(), s.trainLoss(), s.testLoss(), s.trainRmse(), s.testRmse()))
                .toList();
    }

    private List<ErrorGroup> groups(String by, List<HeldOutErrors.Group> groups) {
        return IntStream.range(0, groups.size())
                .mapToObj(i -> {
                    HeldOutErrors.Group g = groups.get(i);
                    String label = g.from() == g.to()
                            ? Numbers.plain(g.from())
                            : Numbers.plain(g.from()) + "–" + Numbers.plain(g.to());
                    return new ErrorGroup(
                            cell.id(), by, i, label, g.from(), g.to(), g.ratings(), g.rmse(), g.mae(), g.meanError());
                })
                .toList();
    }

    private List<ResidualBin> residuals(HeldOutErrors errors) {
        return errors.residuals().stream()
                .map(bin -> new ResidualBin(cell.id(), bin.from(), bin.to(), bin.ratings()))
                .toList();
    }

    private List<SubsetScore> parts(HeldOutErrors errors) {
        return PartScores.of(errors).stream()
                .map(s -> new SubsetScore(
                        cell.id(),
                        s.part(),
                        s.ratings(),
                        s.users(),
                        s.rmse(),
                        s.mae(),
                        s.rmseRaw(),
                        s.maeRaw(),
                        s.rmseMacro(),
                        s.maeMacro()))
                .toList();
    }

    private List<CalibrationBin> calibration(HeldOutErrors errors) {
        List<Calibration.Bin> bins = Calibration.of(errors);
        return IntStream.range(0, bins.size())
                .mapToObj(i -> new CalibrationBin(
                        cell.id(),
                        i,
                        bins.get(i).from(),
                        bins.get(i).to(),
                        bins.get(i).ratings(),
                        bins.get(i).meanPrediction(),
                        bins.get(i).meanRating()))
                .toList();
    }

    private List<HeldOutErrors.Prediction> most(HeldOutErrors errors, Posterior posterior) {
        return posterior == null
                ? errors.extremes(SURPRISES, true)
                : errors.surprising(SURPRISES, SampledCell.deviations(posterior, data));
    }

    private List<Surprise> surprises(String kind, List<HeldOutErrors.Prediction> predictions) {
        return IntStream.range(0, predictions.size())
                .mapToObj(i -> {
                    HeldOutErrors.Prediction p = predictions.get(i);
                    return new Surprise(
                            cell.id(),
                            kind,
                            i + 1,
                            data.table().users().id(p.user()),
                            data.table().items().id(p.item()),
                            dataset.catalogue().item(p.item()).label(),
                            p.rating(),
                            p.predicted(),
                            p.predicted() - p.rating(),
                            p.deviation());
                })
                .toList();
    }
}
