package org.factorlens.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one training run. Tasks are taken in order by whichever worker is free; a task must write only to what
 * belongs to it, so that results do not depend on the number of threads.
 */
public final class Workers implements AutoCloseable {
    /** One task of a {@link #run}. */
    @FunctionalInterface
    public interface Task {
        /** Does task number {@code task}; {@code worker} in {@code 0..threads-1} names the scratch space to use. */
        void run(int worker, int task);
    }

    private final int threads;
    private final ExecutorService pool;

    /** Workers on {@code threads} threads; with one, everything runs on the calling thread. */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
        this.threads = threads;
        this.pool = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, job -> {
                    Thread thread = new Thread(job, "factorlens-worker");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Number of threads, the calling one included. */
    public int threads() {
        return threads;
    }

    /**
     * Runs tasks {@code 0..tasks-1} and returns when all are done. What a task throws is thrown here, as it is, once no task is
     * running any more; tasks that had not begun are left out then.
     */
    public void run(int tasks, Task task) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> helpers = new ArrayList<>();
        for (int helper = 1; helper < Math.min(threads, tasks); helper++) {
            int worker = helper;
            helpers.add(pool.submit(() -> drain(worker, next, tasks, task)));
        }
        try {
            drain(0, next, tasks, task);
        } finally {
            await(helpers);
        }
    }

    private static void drain(int worker, AtomicInteger next, int tasks, Task task) {
        try {
            for (int number = next.getAndIncrement(); number < tasks; number = next.getAndIncrement()) {
                task.run(worker, number);
            }
        } catch (RuntimeException | Error e) {
            next.set(tasks);
            throw e;
        }
    }

    private static void await(List<Future<?>> helpers) {
        Throwable thrown = null;
        for (Future<?> helper : helpers) {
            try {
                helper.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while training", e);
            } catch (ExecutionException e) {
                thrown = e.getCause();
            }
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw thrown instanceof RuntimeException cause ? cause : new IllegalStateException(thrown);
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
