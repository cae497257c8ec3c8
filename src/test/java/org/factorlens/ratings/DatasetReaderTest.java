package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.factorlens.ratings.Fixtures.HEADER;
import static org.factorlens.ratings.Fixtures.read;
import static org.factorlens.ratings.Fixtures.rows;
import static org.factorlens.ratings.Fixtures.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {
    @TempDir
    Path dir;

    @Test
    void read_movieLensCsv_hasIndicesByFirstAppearanceAndUnratedItemsLast() {
        write(dir, "ratings.csv", HEADER + "7,30,4.0,100\n7,10,3.5,101\n5,30,0.5,102\n");
        String movies = "movieId,title,genres\n10,\"American President, The (1995)\",Comedy|Drama\n"
                + "20,Heat (1995),(no genres listed)\n30,\"He said \"\"no\"\", twice\",Drama\n";
        write(dir, "movies.csv", movies);
        Dataset dataset = read(dir);
        RatingTable table = dataset.ratings();
        assertThat(table.users().ids()).containsExactly("7", "5");
        assertThat(table.items().ids()).containsExactly("30", "10", "20");
        assertThat(rows(dataset)).isEqualTo("7 30 4\n7 10 3.5\n5 30 0.5\n");
        assertThat(table.timestamp(2)).isEqualTo(102);
        assertThat(table.scale()).isEqualTo(new RatingScale(0.5, 4, 0.5, false));
        assertThat(dataset.catalogue().item(0)).isEqualTo(new Item("30", "He said \"no\", twice", 0, List.of("Drama")));
        assertThat(dataset.catalogue().item(1).label()).isEqualTo("The American President (1995)");
        assertThat(dataset.catalogue().item(2)).isEqualTo(new Item("20", "Heat", 1995, List.of()));
        assertThat(dataset.report()).isEqualTo(new Dataset.ReadReport(3, 0, 0, List.of()));
    }

    @Test
    void read_ml1m_hasLatin1Titles() {
        write(dir, "ratings.dat", "1::73::5::978300760\n1::9::3::978302109\n2::73::1::978298413\n");
        write(dir, "users.dat", "1::F::1::10::48067\n");
        write(dir, "movies.dat", "73::Mis\u00e9rables, Les (1995)::Drama|Musical\n", StandardCharsets.ISO_8859_1);
        Dataset dataset = read(dir);
        assertThat(rows(dataset)).isEqualTo("1 73 5\n1 9 3\n2 73 1\n");
        assertThat(dataset.catalogue().item(0).label()).isEqualTo("Les Mis\u00e9rables (1995)");
        assertThat(dataset.catalogue().item(1)).isEqualTo(Item.unknown("9"));
        assertThat(dataset.ratings().scale().step()).isEqualTo(2);
        assertThat(dataset.files()).extracting(Dataset.SourceFile::name).containsExactly("ratings.dat", "movies.dat");
    }

    @Test
    void read_ml10m_hasUtf8Titles() {
        write(dir, "ratings.dat", "1::122::5::838985046\n1::185::4.5::838983525\n");
        write(dir, "movies.dat", "122::Am\u00e9lie: Le \"Film\" (2001)::Comedy\n");
        Dataset dataset = read(dir);
        assertThat(rows(dataset)).isEqualTo("1 122 5\n1 185 4.5\n");
        assertThat(dataset.catalogue().item(0).title()).isEqualTo("Am\u00e9lie: Le \"Film\"");
    }

    @Test
    void read_ml100k_hasGenresFromFlags() {
        write(dir, "u.data", "196\t242\t3\t881250949\n186\t302\t3\t891717742\n196\t302\t5\t881250950\n");
        String flags = "0|1|0|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0";
        String unknown = "1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0";
        String items = "242|Kol\u00fda (1996)|24-Jan-1997||http://us.imdb.com/M?K|" + flags + "\n302|L.A. (1997)|||x|"
                + unknown + "\n";
        write(dir, "u.item", items, StandardCharsets.ISO_8859_1);
        Dataset dataset = read(dir);
        assertThat(rows(dataset)).isEqualTo("196 242 3\n186 302 3\n196 302 5\n");
        Item first = new Item("242", "Kol\u00fda", 1996, List.of("Action", "Comedy"));
        assertThat(dataset.catalogue().item(0)).isEqualTo(first);
        assertThat(dataset.catalogue().item(1).genres()).isEmpty();

        write(dir, "u.genre", "unknown|0\nFights|1\n" + "X|2\n".repeat(3) + "Fun|5\n" + "Y|6\n".repeat(13) + "\n");
        assertThat(read(dir).catalogue().item(0).genres()).containsExactly("Fights", "Fun");
    }

    @Test
    void read_csvWithMapping_takesNamedColumnsAndStringIds() {
        write(dir, "log.csv", "when;who;what;stars\n5;ann;a b;3\n6;bob;\"x;y\";4\n");
        ColumnMapping columns = ColumnMapping.of("who", "what", "stars", "when");
        Dataset dataset = DatasetReader.read(DatasetRequest.of("mine", dir).withColumns(columns));
        assertThat(rows(dataset)).isEqualTo("ann a b 3\nbob x;y 4\n");
        assertThat(dataset.ratings().timestamp(1)).isEqualTo(6);
        assertThat(dataset.catalogue().titled()).isFalse();
        assertThat(dataset.catalogue().item(0).label()).isEqualTo("a b");
    }

    @Test
    void read_headerlessByNumbers_takesFirstRowAsData() {
        write(dir, "ratings.txt", "1 2 3.5\n1 3 4\n");
        ColumnMapping columns = ColumnMapping.of("1", "2", "3", null).withDelimiter(" ");
        DatasetRequest request = DatasetRequest.of("mine", dir).withColumns(columns);
        Dataset dataset = DatasetReader.read(request.withRatingFiles(List.of("ratings.txt")));
        assertThat(rows(dataset)).isEqualTo("1 2 3.5\n1 3 4\n");
        assertThat(dataset.ratings().hasTimestamps()).isFalse();
    }

    @Test
    void read_tsvWithoutMapping_guessesColumnsAndFindsItems() {
        write(dir, "ratings.tsv", "user_id\titem-id\tScore\nu1\ti1\t-2\nu1\ti2\t7\n");
        write(dir, "items.tsv", "item\ttitle\nI\tx\ni1\tThe First (2001)\n");
        Dataset dataset = read(dir);
        assertThat(rows(dataset)).isEqualTo("u1 i1 -2\nu1 i2 7\n");
        assertThat(dataset.catalogue().item(0)).isEqualTo(new Item("i1", "The First", 2001, List.of()));
        assertThat(dataset.ratings().items().ids()).containsExactly("i1", "i2", "I");
    }

    @Test
    void read_declaredScale_isKept() {
        write(dir, "ratings.csv", HEADER + "1,1,2,0\n");
        Dataset dataset = DatasetReader.read(DatasetRequest.of("mine", dir).withScale(0.5, 5, 0.5));
        assertThat(dataset.ratings().scale()).isEqualTo(new RatingScale(0.5, 5, 0.5, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userId,movieId,rating,timestamp\r\n1,10,4.0,5\r\n2,10,3.0,6\r\n",
                "\ufeffuserId,movieId,rating,timestamp\n1,10,4.0,5\n2,10,3.0,6\n",
                "userId,movieId,rating,timestamp\n1,10,4.0,5\n\n2,10,3.0,6\n\n  \n",
                "userId,movieId,rating,timestamp\n1,10,4.0,5\n2,10,3.0,6",
                "userId,movieId,rating,timestamp\n\"1\",\"10\", 4.0 ,5\n 2,10,\"3.0\",6\n",
                "\n\nuserId,movieId,rating,timestamp\n1,10,4e0,5\n2,10,+3,6\n",
            })
    void read_harmlessVariants_giveTheSameRatings(String text) {
        write(dir, "ratings.csv", text);
        Dataset dataset = read(dir);
        assertThat(rows(dataset)).isEqualTo("1 10 4\n2 10 3\n");
        assertThat(dataset.report().rows()).isEqualTo(2);
    }

    @Test
    void read_duplicates_keepsTheLastAtItsPlaceAndCounts() {
        write(dir, "ratings.csv", HEADER + "1,10,1,0\n2,10,2,0\n1,10,3,0\n1,20,4,0\n2,10,5,0\n1,10,2,0\n");
        Dataset dataset = read(dir);
        assertThat(rows(dataset)).isEqualTo("1 20 4\n2 10 5\n1 10 2\n");
        assertThat(dataset.report().duplicates()).isEqualTo(3);
        assertThat(dataset.report().rows()).isEqualTo(6);
        assertThat(dataset.ratings().users().ids()).containsExactly("1", "2");
    }

    @Test
    void read_severalFiles_concatenatesAndSeesDuplicatesWithinEachOnly() {
        write(dir, "a.base", "1\t10\t1\t0\n1\t10\t2\t0\n2\t10\t3\t0\n");
        write(dir, "a.test", "1\t10\t4\t0\n3\t11\t5\t0\n3\t11\t1\t0\n");
        DatasetRequest request = DatasetRequest.of("mine", dir)
                .withFormat(RatingFormat.ML_100K)
                .withRatingFiles(List.of("a.base", "a.test"));
        Dataset dataset = DatasetReader.read(request);
        assertThat(rows(dataset)).isEqualTo("1 10 2\n2 10 3\n1 10 4\n3 11 1\n");
        assertThat(dataset.ratings().numFiles()).isEqualTo(2);
        assertThat(dataset.ratings().fileStart(1)).isEqualTo(2);
        assertThat(dataset.report().duplicates()).isEqualTo(2);
    }

    @Test
    void read_catalogueIdTwice_takesTheLastRow() {
        write(dir, "ratings.csv", HEADER + "1,10,4,0\n");
        write(dir, "movies.csv", "movieId,title,genres\n10,A (1990),Drama\n10,B (1991),War\n");
        assertThat(read(dir).catalogue().item(0).label()).isEqualTo("B (1991)");
    }

    @Test
    void read_datasetJson_givesTitleLicenceAndNoiseFloor() {
        write(dir, "ratings.csv", HEADER + "1,10,4,0\n");
        write(dir, "dataset.json", "{\"title\": \"T\", \"licence\": \"L\", \"noise_floor_rmse\": 0.25, \"x\": 1}");
        Dataset dataset = read(dir);
        assertThat(dataset.title()).isEqualTo("T");
        assertThat(dataset.licence()).isEqualTo("L");
        assertThat(dataset.noiseFloor()).hasValue(0.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "{\"title\": 3}", "{\"noise_floor_rmse\": -1}", "{\"noise_floor_rmse\": 1e999}"})
    void read_badDatasetJson_namesTheFile(String json) {
        write(dir, "ratings.csv", HEADER + "1,10,4,0\n");
        write(dir, "dataset.json", json);
        assertThatThrownBy(() -> read(dir))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("dataset.json");
    }

    @Test
    void read_knownNameWithOtherCounts_isRefused() {
        write(dir, "ratings.csv", HEADER + "1,10,4,0\n");
        assertThatThrownBy(() -> DatasetReader.read(DatasetRequest.of("ml-latest-small", dir)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("this copy of ml-latest-small has 1 ratings by 1 users of 1 items, but 100,836 by 610 of"
                        + " 9,724 were published: get it from https://grouplens.org/datasets/movielens/latest/, or"
                        + " give your version another name");
    }

    @Test
    void read_realData_hasThePublishedCountsAndDigests() {
        Path real = Fixtures.realData();
        Dataset dataset = DatasetReader.read(DatasetRequest.of("ml-latest-small", real));
        assertThat(dataset.ratings().size()).isEqualTo(100_836);
        assertThat(dataset.ratings().numUsers()).isEqualTo(610);
        assertThat(dataset.ratings().numItems()).isEqualTo(9_742);
        assertThat(dataset.ratings().scale()).isEqualTo(new RatingScale(0.5, 5, 0.5, false));
        assertThat(dataset.catalogue().genres()).hasSize(19).contains("Film-Noir", "IMAX");
        assertThat(dataset.title()).isEqualTo("MovieLens Latest (small, 2018)");
        assertThat(dataset.files())
                .extracting(Dataset.SourceFile::sha256)
                .containsExactlyInAnyOrder(
                        "80da8b3393dae325bbba5a31f291a6ba55d8d4f4396de3c456f2c1635b1b70e8",
                        "c47b783f23eb304413307e1bb05335e427737da20ec8d3c0e96335567dd5f3dc");
    }

    @Test
    void read_realDataWithCarriageReturns_givesTheSameRatings() throws java.io.IOException {
        Path real = Fixtures.realData();
        for (String file : List.of("ratings.csv", "movies.csv")) {
            String text = java.nio.file.Files.readString(real.resolve(file));
            write(dir, file, text.replace("\n", "\r\n"));
        }
        Dataset crlf = DatasetReader.read(DatasetRequest.of("ml-latest-small", dir));
        Dataset lf = DatasetReader.read(DatasetRequest.of("ml-latest-small", real));
        assertThat(rows(crlf)).isEqualTo(rows(lf));
        for (int item = 0; item < lf.catalogue().size(); item++) {
            assertThat(crlf.catalogue().item(item)).isEqualTo(lf.catalogue().item(item));
        }
    }
}
