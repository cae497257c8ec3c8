package org.factorlens.evaluation;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs tasks that do not depend on each other, on whatever threads there are. */
@FunctionalInterface
public interface Tasks {
    /** On the calling thread. */
    Tasks IN_ORDER = (count, task) -> IntStream.range(0, count).forEach(task);

    /** Runs {@code task} for each of {@code 0..count-1} and returns when all are done. */
    void run(int count, IntConsumer task);
}
