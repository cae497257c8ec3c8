package org.factorlens.training;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.factorlens.kernel.Kernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time of a whole sweep, and of the error pass after it, on data of the size of ml-latest-small, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UpdateBenchmark {
    @Param({"5", "20", "50"})
    int k;

    private final Workers workers = new Workers(1);
    private SyntheticRatings.Split data;
    private FactorSide users;
    private FactorSide items;
    private RowUpdate.Settings settings;
    private RowUpdate simd;
    private RowUpdate scalar;
    private ErrorPass errors;

    /** Synthetic ratings of 610 users on 9,724 items, and random factors. */
    @Setup
    public void setUp() {
        data = SyntheticRatings.split(610, 9_724, 80_000, 1);
        users = new FactorSide(data.train().numUsers(), k);
        items = new FactorSide(data.train().numItems(), k);
        SplittableRandom random = new SplittableRandom(7);
        for (int row = 0; row < items.numRows(); row++) {
            for (int f = 0; f < k; f++) {
                items.setFactor(row, f, (float) (random.nextDouble() - 0.5) * 0.2f);
            }
        }
        settings = new RowUpdate.Settings(data.trainMean(), true, 5, 3, Weighting.PLAIN);
        simd = new KernelUpdate(Kernel.selected());
        scalar = new KernelUpdate(Kernel.scalar());
        errors = new ErrorPass(Kernel.selected());
    }

    /** Ends the workers. */
    @TearDown
    public void tearDown() {
        workers.close();
    }

    /** A sweep on the SIMD twin. */
    @Benchmark
    public FactorSide simd() {
        return sweep(simd);
    }

    /** A sweep on the scalar twin. */
    @Benchmark
    public FactorSide scalar() {
        return sweep(scalar);
    }

    /** A sweep in float64 on EJML. */
    @Benchmark
    public FactorSide ejml() {
        return sweep(new EjmlUpdate());
    }

    /** The error pass over the training ratings. */
    @Benchmark
    public double errors() {
        return errors.squaredErrors(data.train().byUser(), users, items, data.trainMean(), workers)
                .squared();
    }

    private FactorSide sweep(RowUpdate update) {
        update.update(data.train().byUser(), users, items, settings, workers);
        update.update(data.train().byItem(), items, users, settings, workers);
        return items;
    }
}
