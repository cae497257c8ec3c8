package org.factorlens.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: build the site from results, without training. */
@Command(
        name = "report",
        description = "Builds the report of experiments that have results; trains nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  java -jar target/factorlens.jar report sample")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Experiments (default: all that have results).")
    private List<String> names = List.of();

    @Mixin
    private CommonOptions options;

    @Mixin
    private ReportOptions report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Reports.build(options, report, names, spec.commandLine().getOut());
        return Main.DONE;
    }
}
