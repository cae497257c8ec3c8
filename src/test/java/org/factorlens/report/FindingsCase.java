package org.factorlens.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The findings on a small results directory, which a test changes before it asks for them. */
abstract class FindingsCase {
    @TempDir
    Path folder;

    final ResultsFixture fixture = new ResultsFixture();

    ExperimentResults results() {
        return new ExperimentResults(fixture.write(folder, "tiny"));
    }

    List<Sentence> findings() {
        return new Findings(results()).all();
    }

    Optional<Sentence> about(String topic) {
        return findings().stream()
                .filter(sentence -> sentence.topic().equals(topic))
                .findFirst();
    }

    /** Leaves one comparison of the chosen configuration with another, the answer to {@code question}. */
    void compare(String question, double difference, double low, double high) {
        fixture.comparisons.clear();
        fixture.comparisons.add(ResultsFixture.comparison(
                question, ResultsFixture.CHOSEN, "k = 2, λ = 5, bias λ = 3", difference, low, high));
    }
}
