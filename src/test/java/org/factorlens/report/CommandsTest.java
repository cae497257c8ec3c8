package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path folder;

    private static Manifest manifest(long skipped) {
        return PageFixture.manifest(PageFixture.dataset(skipped, List.of(), Double.NaN));
    }

    /** The fixture's run is called tiny; its data set is called tiny, too. */
    private static Manifest writtenAs(String text) {
        Manifest m = manifest(0);
        return new Manifest(
                m.schema(),
                m.factorlens(),
                m.kernelContract(),
                m.name(),
                m.title(),
                m.question(),
                text,
                m.experimentSha256(),
                m.dataset(),
                m.split(),
                m.plan(),
                m.selectedCell(),
                m.selectedConfiguration(),
                m.chosenBy(),
                m.clipped(),
                m.polarizingMinRatings(),
                m.mapVariance(),
                m.resultDigests());
    }

    @Test
    void build_experimentOfThatName_namesIt() {
        assertThat(new Commands(manifest(0)).build())
                .startsWith("mvn verify -Dexperiment=tiny -Ddata.dir=DIR\n")
                .endsWith("generate tiny --data DIR");
        assertThat(new Commands(manifest(0)).placeholders())
                .isEqualTo(
                        "; data/experiments/tiny.yaml is the experiment file below; DIR is the folder that holds the data sets");
    }

    @Test
    void build_rowsWereSkipped_saysLenient() {
        assertThat(new Commands(manifest(3)).build())
                .isEqualTo("java -jar target/factorlens.jar generate tiny --data DIR --lenient");
        assertThat(new Commands(manifest(3)).reproduce("c")).endsWith("--experiment tiny --lenient");
    }

    @Test
    void commands_runOnAnotherFile_nameTheExperimentFileAndThePath() {
        Commands commands = new Commands(writtenAs("# mine\nname: own\n"));

        assertThat(commands.build()).isEqualTo("java -jar target/factorlens.jar generate own --dataset PATH");
        assertThat(commands.reproduce("c"))
                .isEqualTo("java -jar target/factorlens.jar reproduce c --experiment tiny --dataset PATH");
        assertThat(commands.placeholders())
                .isEqualTo(
                        "; data/experiments/own.yaml is the experiment file below; PATH is the file or folder of the ratings");
    }
}
