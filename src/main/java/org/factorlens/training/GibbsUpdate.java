package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.kernel.Kernel;
import org.factorlens.ratings.SparseRatings;

/**
 * Half a sweep of Gibbs sampling for one side: every row is drawn given the other side, the distribution that rows come
 * from, and the noise. Same bits for any number of workers: each row is drawn by itself, with its own random numbers.
 * Keeps scratch space; use one instance per side and training run.
 */
final class GibbsUpdate {
    private final SparseRatings.Rows rows;
    private final HyperPrior prior;
    private final WhitenedTable whitened;
    private final RowSchedule schedule;
    private RowSampler[] samplers = new RowSampler[0];

    /**
     * An update of the side that {@code rows} has a row for each of.
     *
     * @param numOther rows of the other side
     */
    GibbsUpdate(SparseRatings.Rows rows, HyperPrior prior, int numOther) {
        this.rows = rows;
        this.prior = prior;
        this.whitened = new WhitenedTable(Kernel.selected(), numOther, prior.size());
        this.schedule = RowSchedule.of(rows, prior.k(), settings(prior));
    }

    /** Whatever the noise, a row is a ridge regression with one penalty. */
    private static RowUpdate.Settings settings(HyperPrior prior) {
        return new RowUpdate.Settings(0, prior.size() > prior.k(), 1, 1, Weighting.PLAIN);
    }

    /**
     * Draws every row of {@code side}.
     *
     * @param side overwritten
     * @param other held, not modified
     * @param mean constant term of every prediction
     * @param noise variance of a rating around its prediction
     * @param address of the random numbers of this half sweep
     */
    UpdateReport update(FactorSide side, FactorSide other, double mean, double noise, long address, Workers workers) {
        if (samplers.length != workers.threads()) {
            samplers = new RowSampler[workers.threads()];
            Arrays.setAll(samplers, i -> new RowSampler(Kernel.selected(), prior.size()));
        }
        whitened.fill(other, prior.gaussian().root(), workers);
        float[] centred = KernelUpdate.centre(rows.levels(), mean);
        GibbsHalf half = new GibbsHalf(rows, side, whitened, prior, centred, noise, address);
        for (RowSampler sampler : samplers) {
            sampler.begin(half);
        }
        int heavy = schedule.numHeavy();
        workers.run(heavy + schedule.numTasks(), (worker, task) -> {
            if (task < heavy) {
                samplers[worker].drawHeavy(schedule.heavy(task));
            } else {
                samplers[worker].drawTask(schedule, task - heavy);
            }
        });
        int indefinite =
                Arrays.stream(samplers).mapToInt(RowSampler::indefinite).sum();
        return new UpdateReport(rows.numRows(), indefinite);
    }
}
