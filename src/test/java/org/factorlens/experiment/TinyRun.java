package org.factorlens.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.DatasetLocator;
import org.factorlens.ratings.ProgressListener;
import org.factorlens.ratings.SampleGenerator;
import org.factorlens.ratings.SampleSpec;
import org.factorlens.results.ResultStore;

/** An experiment on a small generated data set, run into a folder of its own. */
public record TinyRun(Plan plan, Dataset dataset, ResultStore store, int failed) {
    /** Writes the small sample to {@code folder}. */
    public static Path sample(Path folder) {
        new SampleGenerator(new SampleSpec(60, 50, 1200, 4)).write(folder, ProgressListener.NONE);
        return folder;
    }

    /** Runs {@code yaml}, which says neither name nor data set, on the ratings in {@code data}. */
    public static TinyRun of(Path data, Path results, int threads, String yaml) {
        Experiment experiment = experiment(data, yaml);
        return run(experiment, data, new ResultStore(results), threads);
    }

    /** Runs an experiment into {@code store}. */
    static TinyRun run(Experiment experiment, Path data, ResultStore store, int threads) {
        Plan plan = new Plan(experiment);
        Dataset dataset = new DatasetLoader(
                        new DatasetLocator(data, (known, folder) -> {
                            throw new IllegalStateException("no downloads in tests");
                        }),
                        false)
                .load(experiment);
        int failed = new ExperimentRunner(plan, dataset, threads, org.factorlens.experiment.ProgressListener.NONE)
                .run(store, 0, Resume.FRESH);
        return new TinyRun(plan, dataset, store, failed);
    }

    static Experiment experiment(Path data, String yaml) {
        return ExperimentFile.parse(
                "name: tiny\ndataset: {name: tiny, path: \"" + data + "\"}\n" + yaml, data + "/tiny.yaml");
    }

    /** Every file of the results but the one with times, by its name there. */
    TreeMap<String, String> files() {
        TreeMap<String, String> files = new TreeMap<>();
        try (var paths = Files.walk(store.directory())) {
            paths.filter(Files::isRegularFile)
                    .map(path -> store.directory().relativize(path).toString())
                    .filter(name -> !name.equals("timings.csv") && !name.startsWith("."))
                    .forEach(name -> files.put(name, store.digest(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
