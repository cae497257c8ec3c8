package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.factorlens.model.FactorModel;
import org.factorlens.model.ModelFile;
import org.factorlens.model.SavedModel;
import org.factorlens.results.Recommendations;
import org.factorlens.results.Recommendations.Profile;
import org.factorlens.results.Recommendations.RecommendedItem;
import org.factorlens.results.ResultStore;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a mean is chosen, people are folded in with what the mean knows of them. */
class MeanModelsFoldInTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"user-item-mean, 5", "user-item-mean, 0", "user-mean, 2", "item-mean, 3", "global-mean, 0"})
    void recommendations_userOfTheData_arePredictedAsInTraining(String model, double damping) {
        TinyRun run =
                TinyRun.of(TinyRun.sample(directory.resolve("data")), directory.resolve("results"), 1, """
                split: {strategy: holdout, test: 0.2, seed: 1, validation: 0.1}
                matrix: {model: %s, damping: %s}
                recommendations: {users: 6, top: 5}
                """.formatted(
                                model, damping));
        Recommendations recommendations = run.store().readJson(ResultStore.RECOMMENDATIONS, Recommendations.class);
        SavedModel saved = ModelFile.read(run.store().directory().resolve("models/selected.flm"));
        assertThat(recommendations.profiles()).hasSize(6);
        for (Profile profile : recommendations.profiles()) {
            for (RecommendedItem item : profile.recommended()) {
                assertThat(item.score()).isCloseTo(predicted(saved, profile, item), within(1e-5));
            }
        }
    }

    private static double predicted(SavedModel saved, Profile profile, RecommendedItem item) {
        FactorModel model = saved.model();
        return model.predict(
                saved.users().index(profile.name()),
                saved.items().index(item.item().item()));
    }
}
