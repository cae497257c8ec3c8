package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.factorlens.kernel.VectorLength;
import org.factorlens.ratings.Dataset;
import org.factorlens.results.BadResultsException;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.factorlens.results.RunLock;
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
    private final LeadingModel leading = new LeadingModel();

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
     * Runs what is missing and writes the results; where they are there already, nothing is touched.
     *
     * @param loadSeconds what reading the data took, for {@code timings.csv}
     * @return number of failed cells
     * @throws BadResultsException where the folder is in use by another run, or cannot be written
     */
    public int run(ResultStore store, double loadSeconds, Resume resume) {
        boolean small = dataset.ratings().size() < SIDE_BY_SIDE;
        prepare(small);
        try (RunLock lock = RunLock.of(store.directory())) {
            CellKeys keys = new CellKeys(plan.experiment(), dataset, ManifestBuilder.KERNEL_CONTRACT);
            CellStore kept = new CellStore(store.directory(), resume, this::noted);
            Published published = new Published(store, kept, keys.ofRun(plan, dataset), this::noted);
            if (published.isThere()) {
                listener.unchanged();
                return 0;
            }
            long start = System.nanoTime();
            List<Timing> timings = new ArrayList<>();
            timings.add(new Timing("load", loadSeconds, 0, Double.NaN));
            Folds folds = new Folds(dataset, plan.experiment(), small, timings);
            Rounds rounds = new Rounds(small, keys, kept, folds);
            List<CellOutcome> all = rounds.run();
            all.forEach(outcome -> timings.add(outcome.timing()));
            publish(store, staged -> {
                new ResultWriter(
                                rounds.grown,
                                dataset,
                                staged,
                                folds,
                                threads,
                                leading,
                                cell -> kept.checkpoints("selected", keys.of(cell)))
                        .write(all);
                if (rounds.reused == 0) {
                    timings.add(new Timing("total", (System.nanoTime() - start) / 1e9, 0, Double.NaN));
                }
                staged.write(ResultTable.TIMINGS, timings);
            });
            int failed =
                    (int) all.stream().filter(outcome -> !outcome.result().ok()).count();
            published.keep(failed == 0);
            return failed;
        }
    }

    /** All cells: those of the matrix, which are known before, and those that a search adds round by round. */
    private final class Rounds {
        private final boolean small;
        private final CellKeys keys;
        private final CellStore kept;
        private final Folds folds;
        private Plan grown = plan;
        private int reused;

        private Rounds(boolean small, CellKeys keys, CellStore kept, Folds folds) {
            this.small = small;
            this.keys = keys;
            this.kept = kept;
            this.folds = folds;
        }

        private List<CellOutcome> run() {
            List<CellOutcome> all = new ArrayList<>();
            while (all.size() < grown.cells().size()) {
                List<Cell> cells =
                        grown.cells().subList(all.size(), grown.cells().size());
                Matrix matrix = new Matrix(cells, keys, kept);
                reused += matrix.done();
                listener.started(matrix.size(), matrix.done());
                runMissing(matrix);
                listener.finished();
                all.addAll(matrix.outcomes());
                grown = grown.with(new AdaptiveSearch(grown).next(all));
            }
            return all;
        }

        private void runMissing(Matrix matrix) {
            for (int fold = 0; fold < folds.count(); fold++) {
                if (matrix.missing(fold)) {
                    FoldData data = folds.at(fold);
                    if (!small) {
                        runInTurn(matrix, data);
                    }
                }
            }
            if (small) {
                runSideBySide(matrix, folds);
            }
        }
    }

    /** Writes all files aside before the first of them takes its place: where that fails, the old results stand. */
    private static void publish(ResultStore store, Consumer<ResultStore> writer) {
        ResultStore staged = store.staging();
        try {
            writer.accept(staged);
            store.replaceBy(staged, List.of(ResultStore.TRY_MODEL, ResultWriter.MODEL));
        } finally {
            store.staging();
        }
    }

    private void prepare(boolean small) {
        int foldsAtOnce = small ? plan.experiment().split().folds() : 1;
        MemoryEstimate estimate =
                MemoryEstimate.of(plan, dataset.ratings(), small ? 1 : threads, small ? threads : 1, foldsAtOnce);
        estimate.check(Runtime.getRuntime().maxMemory());
        VectorLength.expectFactors(estimate.largestK());
    }

    /** Runs one cell alone, as {@code reproduce} does. */
    public static CellOutcomeView runOne(Plan plan, Dataset dataset, Cell cell, int threads) {
        FoldData data = FoldData.of(dataset, plan.experiment(), cell.fold());
        VectorLength.expectFactors(cell.configuration().k());
        try (Workers workers = new Workers(threads)) {
            CellOutcome outcome = new CellRun(dataset, data, cell, workers).run();
            return new CellOutcomeView(outcome.result(), outcome.curve());
        }
    }

    /** What {@code reproduce} compares: the row and the learning curve of a cell. */
    public record CellOutcomeView(
            org.factorlens.results.CellResult result, List<org.factorlens.results.CurvePoint> curve) {}

    private synchronized void noted(String sentence) {
        listener.noted(sentence);
    }

    private void runInTurn(Matrix matrix, FoldData data) {
        try (Workers workers = new Workers(threads)) {
            for (int i = 0; i < matrix.size(); i++) {
                if (matrix.missing(i, data.fold().number())) {
                    run(matrix, i, data, workers);
                }
            }
        }
    }

    /** The most expensive cells first, so that no thread is left with a long one at the end. */
    private void runSideBySide(Matrix matrix, Folds folds) {
        int[] order = matrix.missingCells()
                .boxed()
                .sorted(Comparator.comparingLong(
                                (Integer i) -> -cost(matrix.cell(i).configuration()))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        try (Workers workers = new Workers(threads)) {
            workers.run(order.length, (worker, task) -> {
                try (Workers alone = new Workers(1)) {
                    run(matrix, order[task], folds.at(matrix.cell(order[task]).fold()), alone);
                }
            });
        }
    }

    private static long cost(Configuration configuration) {
        return (configuration.k() + 1L) * configuration.sweeps();
    }

    private void run(Matrix matrix, int index, FoldData data, Workers workers) {
        Cell cell = matrix.cell(index);
        CellOutcome outcome = new CellRun(dataset, data, cell, workers, matrix.checkpoints(index), leading).run();
        synchronized (this) {
            int done = matrix.ended(index, outcome);
            listener.cellEnded(cell.id(), done, outcome.result().reason());
        }
    }
}
