package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.kernel.Kernel;
import org.factorlens.ratings.SparseRatings;

/**
 * Half a sweep of Gibbs sampling for one side: every row is drawn given the other side, the distribution that rows come
 * from, and the noise. Same bits for any number of workers: rows are drawn one by one, each with its own random numbers.
 * Keeps scratch space; use one instance per side and training run.
 */
final class GibbsUpdate {
    /** Cost of a task in ratings: large against handing it out, small against a sweep. */
    private static final int TASK_COST = 4096;

    private final SparseRatings.Rows rows;
    private final HyperPrior prior;
    private final WhitenedTable whitened;
    private final int[] taskStart;
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
        this.taskStart = taskStarts(rows, prior.size());
    }

    private static int[] taskStarts(SparseRatings.Rows rows, int size) {
        int rowCost = size / 3 + 4;
        int[] starts = new int[rows.numRows() + 1];
        int tasks = 0;
        long cost = TASK_COST;
        for (int row = 0; row < rows.numRows(); row++) {
            if (cost >= TASK_COST) {
                starts[tasks++] = row;
                cost = 0;
            }
            cost += rows.count(row) + rowCost;
        }
        starts[tasks] = rows.numRows();
        return Arrays.copyOf(starts, tasks + 1);
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
            Arrays.setAll(samplers, i -> new RowSampler(Kernel.selected(), side.k(), prior.size()));
        }
        whitened.fill(other, prior.gaussian().root(), workers);
        float[] centred = KernelUpdate.centre(rows.levels(), mean);
        for (RowSampler sampler : samplers) {
            sampler.begin(rows, side, whitened, prior, centred, noise, address);
        }
        workers.run(taskStart.length - 1, (worker, task) -> {
            for (int row = taskStart[task]; row < taskStart[task + 1]; row++) {
                samplers[worker].draw(row);
            }
        });
        int indefinite =
                Arrays.stream(samplers).mapToInt(RowSampler::indefinite).sum();
        return new UpdateReport(rows.numRows(), indefinite);
    }
}
