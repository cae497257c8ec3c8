package org.factorlens.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.factorlens.experiment.ProgressListener;

/** Done, total and time left: as a bar on a terminal, as about ten plain lines elsewhere. */
final class RunProgress implements ProgressListener {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private ProgressBar bar;
    private int total;
    private int kept;
    private int lastTenth;
    private long start;

    RunProgress(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
        this.terminal = System.console() != null;
    }

    @Override
    public void started(int cells, int reused) {
        total = cells;
        kept = reused;
        lastTenth = (int) (kept * 10L / total);
        start = System.nanoTime();
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName("cells")
                    .setInitialMax(cells)
                    .startsFrom(kept, java.time.Duration.ZERO)
                    .build();
        } else {
            print("cells: " + kept + "/" + cells);
        }
        if (kept > 0) {
            print("kept from before: " + kept + " of " + cells + " cells (--fresh forgets them)");
        }
    }

    @Override
    public void cellEnded(String cell, int done, String failure) {
        if (!failure.isEmpty()) {
            print("cell " + cell + " failed: " + failure);
        }
        if (bar != null) {
            bar.stepTo(done);
        } else if (done * 10L / total > lastTenth) {
            lastTenth = (int) (done * 10L / total);
            double elapsed = (System.nanoTime() - start) / 1e9;
            print(String.format(
                    Locale.ROOT,
                    "cells: %d/%d, %.0f s, about %.0f s left",
                    done,
                    total,
                    elapsed,
                    elapsed / (done - kept) * (total - done)));
        }
    }

    @Override
    public void finished() {
        if (bar != null) {
            bar.close();
        }
    }

    @Override
    public void unchanged() {
        print("kept from before: all results, as nothing that they depend on has changed (--fresh forgets them)");
    }

    @Override
    public void noted(String sentence) {
        err.println("factorlens: note: " + sentence);
        err.flush();
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
