package org.factorlens.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.factorlens.experiment.ProgressListener;

/** Done, total and time left: as a bar on a terminal, as about ten plain lines elsewhere. */
final class RunProgress implements ProgressListener {
    private final PrintWriter out;
    private final boolean terminal;
    private ProgressBar bar;
    private int total;
    private int lastTenth;
    private long start;

    RunProgress(PrintWriter out) {
        this.out = out;
        this.terminal = System.console() != null;
    }

    @Override
    public void started(int cells) {
        total = cells;
        lastTenth = 0;
        start = System.nanoTime();
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName("cells")
                    .setInitialMax(cells)
                    .build();
        } else {
            print("cells: 0/" + cells);
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
                    elapsed / done * (total - done)));
        }
    }

    @Override
    public void finished() {
        if (bar != null) {
            bar.close();
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
