package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleGeneratorTest {
    private static final Path COMMITTED = Path.of("data", "sample");

    @TempDir
    Path directory;

    @Test
    void write_standardSpecification_givesTheCommittedBytes() throws IOException {
        new SampleGenerator(SampleSpec.standard(1)).write(directory, ProgressListener.NONE);
        List<String> names = List.of("README.md", "dataset.json", "movies.csv", "ratings.csv", "truth.csv");
        for (String name : names) {
            assertThat(directory.resolve(name)).as(name).hasSameBinaryContentAs(COMMITTED.resolve(name));
        }
    }

    @Test
    void write_underTurkishLocale_givesTheSameBytes() throws IOException {
        SampleSpec spec = new SampleSpec(30, 60, 700, 5);
        new SampleGenerator(spec).write(directory.resolve("root"), ProgressListener.NONE);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            new SampleGenerator(spec).write(directory.resolve("tr"), ProgressListener.NONE);
        } finally {
            Locale.setDefault(before);
        }
        for (String name : List.of("README.md", "dataset.json", "movies.csv", "ratings.csv", "truth.csv")) {
            assertThat(directory.resolve("tr").resolve(name))
                    .hasSameBinaryContentAs(directory.resolve("root").resolve(name));
        }
    }

    @Test
    void write_otherSeed_givesOtherRatings() throws IOException {
        new SampleGenerator(new SampleSpec(30, 60, 700, 5)).write(directory.resolve("a"), ProgressListener.NONE);
        new SampleGenerator(new SampleSpec(30, 60, 700, 6)).write(directory.resolve("b"), ProgressListener.NONE);
        assertThat(Files.readString(directory.resolve("a/ratings.csv")))
                .isNotEqualTo(Files.readString(directory.resolve("b/ratings.csv")));
    }

    @Test
    void write_anySize_givesExactlyThoseDistinctRatingsInOrderOfTime() throws IOException {
        SampleSpec spec = new SampleSpec(45, 90, 1800, 9);
        List<Long> heard = new ArrayList<>();
        new SampleGenerator(spec).write(directory, (done, total) -> heard.add(done));
        List<String> rows = Files.readAllLines(directory.resolve("ratings.csv"));
        assertThat(rows).hasSize(1801);
        assertThat(heard).last().isEqualTo(1800L);
        Map<String, Long> lastTime = new HashMap<>();
        Map<String, Integer> pairs = new HashMap<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",");
            pairs.merge(fields[0] + "," + fields[1], 1, Integer::sum);
            Long before = lastTime.put(fields[0], Long.parseLong(fields[3]));
            assertThat(before == null || before < Long.parseLong(fields[3])).isTrue();
            double stars = Double.parseDouble(fields[2]);
            assertThat(stars).isBetween(0.5, 5.0).isEqualTo(Math.rint(stars * 2) / 2);
        }
        assertThat(pairs).hasSize(1800);
        assertThat(lastTime).hasSize(45);
    }

    @Test
    void spec_moreRatingsThanFit_isRefusedWithTheLimits() {
        assertThatThrownBy(() -> new SampleSpec(10, 20, 101, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessage("a sample of 10 users and 20 items can have 10 to 100 ratings, not 101");
    }

    @Test
    void expectedRating_againstSimulation_agrees() {
        SplittableRandom random = new SplittableRandom(3);
        for (double mean : new double[] {-1, 0.4, 2.13, 3.5, 4.9, 7}) {
            int draws = 200_000;
            double sum = 0;
            for (int i = 0; i < draws; i++) {
                sum += SampleModel.rating(mean + SampleModel.NOISE_SD * Normal.draw(random));
            }
            assertThat(SampleModel.expectedRating(mean)).as("mean %s", mean).isCloseTo(sum / draws, within(0.006));
        }
    }

    @Test
    void cdf_atTabulatedPoints_hasTheirValues() {
        assertThat(Normal.cdf(0)).isEqualTo(0.5);
        assertThat(Normal.cdf(1)).isCloseTo(0.841344746068543, within(1e-15));
        assertThat(Normal.cdf(-1.96)).isCloseTo(0.024997895148220435, within(1e-15));
        assertThat(Normal.cdf(5)).isCloseTo(0.9999997133484281, within(1e-15));
        assertThat(Normal.cdf(-40)).isZero();
        assertThat(Normal.cdf(40)).isEqualTo(1);
    }

    @Test
    void decimals_atTheEdges_hasSixDigits() {
        assertThat(SampleText.decimals(0)).isEqualTo("0.000000");
        assertThat(SampleText.decimals(0.9999996)).isEqualTo("1.000000");
        assertThat(SampleText.decimals(4.0000019)).isEqualTo("4.000002");
    }
}
