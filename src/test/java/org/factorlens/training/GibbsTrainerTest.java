package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.RatingTables;
import org.factorlens.ratings.RowFeatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GibbsTrainerTest {
    private static Hyperparameters gibbs(int k, boolean bias, long seed, int sweeps, int burnIn) {
        return new Hyperparameters(
                Algorithm.GIBBS, k, new Regularization(0, bias, 0, false), seed, sweeps, Update.JOINT, true, 0, burnIn);
    }

    private static TrainingResult train(Hyperparameters h) {
        return Problem.train(h);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "3, true", "3, false", "0, false"})
    void train_anyShape_isAsGoodAsItsKindAllows(int k, boolean bias) {
        TrainingResult result = train(gibbs(k, bias, 1, 60, 20));
        Posterior posterior = result.posterior();
        ChainPoint last = posterior.chain().get(59);
        double global = Problem.train(Problem.mean(Algorithm.GLOBAL_MEAN))
                .curve()
                .get(0)
                .testRmse();
        assertThat(last.averageTestRmse()).isLessThan(k == 0 && !bias ? global + 1e-6 : 0.9 * global);
        assertThat(result.curve()).hasSize(60);
        assertThat(result.curve().get(59).testRmse()).isEqualTo(last.averageTestRmse());
        assertThat(result.curve().get(10).testRmse())
                .isEqualTo(posterior.chain().get(10).testRmse());
        assertThat(posterior.chain().stream().filter(ChainPoint::kept)).hasSize(40);
        assertThat(result.model().k()).isEqualTo(k);
        assertThat(1 / posterior.noiseVariance()).isCloseTo(last.noisePrecision(), within(1.0));
        assertThat(posterior.foldIn().bias()).isEqualTo(bias);
    }

    @Test
    void train_posterior_scoresAsItsPredictionsDo() {
        TrainingData data = Problem.data(RatingTables.SCALE);
        TrainingResult result = Problem.train(data, gibbs(2, true, 1, 40, 10), 1);
        double squares = 0;
        for (int slot = 0; slot < data.test().size(); slot++) {
            double error =
                    result.posterior().mean()[slot] - data.test().byUser().rating(slot);
            squares += error * error;
            assertThat(result.posterior().mean()[slot]).isBetween(0.5, 5.0);
            assertThat(result.posterior().deviation()[slot]).isPositive();
        }
        assertThat(Math.sqrt(squares / data.test().size()))
                .isCloseTo(result.curve().get(39).testRmse(), within(1e-12));
    }

    /** The model is a mean over samples that were turned into common coordinates: it predicts about what their mean does. */
    @Test
    void train_model_predictsAboutWhatTheAverageDoes() {
        TrainingData data = Problem.data(null);
        TrainingResult result = Problem.train(data, gibbs(3, true, 1, 200, 50), 1);
        double squares = 0;
        int known = 0;
        for (int user = 0; user < 39; user++) {
            for (int slot = data.test().byUser().start(user);
                    slot < data.test().byUser().start(user + 1);
                    slot++) {
                int item = data.test().byUser().column(slot);
                if (item != 29) {
                    double off = result.model().predict(user, item)
                            - result.posterior().raw()[slot];
                    squares += off * off;
                    known++;
                }
            }
        }
        assertThat(Math.sqrt(squares / known)).isLessThan(0.15);
    }

    @Test
    void train_oneTwoOrThreeThreads_sameBits() {
        TrainingData data = Problem.data(RatingTables.SCALE).with(features(30));
        List<TrainingResult> results = IntStream.rangeClosed(1, 3)
                .mapToObj(threads -> Problem.train(data, gibbs(4, true, 1, 12, 2), threads))
                .toList();
        for (TrainingResult other : results.subList(1, 3)) {
            assertThat(other.posterior().mean())
                    .containsExactly(results.get(0).posterior().mean());
            assertThat(other.posterior().chain())
                    .isEqualTo(results.get(0).posterior().chain());
            assertThat(other.links()).isEqualTo(results.get(0).links());
            assertThat(other.curve()).isEqualTo(results.get(0).curve());
        }
    }

    @Test
    void train_otherSeed_isAnotherChainWithNearlyTheSameAnswer() {
        TrainingResult one = train(gibbs(3, true, 1, 200, 50));
        TrainingResult two = train(gibbs(3, true, 2, 200, 50));
        assertThat(two.posterior().chain()).isNotEqualTo(one.posterior().chain());
        assertThat(two.curve().get(199).testRmse())
                .isCloseTo(one.curve().get(199).testRmse(), within(0.03));
    }

    /** Validation runs must not cost a second way of sampling: the curve is left out and nothing else changes. */
    @Test
    void train_withoutCurveOrTest_isTheSameChain() {
        TrainingData data = Problem.data(RatingTables.SCALE);
        TrainingData alone = new TrainingData(data.train(), null, data.clip());
        try (Workers workers = new Workers(1)) {
            Trainer trainer = Trainer.of(Algorithm.GIBBS);
            TrainingResult tested = trainer.train(data, gibbs(3, true, 1, 15, 5), true, workers);
            TrainingResult untested = trainer.train(alone, gibbs(3, true, 1, 15, 5), false, workers);
            assertThat(untested.curve()).isEmpty();
            assertThat(untested.posterior().mean()).isEmpty();
            assertThat(untested.posterior().noiseVariance())
                    .isEqualTo(tested.posterior().noiseVariance());
            for (int user = 0; user < 40; user++) {
                assertThat(untested.model().predict(user, 5))
                        .isEqualTo(tested.model().predict(user, 5));
            }
        }
    }

    private static RowFeatures features(int rows) {
        int[] start = IntStream.rangeClosed(0, rows).toArray();
        int[] feature = IntStream.range(0, rows).map(row -> row % 3).toArray();
        float[] ones = new float[rows];
        Arrays.fill(ones, 1);
        return new RowFeatures(List.of("zero", "one", "two"), start, feature, ones);
    }

    @Test
    void train_withFeatures_learnsLinksAndTheCount() {
        TrainingResult result =
                Problem.train(Problem.data(RatingTables.SCALE).with(features(30)), gibbs(2, true, 1, 60, 20), 1);
        assertThat(result.links()).hasSize(4 * 3);
        assertThat(result.links().get(3 * 3).feature()).isEqualTo("log of training ratings");
        assertThat(result.links()).allSatisfy(link -> {
            assertThat(link.mean()).isFinite();
            assertThat(link.deviation()).isPositive();
        });
    }

    @Test
    void hyperparameters_burnInNotBelowSweeps_areRefused() {
        assertThatThrownBy(() -> gibbs(2, true, 1, 10, 10)).hasMessageContaining("burn-in 10");
    }
}
