package org.factorlens.training;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.factorlens.kernel.FmaPeak;
import org.factorlens.kernel.Kernel;

/** Whole fits on synthetic ratings, timed sweep by sweep: the first in a cold JVM, the others warm. */
public final class SweepBenchmark {
    private static final int FITS = 3;
    private static final String FLOAT64 = "float64";
    private static final double LAMBDA = 0.05;

    private final SyntheticRatings.Split data;
    private final int k;
    private final int sweeps;
    private final int threads;
    private final PrintStream out;
    private final boolean float64;
    private final RowUpdate.Settings settings;
    private FactorSide users;
    private FactorSide items;
    private double[] errorSeconds;
    private double[] cpuSeconds;

    private SweepBenchmark(SyntheticRatings.Split data, int k, int sweeps, int threads, String how, PrintStream out) {
        this.data = data;
        this.k = k;
        this.sweeps = sweeps;
        this.threads = threads;
        this.out = out;
        this.float64 = how.equals(FLOAT64);
        this.settings = new RowUpdate.Settings(
                data.trainMean(), true, LAMBDA, LAMBDA, Weighting.WEIGHTED, float64 ? Update.JOINT : Update.of(how));
    }

    /** Runs and prints everything; {@code how} is an update's name, or float64: EJML's exact solution, one fit only. */
    public static void run(
            int users, int items, int ratings, int k, int sweeps, int threads, String how, PrintStream out)
            throws InterruptedException {
        long start = System.nanoTime();
        SyntheticRatings.Split data = SyntheticRatings.split(users, items, ratings, 1);
        out.printf(
                Locale.ROOT,
                "data          %,d ratings made in %.1f s%n",
                data.train().size(),
                since(start));
        SweepBenchmark benchmark = new SweepBenchmark(data, k, sweeps, threads, how, out);
        double[][] seconds = new double[how.equals(FLOAT64) ? 1 : FITS][];
        for (int fit = 0; fit < seconds.length; fit++) {
            seconds[fit] = benchmark.fit(fit == 0 ? "cold" : "warm");
        }
        benchmark.summary(seconds, FmaPeak.measure(threads, 20));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Processor time of this process: what a sweep costs where other processes share the machine. */
    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() * 1e-9;
    }

    private double[] fit(String label) {
        users = new FactorSide(data.train().numUsers(), k);
        items = new FactorSide(data.train().numItems(), k);
        SplittableRandom random = new SplittableRandom(7);
        for (int row = 0; row < items.numRows(); row++) {
            for (int f = 0; f < k; f++) {
                items.setFactor(row, f, (float) ((random.nextDouble() - 0.5) * 0.2));
            }
        }
        RowUpdate update = float64 ? new EjmlUpdate() : new KernelUpdate(Kernel.selected());
        ErrorPass errors = new ErrorPass(Kernel.selected());
        double[] seconds = new double[sweeps];
        errorSeconds = new double[sweeps];
        cpuSeconds = new double[sweeps];
        try (Workers workers = new Workers(threads)) {
            for (int sweep = 0; sweep < sweeps; sweep++) {
                long start = System.nanoTime();
                double cpuStart = cpuSeconds();
                update.update(data.train().byUser(), users, items, settings, workers);
                update.update(data.train().byItem(), items, users, settings, workers);
                seconds[sweep] = since(start);
                cpuSeconds[sweep] = cpuSeconds() - cpuStart;
                start = System.nanoTime();
                errors.squaredErrors(
                        data.train().byUser(), users, items, data.trainMean(), SyntheticRatings.SCALE, workers);
                errors.squaredErrors(
                        data.test().byUser(), users, items, data.trainMean(), SyntheticRatings.SCALE, workers);
                errorSeconds[sweep] = since(start);
            }
        }
        out.printf(
                Locale.ROOT,
                "%s fit      %.3f s:",
                label,
                Arrays.stream(seconds).sum());
        for (double second : seconds) {
            out.printf(Locale.ROOT, " %.3f", second);
        }
        out.println();
        return seconds;
    }

    private void summary(double[][] seconds, double peak) {
        double[] warm = Arrays.copyOfRange(seconds[seconds.length - 1], 0, sweeps);
        Arrays.sort(warm);
        double median = warm[sweeps / 2];
        double useful = 2.0 * data.train().size() * k * (k + 1) / median * 1e-9;
        out.printf(
                Locale.ROOT,
                "kernel        %s, %s, %d threads, k = %d%n",
                float64 ? "EJML" : Kernel.selected().name(),
                settings.update().label(),
                threads,
                k);
        out.printf(Locale.ROOT, "warm sweep    median %.5f s, least %.5f s%n", median, warm[0]);
        Arrays.sort(cpuSeconds);
        out.printf(
                Locale.ROOT,
                "processor     median %.3f s, least %.3f s a sweep over all threads%n",
                cpuSeconds[sweeps / 2],
                cpuSeconds[0]);
        Arrays.sort(errorSeconds);
        double pass = errorSeconds[sweeps / 2];
        out.printf(
                Locale.ROOT,
                "error pass    median %.3f s (%.0f%% of a sweep), least %.3f s%n",
                pass,
                100 * pass / median,
                errorSeconds[0]);
        out.printf(Locale.ROOT, "useful rate   %.1f GFLOP/s of %.1f (%.0f%%)%n", useful, peak, 100 * useful / peak);
        out.printf(Locale.ROOT, "RMSE          train %.5f, test %.5f%n", rmse(true), rmse(false));
        out.printf(Locale.ROOT, "factors hash  %016x%n", 31 * hash(users) + hash(items));
    }

    private double rmse(boolean train) {
        try (Workers workers = new Workers(threads)) {
            ErrorSums sums = new ErrorPass(Kernel.selected())
                    .squaredErrors(
                            train ? data.train().byUser() : data.test().byUser(),
                            users,
                            items,
                            data.trainMean(),
                            SyntheticRatings.SCALE,
                            workers);
            return Math.sqrt(sums.clippedSquared() / sums.count());
        }
    }

    private static long hash(FactorSide side) {
        long hash = 1;
        for (int row = 0; row < side.numRows(); row++) {
            for (int f = 0; f < side.k(); f++) {
                hash = 31 * hash + Float.floatToIntBits(side.factor(row, f));
            }
            hash = 31 * hash + Float.floatToIntBits(side.bias(row));
        }
        return hash;
    }
}
