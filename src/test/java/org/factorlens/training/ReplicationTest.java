package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.DatasetReader;
import org.factorlens.ratings.DatasetRequest;
import org.factorlens.ratings.Fixtures;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.factorlens.split.Fold;
import org.factorlens.split.Split;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published study on ml-latest-small, held to its numbers (see the experiment {@code replication}). */
class ReplicationTest {
    private static TrainingData data;
    private static List<SweepScore> biasOnly;

    @BeforeAll
    static void trainBiasOnly() {
        RatingTable table = DatasetReader.read(DatasetRequest.of("ml-latest-small", Fixtures.realData()))
                .ratings();
        Fold fold = new Split.NumpyHoldOut(0.8, 0, 0).fold(table, 0);
        data = new TrainingData(
                RatingTables.sparse(table, fold.train()), RatingTables.sparse(table, fold.test()), null);
        biasOnly = curve(0, 0.0001, Update.ALTERNATING);
    }

    private static List<SweepScore> curve(int k, double biasLambda, Update update) {
        Regularization regularization = new Regularization(1, true, biasLambda, false);
        return Problem.train(data, new Hyperparameters(Algorithm.ALS, k, regularization, 1, 100, update, false, 0), 2)
                .curve();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.7974, 0.8977, 25703.52, 8057.25",
        "2, 0.7800, 0.8839, 24594.17, 7811.66",
        "3, 0.7787, 0.8841, 24507.85, 7815.44",
        "100, 0.7785, 0.8850, 24497.51, 7831.43"
    })
    void biasOnly_eachPublishedSweep_agreesToEveryDigit(
            int sweep, String trainRmse, String testRmse, String trainLoss, String testLoss) {
        SweepScore ours = biasOnly.get(sweep - 1);
        assertThat(ours.sweep()).isEqualTo(sweep);
        assertThat(String.format(Locale.ROOT, "%.4f", ours.trainRmse())).isEqualTo(trainRmse);
        assertThat(String.format(Locale.ROOT, "%.4f", ours.testRmse())).isEqualTo(testRmse);
        assertThat(String.format(Locale.ROOT, "%.2f", ours.trainLoss())).isEqualTo(trainLoss);
        assertThat(String.format(Locale.ROOT, "%.2f", ours.testLoss())).isEqualTo(testLoss);
    }

    /** Another random start than theirs: within three standard deviations over starts (decision 824). */
    @Test
    void tenFactors_hundredSweeps_overfitsAsPublished() {
        SweepScore last = curve(10, 0.001, Update.ALTERNATING_START).get(99);
        assertThat(last.testRmse()).isEqualTo(1.0478, within(0.015));
        assertThat(last.trainRmse()).isEqualTo(0.4434, within(0.002));
        assertThat(last.trainLoss()).isEqualTo(11091.23, within(102.0));
        assertThat(last.testLoss()).isEqualTo(14121.18, within(305.0));
    }
}
