package org.factorlens.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.factorlens.ratings.BadInputException;
import org.factorlens.report.Report;
import org.factorlens.report.ReportRequest;
import org.factorlens.results.BadResultsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the site over HTTP on this machine's loopback address, built again when a template changes. */
@Command(
        name = "serve",
        description =
                "Serves the site on this machine only, until Ctrl-C. Builds the pages again, and reloads them in the "
                        + "browser, when templates, prose, styles or scripts change.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  java -jar target/factorlens.jar serve --port 8080")
final class ServeCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 400;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--templates",
            paramLabel = "DIR",
            defaultValue = "templates",
            description = "Folder with what you edit (default: ${DEFAULT-VALUE}).")
    private Path templates;

    @Mixin
    private CommonOptions options;

    @Mixin
    private ReportOptions report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Path site = options.site().toAbsolutePath().normalize();
        if (!Files.isRegularFile(site.resolve("index.html"))) {
            throw new BadInputException(site + " holds no report; build one with 'generate' first");
        }
        try (SiteServer server = new SiteServer(site, port)) {
            say("serving " + site + " at http://localhost:" + server.port() + "/ until Ctrl-C");
            watch(server, site);
        } catch (IOException e) {
            throw new BadInputException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        return Main.DONE;
    }

    private void watch(SiteServer server, Path site) throws InterruptedException {
        List<String> experiments = experiments(site);
        boolean editable = Files.isRegularFile(templates.resolve("layout.html"));
        if (!editable || experiments.isEmpty()) {
            say(
                    editable
                            ? "pages stay as they are: " + options.results()
                                    + " has results of no experiment in the site"
                            : "pages stay as they are: " + templates + " holds no templates");
            Thread.currentThread().join();
        }
        FolderWatch watch = new FolderWatch(templates);
        say("watching " + templates + "; builds " + String.join(", ", experiments) + " again on a change");
        while (true) {
            Thread.sleep(PAUSE_MILLIS);
            if (watch.changed()) {
                rebuild(server, experiments);
            }
        }
    }

    /** A template with a mistake leaves the pages as they were. */
    private void rebuild(SiteServer server, List<String> experiments) {
        try {
            Report.generate(new ReportRequest(
                    options.results(), experiments, options.site(), report.baseline(), Optional.of(templates)));
            say("built again");
            server.changed();
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            say("not built: " + e.getMessage() + (cause == e ? "" : ": " + cause.getMessage()));
        }
    }

    /** Experiments that stand in the site and whose results are at hand. */
    private List<String> experiments(Path site) {
        try (Stream<Path> folders = Files.list(site)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Files.isDirectory(site.resolve(name))
                            && options.store(name).hasRun())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadResultsException("cannot list " + site + ": " + e.getMessage(), e);
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
