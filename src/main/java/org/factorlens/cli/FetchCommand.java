package org.factorlens.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.DatasetCatalogue;
import org.factorlens.ratings.DatasetFetcher;
import org.factorlens.ratings.KnownDataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fetch}: download a data set. */
@Command(
        name = "fetch",
        description = "Downloads a data set, checks it, and unpacks it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  java -jar target/factorlens.jar fetch ml-latest-small")
final class FetchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DATASET",
            description = "ml-latest-small, ml-100k, ml-1m, ml-10m, ml-20m, ml-25m, ml-32m.")
    private String dataset;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where to put it, as DIR/NAME (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--debug", description = "Show stack traces.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        KnownDataset known = DatasetCatalogue.find(dataset)
                .orElseThrow(() -> new BadInputException("there is no data set '" + dataset + "' to fetch; known: "
                        + DatasetCatalogue.all().stream()
                                .map(KnownDataset::name)
                                .collect(java.util.stream.Collectors.joining(", "))));
        try (DownloadProgress progress = new DownloadProgress(known.name())) {
            Path folder = new DatasetFetcher(progress).fetch(known, data);
            spec.commandLine().getOut().println(known.title() + ": " + folder);
            spec.commandLine().getOut().println(known.licence());
        }
        return Main.DONE;
    }
}
