package org.factorlens.bench;

import org.factorlens.kernel.VectorLength;
import org.factorlens.training.SweepBenchmark;

/** Whole-process benchmark of training; run with {@code --add-modules jdk.incubator.vector}. */
public final class TrainingBenchmark {
    private static final int NUMBERS = 6;

    private TrainingBenchmark() {}

    /** Arguments: users, items, training ratings, k, sweeps, threads, and how: joint (the default), cg or float64. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != NUMBERS && args.length != NUMBERS + 1) {
            System.err.println("usage: TrainingBenchmark USERS ITEMS RATINGS K SWEEPS THREADS [joint|cg|float64]");
            System.exit(2);
        }
        int[] numbers = new int[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = Integer.parseInt(args[i].replace("_", ""));
        }
        VectorLength.expectFactors(numbers[3]);
        String how = args.length > NUMBERS ? args[NUMBERS] : "joint";
        SweepBenchmark.run(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], how, System.out);
    }
}
