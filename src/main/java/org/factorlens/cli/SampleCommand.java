package org.factorlens.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.factorlens.ratings.SampleGenerator;
import org.factorlens.ratings.SampleSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sample}: generated ratings with a known answer. */
@Command(
        name = "sample",
        description = "Writes ratings drawn from a known model, the same bytes on every machine.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  java -jar target/factorlens.jar sample --out data/sample --seed 1")
final class SampleCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write to.")
    private Path out;

    @Option(names = "--users", paramLabel = "N", defaultValue = "600", description = "Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(names = "--items", paramLabel = "N", defaultValue = "800", description = "Default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(names = "--ratings", paramLabel = "N", defaultValue = "60000", description = "Default: ${DEFAULT-VALUE}.")
    private int ratings;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--debug", description = "Show stack traces.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SampleSpec size = new SampleSpec(users, items, ratings, seed);
        double floor;
        try (DownloadProgress progress = new DownloadProgress("ratings")) {
            floor = new SampleGenerator(size).write(out, progress);
        }
        PrintWriter console = spec.commandLine().getOut();
        console.println(
                String.format(Locale.ROOT, "%s: %,d ratings; RMSE of the true model %.6f", out, ratings, floor));
        return Main.DONE;
    }
}
