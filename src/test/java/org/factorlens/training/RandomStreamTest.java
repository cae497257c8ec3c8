package org.factorlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {
    private static final int DRAWS = 1_000_000;

    private static double[] normals(long base, int draws) {
        RandomStream random = new RandomStream().at(base, 0);
        double[] values = new double[draws];
        Arrays.setAll(values, i -> random.normal());
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void normal_oneStream_hasTheMomentsAndTheDistribution(long base) {
        double[] draws = normals(base, DRAWS);
        double root = Math.sqrt(DRAWS);
        assertThat(NormalDistribution.moment(draws, 0, 1)).isCloseTo(0, within(4 / root));
        assertThat(NormalDistribution.moment(draws, 0, 2)).isCloseTo(1, within(4 * Math.sqrt(2) / root));
        assertThat(NormalDistribution.moment(draws, 0, 3)).isCloseTo(0, within(4 * Math.sqrt(15) / root));
        assertThat(NormalDistribution.moment(draws, 0, 4)).isCloseTo(3, within(4 * Math.sqrt(96) / root));
        assertThat(NormalDistribution.kolmogorovSmirnov(draws, NormalDistribution::cdf))
                .isLessThan(1.95);
    }

    /** Beyond the ziggurat's last layer, where another method takes over, at 3.654. */
    @Test
    void normal_tail_isAsOftenAsItShould() {
        double[] draws = normals(4, 10_000_000);
        for (double bound : new double[] {3, 3.5, 3.7, 4, 4.4}) {
            double expected = draws.length * (1 - NormalDistribution.cdf(bound));
            double above = Arrays.stream(draws).filter(x -> x > bound).count();
            double below = Arrays.stream(draws).filter(x -> x < -bound).count();
            assertThat(above).as("above %s", bound).isCloseTo(expected, within(4 * Math.sqrt(expected)));
            assertThat(below).as("below -%s", bound).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        }
    }

    /** A row takes a handful of draws, rows have neighbouring addresses: across rows they must look as one stream does. */
    @Test
    void normal_firstDrawOfManyRows_isNormalAndUncorrelated() {
        RandomStream random = new RandomStream();
        double[] first = new double[DRAWS];
        double[] second = new double[DRAWS];
        long base = RandomStream.address(1, 20, 1, 7);
        for (int row = 0; row < DRAWS; row++) {
            random.at(base, row);
            first[row] = random.normal();
            second[row] = random.normal();
        }
        assertThat(NormalDistribution.kolmogorovSmirnov(first, NormalDistribution::cdf))
                .isLessThan(1.95);
        assertThat(NormalDistribution.kolmogorovSmirnov(second, NormalDistribution::cdf))
                .isLessThan(1.95);
        double[] products = new double[DRAWS - 1];
        Arrays.setAll(products, i -> first[i] * second[i]);
        assertThat(NormalDistribution.moment(products, 0, 1)).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
        Arrays.setAll(products, i -> first[i] * first[i + 1]);
        assertThat(NormalDistribution.moment(products, 0, 1)).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 4, 60_000.5})
    void gamma_anyShape_hasTheMoments(double shape) {
        RandomStream random = new RandomStream().at(5, 0);
        double[] draws = new double[DRAWS / 4];
        Arrays.setAll(draws, i -> random.gamma(shape));
        double error = 4 / Math.sqrt(draws.length);
        assertThat(NormalDistribution.moment(draws, 0, 1)).isCloseTo(shape, within(error * Math.sqrt(shape)));
        double fourth = 3 * shape * shape + 6 * shape;
        assertThat(NormalDistribution.moment(draws, shape, 2))
                .isCloseTo(shape, within(error * Math.sqrt(fourth - shape * shape)));
        if (shape == 1) {
            assertThat(NormalDistribution.kolmogorovSmirnov(draws, x -> 1 - Math.exp(-x)))
                    .isLessThan(1.95);
        }
    }

    @Test
    void gamma_shapeBelowOne_isRefused() {
        assertThatThrownBy(() -> new RandomStream().at(1, 1).gamma(0.5)).hasMessageContaining("at least 1: 0.5");
    }

    @Test
    void at_sameAddress_startsTheSameStreamWhateverCameBefore() {
        RandomStream random = new RandomStream().at(9, 3);
        double[] once = {random.normal(), random.uniform(), random.gamma(2)};
        random.at(9, 4).normal();
        random.at(9, 3);
        assertThat(new double[] {random.normal(), random.uniform(), random.gamma(2)})
                .containsExactly(once);
    }

    @Test
    void address_anyPartOrOrder_givesAnother() {
        assertThat(new long[] {
                    RandomStream.address(1, 2),
                    RandomStream.address(2, 1),
                    RandomStream.address(1, 2, 0),
                    RandomStream.address(0, 1, 2),
                    RandomStream.address(1),
                    RandomStream.address(0),
                    RandomStream.address(0, 0),
                    RandomStream.address(1, 3)
                })
                .doesNotHaveDuplicates();
    }

    /** Two draws from 64 bits must be as independent as two from 128; the halves of a word are drawn in this order. */
    @Test
    void normals_ofOneAddress_areNormalUncorrelatedAndPinned() {
        float[] drawn = new float[DRAWS + 1];
        new RandomStream().at(6, 0).normals(drawn, 1, DRAWS);
        double[] draws = new double[DRAWS];
        Arrays.setAll(draws, i -> drawn[i + 1]);
        assertThat(drawn[0]).isZero();
        assertThat(NormalDistribution.moment(draws, 0, 2)).isCloseTo(1, within(4 * Math.sqrt(2.0 / DRAWS)));
        assertThat(NormalDistribution.kolmogorovSmirnov(draws, NormalDistribution::cdf))
                .isLessThan(1.95);
        double[] pairs = new double[DRAWS / 2];
        Arrays.setAll(pairs, i -> draws[2 * i] * draws[2 * i + 1]);
        assertThat(NormalDistribution.moment(pairs, 0, 1)).isCloseTo(0, within(4 / Math.sqrt(DRAWS / 2)));
        Arrays.setAll(pairs, i -> draws[2 * i] * draws[2 * i] * draws[2 * i + 1] * draws[2 * i + 1]);
        assertThat(NormalDistribution.moment(pairs, 0, 1)).isCloseTo(1, within(4 * Math.sqrt(8.0 / (DRAWS / 2))));
        float[] few = new float[3];
        new RandomStream().at(RandomStream.address(1, 20, 1, 0), 17).normals(few, 0, 3);
        assertThat(few).containsExactly(BATCH);
    }

    private static final float[] BATCH = {-0.29925182f, -1.8976083f, -0.201223f};

    /** Results that were published with these draws must come out again. */
    @Test
    void draws_ofOneAddress_arePinned() {
        RandomStream random = new RandomStream().at(RandomStream.address(1, 20, 1, 0), 17);
        assertThat(random.bits()).isEqualTo(BITS);
        assertThat(random.uniform()).isEqualTo(UNIFORM);
        assertThat(new double[] {random.normal(), random.normal(), random.normal(), random.normal()})
                .containsExactly(NORMALS);
        assertThat(random.gamma(2.5)).isEqualTo(GAMMA);
    }

    private static final long BITS = -2048265245434561216L;
    private static final double UNIFORM = 0.8808548968732678;
    private static final double[] NORMALS = {
        1.6504027843475342, -1.2112828493118286, 1.1448246240615845, -1.949726939201355
    };
    private static final double GAMMA = 2.500792312709925;
}
