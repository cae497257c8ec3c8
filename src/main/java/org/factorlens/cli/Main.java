package org.factorlens.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.factorlens.ratings.BadInputException;
import org.factorlens.results.BadResultsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code factorlens}. */
@Command(
        name = "factorlens",
        description = {
            "Turns ratings into evidence: runs a matrix of matrix-factorization recommenders",
            "and builds a static HTML report of it."
        },
        mixinStandardHelpOptions = true,
        version = "FactorLens 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GenerateCommand.class,
            RunCommand.class,
            ReportCommand.class,
            ServeCommand.class,
            FetchCommand.class,
            RecommendCommand.class,
            ReproduceCommand.class,
            SampleCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar target/factorlens.jar generate sample",
            "  java -jar target/factorlens.jar generate ml-latest-small --data ~/datasets",
            "  java -jar target/factorlens.jar run my-ratings.yaml --threads 2",
            "  java -jar target/factorlens.jar report",
            "  java -jar target/factorlens.jar recommend \\",
            "      --model data/results/ml-latest-small/models/selected.flm \\",
            "      --rate \"318=5,296=4\" --top 10",
            "  java -jar target/factorlens.jar reproduce als-k10-l10-b3-s1-f0 --experiment sample",
            "",
            "Exit codes: 0 done, 1 a cell or a check failed, 2 bad usage or bad input."
        })
public final class Main implements Runnable {
    /** All went well. */
    static final int DONE = 0;
    /** A cell or a check failed. */
    static final int FAILED = 1;
    /** Bad usage or bad input. */
    static final int BAD = 2;

    @Spec
    private CommandSpec spec;

    /** Starts FactorLens; ends the JVM with the exit code. */
    public static void main(String[] args) {
        Relaunch.endWithParent();
        Integer relaunched = Relaunch.withVectorModule(args);
        System.exit(relaunched != null ? relaunched : execute(args));
    }

    /** Runs a command in this JVM and returns its exit code. */
    static int execute(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((e, args) -> badUsage(e))
                .setExecutionExceptionHandler((e, command, parsed) -> report(e, command, parsed));
    }

    /** One sentence instead of the whole usage. */
    private static int badUsage(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        List<String> near =
                e instanceof CommandLine.UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        command.getErr()
                .println("factorlens: " + e.getMessage().lines().findFirst().orElse("bad usage")
                        + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?") + " (see '"
                        + command.getCommandSpec().qualifiedName() + " --help')");
        return BAD;
    }

    private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        boolean debug = parsed.originalArgs().contains("--debug");
        if (debug) {
            e.printStackTrace(err);
        }
        if (e instanceof BadInputException || e instanceof BadResultsException) {
            err.println("factorlens: " + e.getMessage());
            return BAD;
        }
        if (e instanceof InvalidPathException path) {
            err.println("factorlens: "
                    + new BadInputException("'" + path.getInput() + "' is no path on this machine: " + path.getReason())
                            .getMessage());
            return BAD;
        }
        err.println("factorlens: internal error: " + e + (debug ? "" : " (--debug shows where)"));
        return FAILED;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
    }
}
