package org.factorlens.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldedPersonTest {
    private static final int[] RATED = {4, 0, 7};
    private static final double[] RATINGS = {5, 1.5, 4};
    private static final Regularization NOISE = new Regularization(0.6, true, 2, false);

    private static ModelSample sample(long seed, int k) {
        return new ModelSample(Models.random(seed, 0, 9, k), NOISE);
    }

    private static FoldedPerson person(ModelSample... samples) {
        return new FoldedPerson(Models.random(1, 2, 9, 3), NOISE, List.of(samples), RATED, RATINGS);
    }

    @Test
    void predict_noSamples_isTheModelsAndNotSure() {
        FactorModel model = Models.random(1, 2, 9, 3);
        FoldIn foldIn = new FoldIn(model, NOISE, RATED, RATINGS);
        assertThat(person().predict(3)).isEqualTo(model.predict(foldIn.user(), 3));
        assertThat(person().contributions(3)).isEqualTo(foldIn.contributions(3));
        assertThat(person().deviation(3)).isNaN();
    }

    @Test
    void predict_severalSamples_isTheirAverageAndSplitsIntoContributions() {
        ModelSample[] samples = {sample(5, 3), sample(6, 3), sample(7, 3)};
        FoldedPerson person = person(samples);
        for (int item = 0; item < 9; item++) {
            int one = item;
            double[] each = Stream.of(samples)
                    .mapToDouble(s -> s.items().predict(new FoldIn(s.items(), NOISE, RATED, RATINGS).user(), one))
                    .toArray();
            double base = Stream.of(samples)
                    .mapToDouble(s -> s.items().mean() + s.items().itemBias(one))
                    .average()
                    .orElseThrow();
            assertThat(person.predict(item))
                    .isCloseTo(
                            IntStream.range(0, 3).mapToDouble(i -> each[i] / 3).sum(), within(1e-12));
            List<FoldIn.Contribution> parts = person.contributions(item);
            assertThat(base
                            + parts.stream()
                                    .mapToDouble(FoldIn.Contribution::value)
                                    .sum())
                    .isCloseTo(person.predict(item), within(1e-12));
            assertThat(parts.stream().map(part -> -part.value()).toList()).isSorted();
            assertThat(parts.stream().map(FoldIn.Contribution::item)).containsExactlyInAnyOrder(0, 4, 7);
        }
    }

    /** With biases alone everything is known in closed form: three ratings and a prior worth two. */
    @Test
    void deviation_biasAlone_isNoiseAndWhatIsNotKnownOfTheBias() {
        assertThat(person(sample(5, 0)).deviation(2)).isCloseTo(Math.sqrt(0.6 * (1 + 1.0 / 5)), within(1e-12));
        double apart = person(sample(5, 0)).predict(2) - person(sample(6, 0)).predict(2);
        assertThat(person(sample(5, 0), sample(6, 0)).deviation(2))
                .isCloseTo(Math.sqrt(0.6 * (1 + 1.0 / 5) + apart * apart / 4), within(1e-12));
    }

    /** Among 200,000 people drawn from the prior, those who rate as this one did rate as far around the prediction. */
    @Test
    void deviation_oneFactor_isTheSpreadOfThePosterior() {
        ModelSample sample = sample(8, 1);
        int[] rated = {2};
        FoldedPerson person = new FoldedPerson(sample.items(), NOISE, List.of(sample), rated, new double[] {4});
        java.util.Random random = new java.util.Random(1);
        double squares = 0;
        double weights = 0;
        for (int draw = 0; draw < 200_000; draw++) {
            double factor = random.nextGaussian();
            double bias = Math.sqrt(0.6 / 2) * random.nextGaussian();
            double first = sample.items().mean()
                    + sample.items().itemBias(2)
                    + bias
                    + factor * sample.items().itemFactor(2, 0);
            double weight = Math.exp(-(4 - first) * (4 - first) / (2 * 0.6));
            double other = sample.items().mean()
                    + sample.items().itemBias(6)
                    + bias
                    + factor * sample.items().itemFactor(6, 0)
                    + Math.sqrt(0.6) * random.nextGaussian();
            squares += weight * (other - person.predict(6)) * (other - person.predict(6));
            weights += weight;
        }
        assertThat(Math.sqrt(squares / weights)).isCloseTo(person.deviation(6), within(0.01));
    }

    @Test
    void sample_withUsers_isRefused() {
        assertThatThrownBy(() -> new ModelSample(Models.random(1, 2, 3, 1), NOISE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sample of items with 2 users");
    }
}
