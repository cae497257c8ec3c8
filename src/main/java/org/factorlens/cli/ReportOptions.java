package org.factorlens.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the commands that build a report. */
final class ReportOptions {
    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description =
                    "Downloads of an earlier run (such as site/NAME/downloads); adds a page on what changed since.")
    private Path baseline;

    Optional<Path> baseline() {
        return Optional.ofNullable(baseline);
    }
}
