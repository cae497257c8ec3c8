package org.factorlens.bench;

import org.factorlens.training.SweepBenchmark;

/** Whole-process benchmark of training; run with {@code --add-modules jdk.incubator.vector}. */
public final class TrainingBenchmark {
    private static final int ARGUMENTS = 6;

    private TrainingBenchmark() {}

    /** Arguments: users, items, training ratings, k, sweeps, threads. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != ARGUMENTS) {
            System.err.println("usage: TrainingBenchmark USERS ITEMS RATINGS K SWEEPS THREADS");
            System.exit(2);
        }
        int[] numbers = new int[ARGUMENTS];
        for (int i = 0; i < ARGUMENTS; i++) {
            numbers[i] = Integer.parseInt(args[i].replace("_", ""));
        }
        SweepBenchmark.run(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], System.out);
    }
}
