package org.factorlens.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.factorlens.ratings.ProgressListener;

/** A bar on the terminal, or nothing where there is none. */
final class DownloadProgress implements ProgressListener, AutoCloseable {
    private static final long MEBIBYTE = 1 << 20;

    private final ProgressBar bar;

    DownloadProgress(String name) {
        this.bar = System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(name)
                        .setUnit(" MiB", MEBIBYTE)
                        .build();
    }

    @Override
    public void progress(long done, long total) {
        if (bar != null) {
            bar.maxHint(Math.max(total, -1));
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
