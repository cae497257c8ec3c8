package org.factorlens.experiment;

import java.util.Arrays;
import java.util.List;
import org.factorlens.ratings.Dataset;
import org.factorlens.results.Manifest;
import org.factorlens.results.Timing;
import org.factorlens.split.Fold;

/**
 * The folds of a run, each divided when it is first asked for. Where cells run side by side all stay in memory, else the last
 * one does. Not safe for concurrent use, save for asking for folds that stay.
 */
final class Folds {
    private final Dataset dataset;
    private final Experiment experiment;
    private final boolean all;
    private final List<Timing> timings;
    private final FoldData[] data;
    private final Manifest.FoldInfo[] infos;

    /**
     * No fold yet.
     *
     * @param all whether all folds stay in memory
     * @param timings receives what each fold takes
     */
    Folds(Dataset dataset, Experiment experiment, boolean all, List<Timing> timings) {
        this.dataset = dataset;
        this.experiment = experiment;
        this.all = all;
        this.timings = timings;
        this.data = new FoldData[experiment.split().folds()];
        this.infos = new Manifest.FoldInfo[data.length];
    }

    /** Number of folds. */
    int count() {
        return data.length;
    }

    /** The ratings of fold {@code number}. */
    FoldData at(int number) {
        if (data[number] == null) {
            release();
            long start = System.nanoTime();
            data[number] = FoldData.of(dataset, experiment, number);
            if (infos[number] == null) {
                infos[number] = info(data[number].fold());
                timings.add(new Timing("split-f" + number, (System.nanoTime() - start) / 1e9, 0, Double.NaN));
            }
        }
        return data[number];
    }

    /** Sizes and digest of fold {@code number}. */
    Manifest.FoldInfo info(int number) {
        if (infos[number] == null) {
            release();
            infos[number] = info(experiment.fold(dataset, number));
        }
        return infos[number];
    }

    /** Before another fold is divided: memory is planned for one at a time. */
    private void release() {
        if (!all) {
            Arrays.fill(data, null);
        }
    }

    private Manifest.FoldInfo info(Fold fold) {
        return new Manifest.FoldInfo(
                fold.number(),
                fold.train().length,
                fold.validation().length,
                fold.test().length,
                fold.sha256(dataset.ratings().size()));
    }
}
