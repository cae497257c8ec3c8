package org.factorlens.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.factorlens.ratings.Dataset;
import org.factorlens.results.BadResultsException;
import org.factorlens.training.Algorithm;
import org.factorlens.training.Checkpoints;
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
    private final CellEvaluation evaluation;

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
        this.evaluation = new CellEvaluation(dataset, data, cell, workers);
    }

    CellOutcome run() {
        long start = System.nanoTime();
        try {
            double validationRmse = validationRmse();
            TrainingResult trained = train();
            long trainedAt = System.nanoTime();
            CellOutcome outcome = evaluation.outcome(trained, validationRmse, start, trainedAt);
            leading.offer(outcome.result(), cell, trained);
            return outcome;
        } catch (BadResultsException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            return evaluation.failed(reason(e), start);
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
        return evaluation
                .errors(result, data.choosing(), data.fold().validation())
                .scores()
                .rmse();
    }

    private TrainingData withFeatures(TrainingData ratings) {
        return ratings.with(FeatureAxis.features(cell.configuration().features(), dataset, ratings.train()));
    }

    private String reason(Throwable e) {
        if (e instanceof OutOfMemoryError && !cell.configuration().algorithm().fits()) {
            return "out of memory: start it with java -Xmx and a larger heap";
        }
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
