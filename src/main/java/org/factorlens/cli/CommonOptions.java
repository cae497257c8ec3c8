package org.factorlens.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.factorlens.experiment.DatasetLoader;
import org.factorlens.experiment.Experiment;
import org.factorlens.experiment.ExperimentFile;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.DatasetFetcher;
import org.factorlens.ratings.DatasetLocator;
import org.factorlens.ratings.ReadOptions;
import org.factorlens.results.ResultStore;
import picocli.CommandLine.Option;

/** Options that several commands share. */
final class CommonOptions {
    /** Where experiment files are looked up by name. */
    static final Path EXPERIMENTS = Path.of("data", "experiments");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where data sets lie, as DIR/NAME (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            defaultValue = "data/cache",
            description = "Where ratings are kept as read, so that they load faster (default: ${DEFAULT-VALUE}).")
    private Path cache;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "data/results",
            description = "Where results are kept, as DIR/EXPERIMENT (default: ${DEFAULT-VALUE}).")
    private Path results;

    @Option(
            names = "--site",
            paramLabel = "DIR",
            defaultValue = "site",
            description = "Where the report is built (default: ${DEFAULT-VALUE}).")
    private Path site;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads to train on; 0 is one per core. Results do not depend on it (default: 0).")
    private int threads;

    @Option(names = "--lenient", description = "Skip and count bad rows instead of stopping at them.")
    private boolean lenient;

    @Option(
            names = "--dataset",
            paramLabel = "NAME|PATH",
            defaultValue = "",
            description =
                    "Run the experiment on another data set than its file names: by name, or a ratings file or folder.")
    private String dataset;

    @Option(names = "--debug", description = "Show stack traces.")
    private boolean debug;

    Path results() {
        return results;
    }

    Path site() {
        return site;
    }

    Path data() {
        return data;
    }

    int threads() {
        if (threads < 0) {
            throw new BadInputException("--threads is " + threads + "; expected 0 (one per core) or more");
        }
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    /** The experiment of that name or file, on the data set that {@code --dataset} names. */
    Experiment experiment(String nameOrPath) {
        Experiment experiment = ExperimentFile.read(ExperimentFile.find(nameOrPath, EXPERIMENTS));
        return onStatedDataset(experiment);
    }

    /** The experiment on the data set that {@code --dataset} names, or unchanged. */
    Experiment onStatedDataset(Experiment experiment) {
        if (dataset.isEmpty()) {
            return experiment;
        }
        boolean path = dataset.contains("/") || dataset.contains("\\") || Files.isRegularFile(Path.of(dataset));
        return path ? experiment.onRatings(Path.of(dataset)) : experiment.onDataset(dataset);
    }

    DatasetLoader loader() {
        DatasetLocator locator = new DatasetLocator(data, (known, folder) -> {
            try (DownloadProgress progress = new DownloadProgress(known.name())) {
                return new DatasetFetcher(progress).fetch(known, folder);
            }
        });
        return new DatasetLoader(
                locator,
                lenient,
                ReadOptions.cached(threads(), cache, note -> System.err.println("factorlens: note: " + note)));
    }

    ResultStore store(String experiment) {
        return new ResultStore(results.resolve(experiment));
    }
}
