package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.ratings.Dataset;
import org.factorlens.results.ResultStore;
import org.factorlens.results.Timing;
import org.factorlens.training.Workers;

/** Runs an experiment: every cell of the plan, then the analysis, then all result files. */
public final class ExperimentRunner {
    /** Below so many training ratings cells run side by side, each on one thread; above, one after the other on all. */
    private static final int SIDE_BY_SIDE = 2_000_000;

    private final Plan plan;
    private final Dataset dataset;
    private final int threads;
    private final ProgressListener listener;

    /**
     * Prepares a run.
     *
     * @param threads at least 1; results do not depend on it
     */
    public ExperimentRunner(Plan plan, Dataset dataset, int threads, ProgressListener listener) {
        this.plan = plan;
        this.dataset = dataset;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Runs everything and writes the results.
     *
     * @param loadSeconds what reading the data took, for {@code timings.csv}
     * @return number of failed cells
     */
    public int run(ResultStore store, double loadSeconds) {
        boolean small = dataset.ratings().size() < SIDE_BY_SIDE;
        checkMemory(small);
        long start = System.nanoTime();
        List<Timing> timings = new ArrayList<>();
        timings.add(new Timing("load", loadSeconds, 0, Double.NaN));
        Plan grown = plan;
        List<CellOutcome> all = new ArrayList<>(run(plan.cells(), small, timings));
        for (List<Plan.Addition> more = new AdaptiveSearch(grown).next(all);
                !more.isEmpty();
                more = new AdaptiveSearch(grown).next(all)) {
            grown = grown.with(more);
            all.addAll(run(grown.cells().subList(all.size(), grown.cells().size()), small, timings));
        }
        all.forEach(outcome -> timings.add(outcome.timing()));
        new ResultWriter(grown, dataset, store, threads).write(all);
        timings.add(new Timing("total", (System.nanoTime() - start) / 1e9, 0, Double.NaN));
        store.write(org.factorlens.results.ResultTable.TIMINGS, timings);
        return (int) all.stream().filter(outcome -> !outcome.result().ok()).count();
    }

    /** Runs cells, all of which are known before; a search knows those of its next round only. */
    private List<CellOutcome> run(List<Cell> cells, boolean small, List<Timing> timings) {
        long start = System.nanoTime();
        CellOutcome[] outcomes = new CellOutcome[cells.size()];
        listener.started(outcomes.length);
        List<FoldData> folds = new ArrayList<>();
        for (int fold = 0; fold < plan.experiment().split().folds(); fold++) {
            FoldData data = FoldData.of(dataset, plan.experiment(), fold);
            timings.add(new Timing("split-f" + fold, (System.nanoTime() - start) / 1e9, 0, Double.NaN));
            folds.add(small ? data : null);
            if (!small) {
                runInTurn(cells, outcomes, data);
            }
        }
        if (small) {
            runSideBySide(cells, outcomes, folds);
        }
        listener.finished();
        return Arrays.asList(outcomes);
    }

    private void checkMemory(boolean small) {
        int foldsAtOnce = small ? plan.experiment().split().folds() : 1;
        MemoryEstimate.of(plan, dataset.ratings(), small ? 1 : threads, small ? threads : 1, foldsAtOnce)
                .check(Runtime.getRuntime().maxMemory());
    }

    /** Runs one cell alone, as {@code reproduce} does. */
    public static CellOutcomeView runOne(Plan plan, Dataset dataset, Cell cell, int threads) {
        FoldData data = FoldData.of(dataset, plan.experiment(), cell.fold());
        try (Workers workers = new Workers(threads)) {
            CellOutcome outcome = new CellRun(dataset, data, cell, workers).run();
            return new CellOutcomeView(outcome.result(), outcome.curve());
        }
    }

    /** What {@code reproduce} compares: the row and the learning curve of a cell. */
    public record CellOutcomeView(
            org.factorlens.results.CellResult result, List<org.factorlens.results.CurvePoint> curve) {}

    private void runInTurn(List<Cell> cells, CellOutcome[] outcomes, FoldData data) {
        try (Workers workers = new Workers(threads)) {
            for (int i = 0; i < outcomes.length; i++) {
                if (cells.get(i).fold() == data.fold().number()) {
                    outcomes[i] = new CellRun(dataset, data, cells.get(i), workers).run();
                    ended(outcomes, i);
                }
            }
        }
    }

    /** The most expensive cells first, so that no thread is left with a long one at the end. */
    private void runSideBySide(List<Cell> cells, CellOutcome[] outcomes, List<FoldData> folds) {
        int[] order = IntStream.range(0, outcomes.length)
                .boxed()
                .sorted(Comparator.comparingLong(
                                (Integer i) -> -cost(cells.get(i).configuration()))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        try (Workers workers = new Workers(threads)) {
            workers.run(order.length, (worker, task) -> {
                Cell cell = cells.get(order[task]);
                try (Workers alone = new Workers(1)) {
                    outcomes[order[task]] = new CellRun(dataset, folds.get(cell.fold()), cell, alone).run();
                }
                ended(outcomes, order[task]);
            });
        }
    }

    private static long cost(Configuration configuration) {
        return (configuration.k() + 1L) * configuration.sweeps();
    }

    private synchronized void ended(CellOutcome[] outcomes, int index) {
        int done = (int) Arrays.stream(outcomes).filter(o -> o != null).count();
        listener.cellEnded(
                outcomes[index].cell().id(), done, outcomes[index].result().reason());
    }
}
