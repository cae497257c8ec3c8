package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.factorlens.ratings.Fixtures.HEADER;
import static org.factorlens.ratings.Fixtures.rows;
import static org.factorlens.ratings.Fixtures.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {
    private static final byte[] NASTY = {
        0,
        '"',
        '\'',
        ',',
        ';',
        '\n',
        '\r',
        '\t',
        ' ',
        '-',
        '.',
        'e',
        '0',
        '9',
        (byte) 0x80,
        (byte) 0xc3,
        (byte) 0xff,
        ':',
        '|',
        '\\'
    };

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void read_mutatedFiles_succeedsOrSaysWhatIsWrong(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] ratings = {"ratings.csv", "ratings.dat", "u.data", "ratings.csv"};
        String[] items = {"movies.csv", "movies.dat", "u.item", "items.csv"};
        RatingFormat[] formats = {
            RatingFormat.MOVIELENS_CSV, RatingFormat.ML_10M, RatingFormat.ML_100K, RatingFormat.CSV
        };
        for (int round = 0; round < 1500; round++) {
            int kind = round % 4;
            write(dir, ratings[kind], mutate(ratingsOf(formats[kind]), random));
            write(dir, items[kind], mutate(itemsOf(formats[kind]), random));
            DatasetRequest request = DatasetRequest.of("mine", dir).withFormat(formats[kind]);
            readOrComplain(request.withLenient(random.nextInt(2) == 0));
        }
    }

    private static void readOrComplain(DatasetRequest request) {
        try {
            Dataset dataset = DatasetReader.read(request);
            RatingTable table = dataset.ratings();
            long all = table.size()
                    + dataset.report().duplicates()
                    + dataset.report().skipped();
            assertThat(all).isGreaterThanOrEqualTo(dataset.report().rows());
            for (int p = 0; p < table.size(); p++) {
                assertThat(table.rating(p)).isFinite();
                assertThat(table.users().id(table.user(p))).isNotBlank();
                assertThat(table.items().id(table.item(p))).isNotBlank();
            }
        } catch (BadInputException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            fail("not a clear error", e);
        }
    }

    private static byte[] mutate(String text, SplittableRandom random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 2; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = NASTY[random.nextInt(NASTY.length)];
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 3 -> {
                    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                    System.arraycopy(bytes, at + 1, shorter, at, bytes.length - 1 - at);
                    bytes = shorter;
                }
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    longer[at] = NASTY[random.nextInt(NASTY.length)];
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    private static String ratingsOf(RatingFormat format) {
        return switch (format) {
            case MOVIELENS_CSV -> HEADER + "1,10,4.0,100\n\"2\",10,3.5,101\n2,11,1.0,102\n";
            case ML_1M, ML_10M -> "1::10::4::100\n2::10::3.5::101\n2::11::1::102\n";
            case ML_100K -> "1\t10\t4\t100\n2\t10\t3\t101\n2\t11\t1\t102\n";
            case CSV -> "user,item,rating,text\nann,\"a, b\",4,\"x\ny\"\r\n-5,c,3,\n6,c,2,\"\"\"q\"\"\"\r\n";
        };
    }

    private static String itemsOf(RatingFormat format) {
        return switch (format) {
            case MOVIELENS_CSV -> "movieId,title,genres\n10,\"Heat, The (1995)\",Drama|War\n11,X (1990),\n";
            case ML_1M, ML_10M -> "10::Heat (1995)::Drama|War\n11::X::\n";
            case ML_100K -> "10|Heat (1995)|||" + "|1".repeat(19) + "\n11|X|||" + "|0".repeat(19) + "\n";
            case CSV -> "item,title,genres\nc,\"C \"\"the\"\" film (2001)\",A;B\n";
        };
    }

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
