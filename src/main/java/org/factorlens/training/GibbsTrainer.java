package org.factorlens.training;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.kernel.Kernel;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.SparseRatings;

/**
 * Bayesian matrix factorization by Gibbs sampling (Salakhutdinov and Mnih 2008), with the bias in the same normal block as
 * the factors and, where items have features, a prior mean that is linear in them (Simm et al. 2017). Each sweep draws the
 * noise, then for users and for items the distribution of rows and every row. The global mean is fixed. Predictions are
 * averages over the samples after burn-in; the model is the posterior mean over at most {@value #MODEL_SAMPLES} of them.
 */
final class GibbsTrainer implements Trainer {
    static final int MODEL_SAMPLES = 32;

    @Override
    public TrainingResult train(
            TrainingData data,
            Hyperparameters hyperparameters,
            boolean scoreSweeps,
            Workers workers,
            Checkpoints checkpoints) {
        return new Run(data, hyperparameters, workers).train(scoreSweeps, checkpoints);
    }

    /** One chain. */
    private static final class Run {
        private final TrainingData data;
        private final Hyperparameters hyperparameters;
        private final Workers workers;
        private final GibbsChain chain;
        private final PredictionAverage predictions;
        private final ModelAverage model;
        private final List<ChainPoint> points = new ArrayList<>();
        private final List<SweepScore> curve = new ArrayList<>();
        private double noiseSum;

        private Run(TrainingData data, Hyperparameters hyperparameters, Workers workers) {
            this.data = data;
            this.hyperparameters = hyperparameters;
            this.workers = workers;
            SparseRatings ratings = data.train();
            this.chain = new GibbsChain(data, hyperparameters);
            SparseRatings.Rows scored = (data.test() == null ? ratings : data.test()).byUser();
            this.predictions = new PredictionAverage(Kernel.selected(), scored, chain.mean(), data.clip());
            this.model = new ModelAverage(
                    ratings,
                    hyperparameters.k(),
                    hyperparameters.regularization().bias(),
                    chain.mean(),
                    chain.features().names());
        }

        private TrainingResult train(boolean scoreSweeps, Checkpoints checkpoints) {
            int kept = hyperparameters.sweeps() - hyperparameters.burnIn();
            for (int sweep = 1 + restored(checkpoints.last(GibbsState.class));
                    sweep <= hyperparameters.sweeps();
                    sweep++) {
                chain.sweep(sweep, workers);
                int sample = sweep - hyperparameters.burnIn();
                if (sample > 0) {
                    noiseSum += chain.noiseVariance();
                    if (isModelSample(sample, kept)) {
                        model.add(chain.canonical(), chain.noiseVariance());
                    }
                }
                score(sweep, sample > 0, scoreSweeps);
                if (sweep < hyperparameters.sweeps()) {
                    int done = sweep;
                    checkpoints.sweepEnded(() -> state(done));
                }
            }
            FactorModel mean = model.model();
            double noise = noiseSum / kept;
            Posterior posterior = new Posterior(
                    data.test() == null ? new double[0] : predictions.average(),
                    data.test() == null ? new double[0] : predictions.raw(),
                    data.test() == null ? new double[0] : predictions.deviation(),
                    noise,
                    points,
                    model.foldIn(noise),
                    model.kept());
            return new TrainingResult(
                    mean, curve, hyperparameters.sweeps(), chain.fallbackDraws(), model.links(), posterior);
        }

        private GibbsState state(int sweep) {
            return new GibbsState(sweep, noiseSum, points, curve, chain.state(), predictions.state(), model.state());
        }

        /** Goes on from a state; returns the sweeps that it has behind it. */
        private int restored(GibbsState state) {
            if (state == null) {
                return 0;
            }
            noiseSum = state.noiseSum();
            points.addAll(state.points());
            curve.addAll(state.curve());
            chain.restore(state.chain());
            predictions.restore(state.predictions());
            model.restore(state.model());
            return state.sweep();
        }

        /** Samples evenly spread over those kept. */
        private static boolean isModelSample(int sample, int kept) {
            int wanted = Math.min(MODEL_SAMPLES, kept);
            return (long) sample * wanted / kept > (sample - 1L) * wanted / kept;
        }

        /** The curve shows the test error of the averaged predictions, once there are any. */
        private void score(int sweep, boolean keep, boolean scoreSweeps) {
            PredictionAverage.Rmse rmse = predictions.add(chain.users(), chain.items(), keep, workers);
            boolean tested = data.test() != null;
            double trainRmse = chain.trainRmse(workers);
            double shown = keep ? rmse.average() : rmse.sample();
            points.add(new ChainPoint(
                    sweep,
                    keep,
                    1 / chain.noiseVariance(),
                    trainRmse,
                    tested ? rmse.sample() : Double.NaN,
                    tested ? rmse.average() : Double.NaN,
                    predictions.monitored(chain.users(), chain.items())));
            if (scoreSweeps) {
                double testLoss = tested ? shown * shown * data.test().size() / 2 : Double.NaN;
                curve.add(new SweepScore(
                        sweep, chain.trainSquares(workers) / 2, testLoss, trainRmse, tested ? shown : Double.NaN));
            }
        }
    }
}
