package org.factorlens.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: train and evaluate, without a report. */
@Command(
        name = "run",
        description = "Runs every cell of an experiment and writes the results.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  java -jar target/factorlens.jar run data/experiments/sample.yaml")
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EXPERIMENT", description = "A YAML file, or the name of one in data/experiments.")
    private String experiment;

    @Mixin
    private CommonOptions options;

    @Mixin
    private ResumeOptions resume;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Runs.run(options.experiment(experiment), options, resume.resume(), spec.commandLine());
    }
}
