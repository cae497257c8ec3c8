package org.factorlens.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.factorlens.kernel.Kernel;
import org.factorlens.linalg.NormalEquations;
import org.factorlens.ratings.SparseRatings;

/**
 * The fast update: float32 on {@link Kernel}. Same bits for any number of workers, because each row is solved by itself
 * and heavy rows are cut at fixed sizes. Keeps scratch space between updates; use one instance per training run.
 */
final class KernelUpdate implements RowUpdate {
    /** Segments of heavy rows that are collected before they are solved: what bounds their memory. */
    private static final int SEGMENTS_AT_ONCE = 64;

    private final Kernel kernel;
    private RowSolver[] solvers = new RowSolver[0];
    private NormalEquations[] segments = new NormalEquations[0];
    /** One per side, since neither ratings nor settings change from sweep to sweep. */
    private final Map<SparseRatings.Rows, Planned> planned = new HashMap<>();

    private record Planned(int k, Settings settings, RowSchedule schedule) {}

    KernelUpdate(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public UpdateReport update(
            SparseRatings.Rows rows, FactorSide side, FactorSide other, Settings settings, Workers workers) {
        if (rows.numRows() != side.numRows() || side.k() != other.k()) {
            throw new IllegalArgumentException("rows, side and other differ in shape");
        }
        float[] centred = centre(rows.levels(), settings.mean());
        if (side.k() == 0) {
            BiasUpdate.update(rows, side, other, settings, workers);
            return new UpdateReport(settings.bias() ? rated(rows) : 0, 0);
        }
        prepare(side, settings, workers.threads());
        double[] meanSquares = settings.update() == Update.CG ? other.meanSquares() : new double[0];
        HalfSweep half = new HalfSweep(rows, side, other, settings, centred, meanSquares);
        for (RowSolver solver : solvers) {
            solver.begin(half);
        }
        RowSchedule schedule = schedule(rows, side.k(), settings);
        updateHeavy(rows, schedule, settings.unknowns(side.k()), workers);
        workers.run(schedule.numTasks(), (worker, task) -> updateTask(schedule, task, solvers[worker]));
        int indefinite = Arrays.stream(solvers).mapToInt(RowSolver::indefinite).sum();
        return new UpdateReport(rated(rows), indefinite);
    }

    private RowSchedule schedule(SparseRatings.Rows rows, int k, Settings settings) {
        Planned last = planned.get(rows);
        if (last == null || last.k != k || !last.settings.equals(settings)) {
            last = new Planned(k, settings, RowSchedule.of(rows, k, settings));
            planned.put(rows, last);
        }
        return last.schedule;
    }

    /** Each level less the mean, rounded once. */
    static float[] centre(float[] levels, double mean) {
        float[] centred = new float[levels.length];
        for (int level = 0; level < levels.length; level++) {
            centred[level] = (float) (levels[level] - mean);
        }
        return centred;
    }

    private static int rated(SparseRatings.Rows rows) {
        int rated = 0;
        for (int row = 0; row < rows.numRows(); row++) {
            rated += rows.count(row) > 0 ? 1 : 0;
        }
        return rated;
    }

    private void prepare(FactorSide side, Settings settings, int threads) {
        if (solvers.length != threads || !solvers[0].fits(side.k(), settings.bias())) {
            solvers = new RowSolver[threads];
            Arrays.setAll(solvers, i -> new RowSolver(kernel, side.k(), settings.bias()));
            segments = new NormalEquations[0];
        }
    }

    private static void updateTask(RowSchedule schedule, int task, RowSolver solver) {
        int end = schedule.taskStart(task + 1);
        int lights = Math.min(end, schedule.numLight());
        for (int i = schedule.taskStart(task); i < lights; i++) {
            solver.solve(schedule.order()[i]);
        }
        solver.solveShort(schedule.order(), Math.max(lights, schedule.taskStart(task)), end);
    }

    /** Heavy rows, a few at a time: all their segments side by side, then each row's segments added in order. */
    private void updateHeavy(SparseRatings.Rows rows, RowSchedule schedule, int size, Workers workers) {
        int[] first = new int[schedule.numHeavy() + 1];
        for (int begin = 0; begin < schedule.numHeavy(); ) {
            int end = begin;
            first[begin] = 0;
            do {
                first[end + 1] = first[end] + RowSchedule.segments(rows, schedule.heavy(end));
                end++;
            } while (end < schedule.numHeavy()
                    && first[end] + RowSchedule.segments(rows, schedule.heavy(end)) <= SEGMENTS_AT_ONCE);
            reserve(first[end], size);
            updateBatch(rows, schedule, first, begin, end, workers);
            begin = end;
        }
    }

    private void updateBatch(
            SparseRatings.Rows rows, RowSchedule schedule, int[] first, int begin, int end, Workers workers) {
        workers.run(first[end], (worker, segment) -> {
            int index = begin;
            while (first[index + 1] <= segment) {
                index++;
            }
            int row = schedule.heavy(index);
            int from = rows.start(row) + (segment - first[index]) * RowSchedule.SEGMENT;
            segments[segment].clear(segments[segment].size());
            solvers[worker].collect(from, Math.min(from + RowSchedule.SEGMENT, rows.start(row + 1)), segments[segment]);
        });
        workers.run(end - begin, (worker, task) -> {
            int index = begin + task;
            for (int segment = first[index] + 1; segment < first[index + 1]; segment++) {
                segments[first[index]].addEquations(segments[segment]);
            }
            solvers[worker].finish(schedule.heavy(index), segments[first[index]]);
        });
    }

    private void reserve(int count, int size) {
        int have = segments.length;
        if (have < count) {
            segments = Arrays.copyOf(segments, count);
            Arrays.setAll(segments, i -> i < have ? segments[i] : new NormalEquations(kernel, size));
        }
    }
}
