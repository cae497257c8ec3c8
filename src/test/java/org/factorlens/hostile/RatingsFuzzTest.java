package org.factorlens.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.DatasetReader;
import org.factorlens.ratings.DatasetRequest;
import org.factorlens.ratings.RatingFormat;
import org.factorlens.ratings.RatingTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RatingsFuzzTest {
    private static final long MOST_BYTES = 64 << 20;
    private static final String HEADER = "userId,movieId,rating,timestamp\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(RatingFormat.class)
    void read_damagedFiles_succeedsOrSaysWhatIsWrong(RatingFormat format) throws IOException {
        SplittableRandom random = new SplittableRandom(format.ordinal());
        Mutator mutator = new Mutator(random);
        int cases = Fuzz.cases(1600);
        int good = 0;
        for (int i = 0; i < cases; i++) {
            byte[] ratings = mutator.text(ratings(format));
            byte[] items = mutator.text(items(format));
            Files.write(folder.resolve(ratingsFile(format)), ratings);
            Files.write(folder.resolve(itemsFile(format)), items);
            DatasetRequest request =
                    DatasetRequest.of("mine", folder).withFormat(format).withLenient(random.nextBoolean());
            String name = format + " case " + i + ":\n" + new String(ratings, StandardCharsets.UTF_8) + "\n"
                    + new String(items, StandardCharsets.UTF_8);
            good += Fuzz.succeeds(name, MOST_BYTES, () -> check(DatasetReader.read(request))) ? 1 : 0;
        }
        assertThat(good).isBetween(cases / 10, cases * 19 / 20);
    }

    private static void check(Dataset dataset) {
        RatingTable table = dataset.ratings();
        Dataset.ReadReport report = dataset.report();
        assertThat(table.size() + report.duplicates() + report.skipped()).isGreaterThanOrEqualTo(report.rows());
        for (int p = 0; p < table.size(); p++) {
            assertThat(table.rating(p)).isFinite();
            assertThat(table.users().id(table.user(p))).isNotBlank();
            assertThat(table.items().id(table.item(p))).isNotBlank();
        }
        assertThat(dataset.catalogue().size()).isEqualTo(table.numItems());
    }

    /** What is read is what a plain CSV reader finds in the same file, the last of the same pair counting. */
    @Test
    void read_damagedRatingsThatAreAccepted_areWhatTheFileSays() throws IOException {
        SplittableRandom random = new SplittableRandom(99);
        Mutator mutator = new Mutator(random);
        int cases = Fuzz.cases(1600);
        int good = 0;
        for (int i = 0; i < cases; i++) {
            byte[] bytes = mutator.text(ratings(RatingFormat.MOVIELENS_CSV));
            Files.write(folder.resolve("ratings.csv"), bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            String name = "case " + i + ":\n" + text;
            DatasetRequest request = DatasetRequest.of("mine", folder).withFormat(RatingFormat.MOVIELENS_CSV);
            good += Fuzz.succeeds(
                            name,
                            MOST_BYTES,
                            () -> assertThat(rows(DatasetReader.read(request)))
                                    .as(name)
                                    .isEqualTo(reference(text)))
                    ? 1
                    : 0;
        }
        assertThat(good).isBetween(cases / 10, cases * 19 / 20);
    }

    private static Map<String, Double> rows(Dataset dataset) {
        Map<String, Double> rows = new LinkedHashMap<>();
        RatingTable table = dataset.ratings();
        for (int p = 0; p < table.size(); p++) {
            String pair = table.users().id(table.user(p)) + " " + table.items().id(table.item(p));
            assertThat(rows.put(pair, (double) table.rating(p))).isNull();
        }
        return rows;
    }

    private static Map<String, Double> reference(String text) throws IOException {
        Map<String, Double> rows = new LinkedHashMap<>();
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        boolean header = true;
        for (CSVRecord row : CSVFormat.DEFAULT.parse(new StringReader(plain))) {
            if (!header) {
                String pair = row.get(0).strip() + " " + row.get(1).strip();
                rows.remove(pair);
                rows.put(pair, (double) Float.parseFloat(row.get(2).strip()));
            }
            header = false;
        }
        return rows;
    }

    private static String ratingsFile(RatingFormat format) {
        return switch (format) {
            case MOVIELENS_CSV, CSV -> "ratings.csv";
            case ML_1M, ML_10M -> "ratings.dat";
            case ML_100K -> "u.data";
        };
    }

    private static String itemsFile(RatingFormat format) {
        return switch (format) {
            case MOVIELENS_CSV -> "movies.csv";
            case ML_1M, ML_10M -> "movies.dat";
            case ML_100K -> "u.item";
            case CSV -> "items.csv";
        };
    }

    private static String ratings(RatingFormat format) {
        return switch (format) {
            case MOVIELENS_CSV -> HEADER + "1,10,4.0,100\n\"2\",10,3.5,101\n2,11,1.0,102\n3,9223372036854775807,2,1\n";
            case ML_1M, ML_10M -> "1::10::4::100\n2::10::3::101\n2::11::1::102\n";
            case ML_100K -> "1\t10\t4\t100\n2\t10\t3\t101\n2\t11\t1\t102\n";
            case CSV -> "user,item,rating,text\nann,\"a, b\",4,\"x\ny\"\r\n-5,c,3,\n6,c,2,\"\"\"q\"\"\"\r\n";
        };
    }

    private static String items(RatingFormat format) {
        return switch (format) {
            case MOVIELENS_CSV -> "movieId,title,genres\n10,\"Heat, The (1995)\",Drama|War\n11,=1+1 (1990),\n";
            case ML_1M, ML_10M -> "10::Heat (1995)::Drama|War\n11::X::\n";
            case ML_100K -> "10|Heat (1995)|||" + "|1".repeat(19) + "\n11|X|||" + "|0".repeat(19) + "\n";
            case CSV -> "item,title,genres\nc,\"C \"\"the\"\" film (2001)\",A;B\n";
        };
    }
}
