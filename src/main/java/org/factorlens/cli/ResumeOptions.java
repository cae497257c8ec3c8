package org.factorlens.cli;

import java.time.Duration;
import org.factorlens.experiment.Resume;
import org.factorlens.ratings.BadInputException;
import picocli.CommandLine.Option;

/** Options of the commands that run an experiment: what they do with what runs before them have kept. */
final class ResumeOptions {
    @Option(names = "--fresh", description = "Forget the cells that earlier runs have kept, and run all of them again.")
    private boolean fresh;

    @Option(
            names = "--checkpoint",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description =
                    "How often the state of a long training is kept; 0 is after every sweep (default: ${DEFAULT-VALUE}).")
    private int checkpoint;

    Resume resume() {
        if (checkpoint < 0) {
            throw new BadInputException("--checkpoint is " + checkpoint + "; expected seconds, 0 or more");
        }
        return new Resume(fresh, Duration.ofSeconds(checkpoint));
    }
}
