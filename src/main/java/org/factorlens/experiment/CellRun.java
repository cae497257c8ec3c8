package org.factorlens.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.factorlens.evaluation.Calibration;
import org.factorlens.evaluation.HeldOutErrors;
import org.factorlens.evaluation.PartScores;
import org.factorlens.evaluation.Ranking;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.SparseRatings;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.CalibrationBin;
import org.factorlens.results.CellResult;
import org.factorlens.results.CurvePoint;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.ResidualBin;
import org.factorlens.results.SubsetScore;
import org.factorlens.results.Surprise;
import org.factorlens.results.Timing;
import org.factorlens.training.Algorithm;
import org.factorlens.training.Checkpoints;
import org.factorlens.training.Posterior;
import org.factorlens.training.SweepScore;
import org.factorlens.training.Trainer;
import org.factorlens.training.TrainingData;
import org.factorlens.training.TrainingResult;
import org.factorlens.training.Workers;

/**
 * Runs one cell: a model without the validation part is scored on it; a second model on the whole training part is scored
 * on the test part. A cell that fails becomes a row with the reason.
 */
final class CellRun {
    private static final int SURPRISES = 10;
    private static final String CHOOSING = "choosing";
    private static final String VALIDATION = "validation";
    private static final String TESTING = "testing";
    /** What may be kept of a cell on the way: the training without the validation part, its score, the other training. */
    static final List<String> STAGES = List.of(CHOOSING, VALIDATION, TESTING);

    private final Dataset dataset;
    private final FoldData data;
    private final Cell cell;
    private final Workers workers;
    private final Function<String, Checkpoints> stages;
    private final LeadingModel leading;

    /** A run in one go. */
    CellRun(Dataset dataset, FoldData data, Cell cell, Workers workers) {
        this(dataset, data, cell, workers, stage -> Checkpoints.NONE, new LeadingModel());
    }

    /** A run that goes on from what is kept of each of the {@link #STAGES}, and offers its model to {@code leading}. */
    CellRun(
            Dataset dataset,
            FoldData data,
            Cell cell,
            Workers workers,
            Function<String, Checkpoints> stages,
            LeadingModel leading) {
        this.dataset = dataset;
        this.data = data;
        this.cell = cell;
        this.workers = workers;
        this.stages = stages;
        this.leading = leading;
    }

    CellOutcome run() {
        long start = System.nanoTime();
        try {
            double validationRmse = validationRmse();
            TrainingResult trained = train();
            long trainedAt = System.nanoTime();
            CellOutcome outcome = evaluate(trained, validationRmse, start, trainedAt);
            leading.offer(outcome.result(), cell, trained);
            return outcome;
        } catch (BadResultsException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            return failed(reason(e), start);
        }
    }

    /** The model that is tested, trained on the whole training part. */
    TrainingResult train() {
        TrainingResult result = Trainer.of(cell.configuration().algorithm())
                .train(withFeatures(data.forTesting()), cell.hyperparameters(), true, workers, stages.apply(TESTING));
        SweepScore last = result.curve().get(result.curve().size() - 1);
        if (!Double.isFinite(last.trainLoss()) || !Double.isFinite(last.testRmse())) {
            throw new IllegalStateException("the loss is not a finite number after sweep " + last.sweep()
                    + "; a larger lambda would keep the factors bounded");
        }
        return result;
    }

    private double validationRmse() {
        if (data.choosing() == null) {
            return Double.NaN;
        }
        Checkpoints scored = stages.apply(VALIDATION);
        ValidationScore kept = scored.last(ValidationScore.class);
        ValidationScore score = kept == null ? new ValidationScore(trainAndValidate()) : kept;
        scored.sweepEnded(() -> score);
        return score.rmse();
    }

    /** Kept where the training took long. */
    private record ValidationScore(double rmse) {}

    private double trainAndValidate() {
        Algorithm algorithm = cell.configuration().algorithm();
        TrainingData choosing = algorithm == Algorithm.GIBBS || algorithm == Algorithm.ITEM_KNN
                ? data.forChoosingWithPredictions()
                : data.forChoosing();
        TrainingResult result = Trainer.of(algorithm)
                .train(withFeatures(choosing), cell.hyperparameters(), false, workers, stages.apply(CHOOSING));
        return errors(result, data.choosing(), data.fold().validation())
                .scores()
                .rmse();
    }

    private TrainingData withFeatures(TrainingData ratings) {
        return ratings.with(FeatureAxis.features(cell.configuration().features(), dataset, ratings.train()));
    }

    /** Errors of the model, or of predictions that were averaged over samples. */
    private HeldOutErrors errors(TrainingResult trained, SparseRatings train, int[] positions) {
        if (trained.predictions() != null) {
            return SampledCell.errors(trained.predictions(), data, train, positions);
        }
        return trained.posterior() == null
                ? HeldOutErrors.of(trained.model(), data.table(), train, positions, data.clip())
                : SampledCell.errors(trained.posterior(), data.table(), train, positions);
    }

    private CellOutcome evaluate(TrainingResult trained, double validationRmse, long start, long trainedAt) {
        HeldOutErrors errors = errors(trained, data.training(), data.fold().test());
        CellResult result = result(trained, errors.scores(), validationRmse);
        return new CellOutcome(
                cell,
                result,
                curve(trained),
                groups(errors),
                residuals(errors),
                surprises(errors, trained.posterior()),
                parts(errors),
                calibration(errors),
                errors.byUser(),
                ranking(trained),
                timing(start, trainedAt),
                SampledCell.of(cell, trained.posterior(), data));
    }

    /** Lists of a model that does not rank by its predictions are made from what it ranks by; none without a model. */
    private Ranking ranking(TrainingResult trained) {
        if (data.ranking() == null || trained.predictions() != null) {
            return null;
        }
        FactorModel model = cell.configuration().algorithm() == Algorithm.POPULARITY
                ? Ranking.popularity(data.training())
                : trained.model();
        return Ranking.of(
                model, data.ranking(), (count, task) -> workers.run(count, (worker, number) -> task.accept(number)));
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

    private CellOutcome failed(String reason, long start) {
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

    private List<ErrorGroup> groups(HeldOutErrors errors) {
        return Stream.of(
                        groups("rating", errors.byRating()),
                        groups("user-activity", errors.byUserActivity()),
                        groups("item-popularity", errors.byItemPopularity()))
                .flatMap(List::stream)
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

    private List<Surprise> surprises(HeldOutErrors errors, Posterior posterior) {
        List<HeldOutErrors.Prediction> most = posterior == null
                ? errors.extremes(SURPRISES, true)
                : errors.surprising(SURPRISES, SampledCell.deviations(posterior, data));
        return Stream.concat(
                        surprises("most", most).stream(),
                        surprises("least", errors.extremes(SURPRISES, false)).stream())
                .toList();
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

    private String reason(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return String.format(
                    Locale.ROOT,
                    "out of memory: k = %d needs about %.1f GiB for the factors of %d users and %d items",
                    cell.configuration().k(),
                    cell.configuration().k()
                            * 4.0
                            * (data.table().numUsers() + data.table().numItems())
                            / (1 << 30),
                    data.table().numUsers(),
                    data.table().numItems());
        }
        if (e instanceof ArithmeticException) {
            return "k = " + cell.configuration().k() + " is too large: the factors of "
                    + data.table().numUsers() + " users or " + data.table().numItems() + " items exceed 2^31 entries";
        }
        return e instanceof IllegalStateException ? e.getMessage() : e.toString();
    }
}
