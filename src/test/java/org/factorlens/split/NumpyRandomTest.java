package org.factorlens.split;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Pinned against {@code numpy.random.default_rng}, NumPy 2.4. */
class NumpyRandomTest {
    /** First draws and the count below 0.8 of each thousand, as NumPy prints them for seed 0. */
    @Test
    void stream_seedZero_equalsNumpyToTheBit() {
        double[] published = {
            0.6369616873214543, 0.2697867137638703, 0.04097352393619469, 0.016527635528529094,
            0.8132702392002724, 0.9127555772777217, 0.6066357757671799, 0.7294965609839984,
            0.5436249914654229, 0.9350724237877682, 0.8158535541215322, 0.002738500170148095,
            0.8574042765875693, 0.033585575305464355, 0.7296554464299441, 0.17565562060255901
        };
        NumpyRandom random = new NumpyRandom(0);
        for (double expected : published) {
            assertThat(random.nextDouble()).isEqualTo(expected);
        }
    }

    @Test
    void trainCounts_seedZero_equalNumpyPerThousandAndInAll() {
        int[] firstCounts = {788, 800, 799, 816, 770, 804, 807, 797, 807, 791};
        NumpyRandom random = new NumpyRandom(0);
        int total = 0;
        int inThousand = 0;
        for (int draw = 0; draw < 100_836; draw++) {
            if (random.nextDouble() < 0.8) {
                total++;
                inThousand++;
            }
            if (draw % 1000 == 999 && draw < 10_000) {
                assertThat(inThousand).isEqualTo(firstCounts[draw / 1000]);
                inThousand = 0;
            }
        }
        assertThat(total).isEqualTo(80_841);
    }

    /** {@code default_rng(seed).bit_generator.random_raw(3)}. */
    @Test
    void rawStream_otherSeeds_equalsNumpyToTheBit() {
        assertRaw(1, "9441442522235856127", "17532960557476522086", "2659275481604167885");
        assertRaw(42, "14276969152011380360", "8095878257575067585", "15838336090824644132");
        assertRaw((1L << 40) + 5, "87427594128977387", "6872972437549564694", "10832470946844950135");
    }

    private static void assertRaw(long seed, String... expected) {
        NumpyRandom random = new NumpyRandom(seed);
        for (String word : expected) {
            assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo(word);
        }
    }
}
