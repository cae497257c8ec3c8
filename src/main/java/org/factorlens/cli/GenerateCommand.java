package org.factorlens.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.factorlens.experiment.Experiment;
import org.factorlens.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code generate}: run and report; what {@code mvn verify} does. */
@Command(
        name = "generate",
        description = "Runs an experiment and builds its report; what 'mvn verify' does.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  java -jar target/factorlens.jar generate ml-latest-small --data ~/datasets")
final class GenerateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "EXPERIMENT",
            defaultValue = "sample",
            description = "A YAML file, or the name of one in data/experiments (default: sample).")
    private String experiment;

    @Mixin
    private CommonOptions options;

    @Mixin
    private ResumeOptions resume;

    @Mixin
    private ReportOptions report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Experiment read = options.experiment(experiment);
        report.baseline().ifPresent(folder -> Report.checkBaseline(folder, List.of(read.name())));
        int code = Runs.run(read, options, resume.resume(), spec.commandLine());
        Reports.build(options, report, List.of(read.name()), out);
        return code;
    }
}
