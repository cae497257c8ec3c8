package org.factorlens.ratings;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Work done on several threads, the calling one included, whose results are taken by the calling thread in the order in
 * which the work was handed in. So much work is under way at once as keeps the threads busy, and no more.
 */
final class OrderedWork<T> implements Closeable {
    private static final int WAITING_PER_THREAD = 2;

    private final Consumer<T> taker;
    private final int most;
    private final ThreadPoolExecutor helpers;
    private final Queue<Future<T>> pending = new ArrayDeque<>();

    /**
     * Prepares for work.
     *
     * @param threads at least 1
     * @param taker takes the results
     */
    OrderedWork(int threads, Consumer<T> taker) {
        this.taker = taker;
        most = WAITING_PER_THREAD * threads;
        helpers = threads == 1
                ? null
                : new ThreadPoolExecutor(
                        threads - 1,
                        threads - 1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(threads),
                        OrderedWork::helper,
                        new ThreadPoolExecutor.CallerRunsPolicy());
    }

    private static Thread helper(Runnable job) {
        Thread thread = new Thread(job, "factorlens-reader");
        thread.setDaemon(true);
        return thread;
    }

    /** Hands in work; the calling thread does it where all others are busy. */
    void add(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        pending.add(task);
        if (helpers == null) {
            task.run();
        } else {
            helpers.execute(task);
        }
        while (!pending.isEmpty() && (pending.peek().isDone() || pending.size() > most)) {
            take();
        }
    }

    /** Waits for all work and takes its results. */
    void finish() {
        while (!pending.isEmpty()) {
            take();
        }
    }

    private void take() {
        try {
            taker.accept(pending.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        if (helpers != null) {
            helpers.shutdownNow();
        }
    }
}
