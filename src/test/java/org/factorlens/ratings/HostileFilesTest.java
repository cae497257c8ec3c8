package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.factorlens.ratings.Fixtures.HEADER;
import static org.factorlens.ratings.Fixtures.rows;
import static org.factorlens.ratings.Fixtures.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
    @TempDir
    Path dir;

    /** The same rows, problems and lines come out wherever the buffer cuts the file. */
    @Test
    void read_anyCapacity_givesTheSameRowsAndLines() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < 30; row++) {
                text.append(row).append(pick(random, ",a,", ",\"b,\n\"\"c\",", ",\"d\ne\",", ",,", ",\u20ac,"));
                text.append(random.nextInt(100)).append(pick(random, "\n", "\r\n", "\n\n"));
            }
            Path file = write(dir, "x.csv", text.toString());
            Recorder whole = record(file, Segments.CAPACITY);
            for (int capacity : new int[] {40, 61, 100, 257}) {
                Recorder cut = record(file, capacity);
                assertThat(cut.kept).isEqualTo(whole.kept);
                assertThat(cut.problems.first()).isEqualTo(whole.problems.first());
                assertThat(cut.problems.count()).isEqualTo(whole.problems.count());
            }
        }
    }

    @Test
    void read_lineLongerThanTheBuffer_isNamedAndSkipped() {
        String text = "u\n1\n" + "9".repeat(1000) + "\n2\n\"" + "x\n".repeat(300) + "3\n" + "8".repeat(1000);
        Recorder recorder = record(write(dir, "x.csv", text), 64);
        assertThat(recorder.problems.first())
                .startsWith(
                        "x.csv:3:1: line is longer than 64 bytes",
                        "x.csv:5:1: quote (\") has no partner, expected quotes around whole fields only");
        assertThat(recorder.kept).startsWith("1", "2", "x").contains("3");
        assertThat(recorder.kept).hasSize(2 + 299 + 1);
        assertThat(recorder.problems.count()).isEqualTo(3);
    }

    @Test
    void read_hugeUnclosedQuote_losesOneLine() {
        write(dir, "ratings.csv", HEADER + "1,\"1,3,0\n" + "2,5,4,0\n".repeat(1000));
        Dataset dataset = DatasetReader.read(DatasetRequest.of("mine", dir).withLenient(true));
        assertThat(rows(dataset)).isEqualTo("2 5 4\n");
        assertThat(dataset.report().skipped()).isEqualTo(1);
        assertThat(dataset.report().duplicates()).isEqualTo(999);
    }

    @Test
    void layout_impossibleDelimiter_isRefused() {
        for (String delimiter : List.of("", "\"", "\n", "ab", "\u20ac", ":::")) {
            assertThatThrownBy(() -> new FileLayout(StandardCharsets.UTF_8, delimiter, false))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("delimiter ");
        }
    }

    private static String pick(SplittableRandom random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private Recorder record(Path file, int capacity) {
        return record(file, 1, capacity);
    }

    private Recorder record(Path file, int threads, int capacity) {
        Recorder recorder = new Recorder(new Problems(dir, true));
        FileLayout layout = new FileLayout(StandardCharsets.UTF_8, ",", true);
        new DelimitedFile<>(file, "x.csv", layout, recorder, recorder.problems).read(threads, capacity);
        return recorder;
    }

    /** Keeps rows as text; a row whose last field is above 90 is bad. */
    private static final class Recorder implements RowHandler<Recorder.Rows> {
        private final Problems problems;
        private final List<String> kept = new ArrayList<>();

        private Recorder(Problems problems) {
            this.problems = problems;
        }

        @Override
        public boolean header(CSVRecord first) {
            return first.get(0).equals("u");
        }

        @Override
        public Rows batch() {
            return new Rows();
        }

        @Override
        public void keep(Rows batch) {
            kept.addAll(batch.rows);
        }

        private static final class Rows implements Batch {
            private final List<String> rows = new ArrayList<>();

            @Override
            public BadField take(CSVRecord record, Place place) {
                String last = record.get(record.size() - 1);
                if (record.size() > 1 && Integer.parseInt(last) > 90) {
                    return BadField.of(record.size() - 1, "number", last, "is too large");
                }
                rows.add(String.join("~", record.values()));
                return null;
            }
        }
    }
}
