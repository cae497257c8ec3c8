package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.factorlens.ratings.Fixtures.HEADER;
import static org.factorlens.ratings.Fixtures.read;
import static org.factorlens.ratings.Fixtures.rows;
import static org.factorlens.ratings.Fixtures.write;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRowsTest {
    private static final String GOOD = "1,10,4.0,100\n";

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "2,20,3.0~ratings.csv:3:1: row '2,20,3.0' has 3 fields, expected 4",
                "2,20,3,5,1~ratings.csv:3:1: row '2,20,3,5,1' has 5 fields, expected 4",
                "2,20,abc,1~ratings.csv:3:6: rating 'abc' is not a number, expected one such as 3.5",
                "2,20,,1~ratings.csv:3:6: rating is empty, expected a number such as 3.5",
                "2,20,NaN,1~ratings.csv:3:6: rating 'NaN' is not a number, expected one such as 3.5",
                "2,20,-Infinity,1~ratings.csv:3:6: rating '-Infinity' is not a number, expected one such as 3.5",
                "2,20,1e400,1~ratings.csv:3:6: rating '1e400' is too large, expected a number such as 3.5",
                "2,20,0x1p3,1~ratings.csv:3:6: rating '0x1p3' is not a number, expected one such as 3.5",
                "2,20,4.,1~ratings.csv:3:6: rating '4.' is not a number, expected one such as 3.5",
                "2,20,7,1~ratings.csv:3:6: rating '7' is outside the declared scale, expected 0.5 to 5",
                "2,20,0.4999999999,1~ratings.csv:3:6: rating '0.4999999999' is outside the declared scale, expected 0.5 to 5",
                "-2,20,3,1~ratings.csv:3:1: user id '-2' is negative, expected a whole number of 0 or more",
                "2,x,3,1~ratings.csv:3:3: item id 'x' is no id, expected a whole number of 0 or more",
                ",20,3,1~ratings.csv:3:1: user id is empty, expected an id",
                "2,20,3,1.5~ratings.csv:3:8: timestamp '1.5' is not a whole number, expected seconds since 1970",
                "2,20,3,99999999999999999999~ratings.csv:3:8: timestamp '99999999999999999999' is not a whole number,"
                        + " expected seconds since 1970",
                "2,\"20,3,1~ratings.csv:3:3: quote (\") has no partner, expected quotes around whole fields only",
                "2,\"20\"x,3,1~ratings.csv:3:3: quote (\") has no partner, expected quotes around whole fields only",
            })
    void read_badRow_isNamedWithPlaceValueAndExpectation(String row, String sentence) {
        write(dir, "ratings.csv", HEADER + GOOD + row + "\n1,11,2.0,101\n1,12,\"3\",102\n");
        DatasetRequest request = DatasetRequest.of("mine", dir).withScale(0.5, 5, 0.5);
        assertThatThrownBy(() -> DatasetReader.read(request))
                .isInstanceOf(BadInputException.class)
                .hasMessage(dir + "/" + sentence + "; --lenient skips bad rows");
        Dataset lenient = DatasetReader.read(request.withLenient(true));
        assertThat(rows(lenient)).isEqualTo("1 10 4\n1 11 2\n1 12 3\n");
        assertThat(lenient.report()).isEqualTo(new Dataset.ReadReport(4, 0, 1, List.of(sentence)));
    }

    @Test
    void read_lastLineCutOff_isNamedAsSuch() {
        write(dir, "ratings.csv", HEADER + GOOD + "2,20,3");
        assertBad("ratings.csv:3:1: row '2,20,3' has 3 fields, expected 4 (the file ends within this line)");
    }

    @Test
    void read_byteThatIsNotUtf8_isNamedWithItsColumn() {
        writeBytes(HEADER + GOOD + "2,2", new byte[] {(byte) 0xe9}, "0,3,1\n");
        assertBad("ratings.csv:3:4: byte 0xE9 is not UTF-8, expected UTF-8 text");
    }

    @Test
    void read_characterCutByTheEnd_isNotUtf8() {
        writeBytes(HEADER + GOOD + "2,20,3,1", new byte[] {(byte) 0xe2, (byte) 0x82}, "");
        assertBad("ratings.csv:3:9: byte 0xE2 is not UTF-8, expected UTF-8 text (the file ends within this line)");
    }

    @Test
    void read_nulByte_isNamedWithItsColumn() {
        writeBytes(HEADER + GOOD + "2,20", new byte[] {0}, ",3,1\n");
        assertBad("ratings.csv:3:5: NUL byte, expected text");
    }

    @Test
    void read_bareCarriageReturn_isNamed() {
        write(dir, "ratings.csv", HEADER + GOOD + "2,20,3,1\r2,21,3,1\n");
        assertBad("ratings.csv:3:1: line is not one row of fields, expected line feeds between rows");
    }

    @Test
    void read_crlfAndMultilineQuotes_haveRightLineNumbers() {
        write(dir, "r.csv", "user,item,rating,text\r\na,b,3,\"one\r\ntwo\r\n\"\r\nc,d,x,\"\"\r\n");
        assertBad("r.csv:5:5: rating 'x' is not a number, expected one such as 3.5");
    }

    @Test
    void read_lineBreakInId_isNamedAndReadingGoesOnBehindTheRow() {
        write(dir, "r.csv", "user,item,rating\na,\"b\nc\",3\nd,e,f\n");
        DatasetRequest lenient = DatasetRequest.of("mine", dir).withLenient(true);
        assertThatThrownBy(() -> DatasetReader.read(lenient)).hasMessageContaining("all 2 rows are bad");
        assertThatThrownBy(() -> read(dir))
                .hasMessage("2 bad rows (--lenient skips them):\n"
                        + "  " + dir + "/r.csv:2:3: item id 'b\\x0Ac' holds a line break, expected an id on one line\n"
                        + "  " + dir + "/r.csv:4:5: rating 'f' is not a number, expected one such as 3.5");
    }

    @Test
    void read_quoteThatSwallowsRows_loosesItsOwnLineOnly() {
        write(dir, "ratings.csv", HEADER + "1,\"10,4,1\n2,20,3,1\n3,30,\"2\",1\n4,40,1,1\n");
        Dataset dataset = DatasetReader.read(DatasetRequest.of("mine", dir).withLenient(true));
        assertThat(rows(dataset)).isEqualTo("2 20 3\n3 30 2\n4 40 1\n");
        assertThat(dataset.report().skipped()).isEqualTo(1);
    }

    @Test
    void read_negativeIdAmongNumbers_isNamedInAnyCsv() {
        write(dir, "r.csv", "user,item,rating\n1,-7,3\n2,8,4\n-3,8,5\n");
        assertThatThrownBy(() -> read(dir))
                .hasMessage("2 bad rows (--lenient skips them):\n"
                        + "  " + dir
                        + "/r.csv:4:1: user id '-3' is negative, expected a whole number of 0 or more as the"
                        + " other user ids are numbers\n"
                        + "  " + dir
                        + "/r.csv:2:3: item id '-7' is negative, expected a whole number of 0 or more as the"
                        + " other item ids are numbers");
        Dataset lenient = DatasetReader.read(DatasetRequest.of("mine", dir).withLenient(true));
        assertThat(rows(lenient)).isEqualTo("2 8 4\n");
        assertThat(lenient.ratings().users().ids()).containsExactly("2");
    }

    @Test
    void read_negativeLookingIdAmongWords_isAnId() {
        write(dir, "r.csv", "user,item,rating\na,-7,3\n-3,x,5\n");
        assertThat(rows(read(dir))).isEqualTo("a -7 3\n-3 x 5\n");
    }

    @Test
    void read_manyBadRows_listsTenAndCountsTheRest() {
        write(dir, "ratings.csv", HEADER + GOOD + "2,20,x,1\n".repeat(13));
        assertThatThrownBy(() -> read(dir))
                .hasMessageStartingWith(
                        "13 bad rows (--lenient skips them):\n  " + dir + "/ratings.csv:3:6: rating 'x'")
                .hasMessageContaining("ratings.csv:12:6")
                .hasMessageNotContaining("ratings.csv:13:6")
                .hasMessageEndingWith("\n  and 3 more");
        Dataset lenient = DatasetReader.read(DatasetRequest.of("mine", dir).withLenient(true));
        assertThat(lenient.report().skipped()).isEqualTo(13);
        assertThat(lenient.report().firstSkipped()).hasSize(10);
    }

    @Test
    void read_badCatalogueRow_isNamed() {
        write(dir, "ratings.csv", HEADER + GOOD);
        write(dir, "movies.csv", "movieId,title,genres\n10,Heat, again (1995),Drama\n");
        assertBad("movies.csv:2:1: row '10,Heat,again (1995),Drama' has 4 fields, expected 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "''~/ratings.csv is empty",
                "'userId,movieId,rating,timestamp'~/ratings.csv holds no ratings",
                "'1,10,4.0,100'~/ratings.csv:1:1: header '1,10,4.0,100' has no column of user ids, expected names such as"
                        + " user,item,rating, or a mapping of columns",
                "'userId,movieId,rating\"'~/ratings.csv:1:1: header 'userId,movieId,rating\"' has no column of ratings,"
                        + " expected userId,movieId,rating,timestamp",
                "'\"userId'~/ratings.csv:1:1: the first line is not readable as UTF-8 text with fields between ','",
            })
    void read_fileWithoutRatings_isNamed(String text, String sentence) {
        write(dir, "ratings.csv", text);
        assertThatThrownBy(() -> read(dir))
                .isInstanceOf(BadInputException.class)
                .hasMessage(dir + sentence);
    }

    @Test
    void read_utf16_isNamed() {
        write(dir, "ratings.csv", "\ufeff" + HEADER + GOOD, StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> read(dir)).hasMessage(dir + "/ratings.csv is UTF-16, expected UTF-8");
    }

    @Test
    void read_missingThings_areNamed() {
        Path nowhere = dir.resolve("nowhere");
        assertThatThrownBy(() -> read(nowhere)).hasMessage("no folder " + nowhere + " of data set mine");
        assertThatThrownBy(() -> read(dir))
                .hasMessage(
                        "no ratings in " + dir + ", expected ratings.csv, ratings.dat, u.data, ratings.tsv or a single"
                                + " .csv or .tsv file");
        DatasetRequest request = DatasetRequest.of("mine", dir).withFormat(RatingFormat.ML_100K);
        assertThatThrownBy(() -> DatasetReader.read(request))
                .hasMessage("no file " + dir + "/u.data, expected the ratings of data set mine in format ml-100k");
        write(dir, "log.csv", "a,b,c\n1,2,3\n");
        ColumnMapping columns = ColumnMapping.of("a", "z", "c", null);
        assertThatThrownBy(
                        () -> DatasetReader.read(DatasetRequest.of("mine", dir).withColumns(columns)))
                .hasMessage(dir + "/log.csv:1:1: header 'a,b,c' has no column 'z'");
    }

    private void assertBad(String sentence) {
        assertThatThrownBy(() -> read(dir))
                .isInstanceOf(BadInputException.class)
                .hasMessage(dir + "/" + sentence + "; --lenient skips bad rows");
    }

    private void writeBytes(String before, byte[] bytes, String after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        write(dir, "ratings.csv", out.toByteArray());
    }
}
