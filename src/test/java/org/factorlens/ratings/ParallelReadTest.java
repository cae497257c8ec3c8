package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.factorlens.ratings.Fixtures.write;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read does not depend on the number of threads nor on where the file is cut. */
class ParallelReadTest {
    private static final String[] BAD = {
        "7,8,x,1",
        "7,8,3",
        "",
        "  ",
        "7,8,3,4,5",
        "7,\"8,3,1",
        "7,8\u0000,3,1",
        "-7,8,3,1",
        "7,8,3,1\r7,9,3,1",
        ",8,3,1"
    };

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void parse_anyThreadsAndCuts_givesTheSameContents(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 12; round++) {
            boolean strings = random.nextBoolean();
            write(dir, "r.csv", text(random, strings, random.nextInt(3)));
            DatasetRequest request = DatasetRequest.of("mine", dir)
                    .withRatingFiles(java.util.List.of("r.csv"))
                    .withColumns(ColumnMapping.of("user", "item", "rating", "time"))
                    .withLenient(random.nextBoolean());
            String expected = outcome(request, 1, Segments.CAPACITY);
            for (int threads = 1; threads <= 7; threads++) {
                int capacity = 64 + random.nextInt(500);
                assertThat(outcome(request, threads, capacity))
                        .as("%d threads, segments of %d", threads, capacity)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void parse_badRowAtEveryCut_isNamedWithItsLine() {
        StringBuilder text = new StringBuilder("user,item,rating,time\n");
        for (int row = 0; row < 60; row++) {
            text.append(row % 3 == 0 ? "1,2,bad,5\n" : row + ",2,3,5\n");
        }
        write(dir, "r.csv", text.toString());
        DatasetRequest request = DatasetRequest.of("mine", dir).withRatingFiles(java.util.List.of("r.csv"));
        for (int capacity = 24; capacity < 60; capacity++) {
            assertThat(outcome(request, 3, capacity))
                    .startsWith("20 bad rows (--lenient skips them):\n  " + dir + "/r.csv:2:5: rating 'bad'")
                    .contains("/r.csv:29:5: rating 'bad'")
                    .endsWith("\n  and 10 more");
        }
    }

    /** {@code badness} 0 has good rows only, 1 a few bad ones, 2 many. */
    private static String text(SplittableRandom random, boolean strings, int badness) {
        String end = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\ufeff" : "");
        text.append("user,item,rating,time,note".replace(",note", strings ? ",note" : ""))
                .append(end);
        for (int row = 0; row < 300; row++) {
            if (random.nextInt(100) < 3 * badness * badness) {
                text.append(BAD[random.nextInt(BAD.length)]).append(end);
            }
            String item = Integer.toString(random.nextInt(40));
            text.append(strings ? "u" : "").append(row / 9).append(',');
            text.append(random.nextInt(5) == 0 ? "\"" + item + "\"" : item).append(',');
            text.append(random.nextInt(1, 10) / 2.0).append(',').append(random.nextLong(1L << 33));
            text.append(strings ? ",\"one" + end + "\"\"two\"\", three\"" : "").append(end);
        }
        return text.substring(0, text.length() - random.nextInt(3));
    }

    private static String outcome(DatasetRequest request, int threads, int capacity) {
        try {
            DatasetFiles files = DatasetFiles.of(request);
            return Fixtures.everything(new FileParser(request, files, threads, capacity).parse());
        } catch (BadInputException e) {
            return e.getMessage();
        }
    }
}
