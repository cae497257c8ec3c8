package org.factorlens.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time per rating: gathering a panel, adding its Gram matrix, and dot products. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GramBenchmark {
    private static final int COUNT = 65;
    private static final int TABLE_ROWS = 10_000;

    @Param({"scalar", "simd"})
    String twin;

    @Param({"10", "20", "50", "100"})
    int k;

    private Kernel kernel;
    private int width;
    private float[] table;
    private int[] rows;
    private float[] panel;
    private float[] gram;
    private float[] vector;
    private float[] scratch;
    private float[] products;

    /** Random factors, random rows. */
    @Setup
    public void setUp() {
        kernel = new Kernel(KernelChoice.select(twin));
        width = k + 2;
        SplittableRandom random = new SplittableRandom(1);
        table = new float[Kernel.BLOCK + TABLE_ROWS * width];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) (random.nextDouble() - 0.5);
        }
        rows = random.ints(COUNT, 0, TABLE_ROWS).toArray();
        panel = new float[Kernel.panelLength(COUNT, width)];
        gram = new float[Kernel.gramLength(width)];
        vector = new float[Kernel.paddedLength(width)];
        Arrays.fill(vector, Kernel.padding(width), vector.length, 0.5f);
        scratch = new float[Kernel.SCRATCH];
        products = new float[COUNT];
        gather();
    }

    /** Copies factors into the panel. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public float[] gather() {
        kernel.gather(table, Kernel.BLOCK, width, rows, COUNT, width, panel, COUNT);
        return panel;
    }

    /** Adds the panel's Gram matrix; {@code (k + 1)(k + 2)} useful floating-point operations and more per rating. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public float[] addGram() {
        kernel.addGram(panel, COUNT, COUNT, width, gram);
        return gram;
    }

    /** Predicts the ratings of one row. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public float[] dots() {
        kernel.dots(table, Kernel.BLOCK, width, rows, COUNT, width, vector, scratch, products);
        return products;
    }
}
