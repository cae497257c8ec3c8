package org.factorlens.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.factorlens.experiment.Experiment;
import org.factorlens.experiment.ExperimentRunner;
import org.factorlens.experiment.Plan;
import org.factorlens.experiment.Resume;
import org.factorlens.ratings.Dataset;
import picocli.CommandLine;

/** Runs an experiment for the commands that do. */
final class Runs {
    private Runs() {}

    /** Reads, trains, evaluates and writes results; returns the exit code. */
    static int run(Experiment experiment, CommonOptions options, Resume resume, CommandLine command) {
        PrintWriter out = command.getOut();
        long start = System.nanoTime();
        Plan plan = new Plan(experiment);
        Dataset dataset = options.loader().load(experiment);
        double loadSeconds = (System.nanoTime() - start) / 1e9;
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d ratings by %,d users of %,d items; %,d cells",
                experiment.name(),
                experiment.size(dataset),
                dataset.ratings().numUsers(),
                dataset.ratings().numItems(),
                plan.cells().size()));
        dataset.features().forEach(features -> out.println(features.summary()));
        ExperimentRunner runner =
                new ExperimentRunner(plan, dataset, options.threads(), new RunProgress(out, command.getErr()));
        int failed;
        try (StopNotice notice = new StopNotice()) {
            failed = runner.run(options.store(experiment.name()), loadSeconds, resume);
        }
        out.println("results: " + options.store(experiment.name()).directory()
                + (failed == 0 ? "" : "; " + failed + " cells failed"));
        out.flush();
        return failed == 0 ? Main.DONE : Main.FAILED;
    }
}
