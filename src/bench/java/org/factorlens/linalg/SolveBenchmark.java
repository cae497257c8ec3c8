package org.factorlens.linalg;

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
import org.openjdk.jmh.annotations.Warmup;

/** Time of one solve: float32 on both kernels, which also copies the matrix in, against EJML in float64. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SolveBenchmark {
    @Param({"11", "21", "51", "101"})
    int size;

    private NormalEquations collected;
    private NormalEquations scalar;
    private NormalEquations simd;
    private float[] x;
    private double[] matrix;
    private double[] rightHandSide;

    /** Normal equations of {@code 2 * size} random ratings. */
    @Setup
    public void setUp() {
        int width = size + 1;
        int count = 2 * size;
        SplittableRandom random = new SplittableRandom(1);
        float[] panel = new float[Kernel.panelLength(count, width)];
        for (int i = 0; i < panel.length; i++) {
            panel[i] = (float) (random.nextDouble() - 0.5);
        }
        collected = new NormalEquations(Kernel.scalar(), size);
        collected.addPanel(panel, count, count);
        scalar = new NormalEquations(Kernel.scalar(), size);
        simd = new NormalEquations(Kernel.selected(), size);
        x = new float[NormalEquations.solutionLength(size)];
        matrix = new double[size * size];
        rightHandSide = new double[size];
        for (int p = 0; p < count; p++) {
            for (int i = 0; i < size; i++) {
                double left = panel[Kernel.panelIndex(count, width, p, i)];
                rightHandSide[i] += left * panel[Kernel.panelIndex(count, width, p, size)];
                for (int j = 0; j < size; j++) {
                    matrix[i * size + j] += left * panel[Kernel.panelIndex(count, width, p, j)];
                }
            }
        }
    }

    /** The scalar twin. */
    @Benchmark
    public boolean scalar() {
        return solve(scalar);
    }

    /** The SIMD twin. */
    @Benchmark
    public boolean simd() {
        return solve(simd);
    }

    private boolean solve(NormalEquations equations) {
        equations.clear(size);
        equations.addEquations(collected);
        return equations.solve(x);
    }

    /** EJML, float64. */
    @Benchmark
    public ReferenceSolver.Solution ejml() {
        return new ReferenceSolver().solve(matrix, rightHandSide);
    }
}
