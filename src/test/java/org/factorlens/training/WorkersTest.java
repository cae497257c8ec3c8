package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void run_tasks_areEachDoneOnce(int threads) {
        int[] done = new int[1000];
        try (Workers workers = new Workers(threads)) {
            workers.run(done.length, (worker, task) -> done[task]++);
        }
        assertThat(done).containsOnly(1);
    }

    /** Whichever thread it happens on, and once the other threads have stopped. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void run_errorOnAnyThread_isThrownAsItIsWhenNothingRuns(int failing) {
        AtomicInteger running = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(3);
        try (Workers workers = new Workers(3)) {
            assertThatThrownBy(() -> workers.run(1000, (worker, task) -> {
                        running.incrementAndGet();
                        meet(all);
                        if (worker == failing) {
                            running.decrementAndGet();
                            throw new OutOfMemoryError("as it is");
                        }
                        running.decrementAndGet();
                    }))
                    .isInstanceOf(OutOfMemoryError.class)
                    .hasMessage("as it is");
            assertThat(running).hasValue(0);
        }
    }

    @Test
    void run_afterAFailure_worksAgain() {
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.run(10, (worker, task) -> {
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            AtomicInteger done = new AtomicInteger();
            workers.run(10, (worker, task) -> done.incrementAndGet());
            assertThat(done).hasValue(10);
        }
    }

    private static void meet(CountDownLatch all) {
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
