package org.factorlens.ratings;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes a stream from which nothing came for too long, so that the thread that reads it goes on with an error. */
final class StallGuard implements Closeable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "stall guard");
        thread.setDaemon(true);
        return thread;
    });
    private final InputStream guarded;
    private final long patienceNanos;
    private volatile long lastAlive = System.nanoTime();

    StallGuard(InputStream guarded, Duration patience) {
        this.guarded = guarded;
        patienceNanos = patience.toNanos();
        long period = Math.max(1, patience.toMillis() / 4);
        clock.scheduleWithFixedDelay(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    /** Says that bytes came. */
    void alive() {
        lastAlive = System.nanoTime();
    }

    private void look() {
        if (System.nanoTime() - lastAlive > patienceNanos) {
            try {
                guarded.close();
            } catch (IOException e) {
                // The reader meets the closed stream and reports it.
                lastAlive = System.nanoTime();
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
