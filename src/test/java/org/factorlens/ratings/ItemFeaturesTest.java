package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemFeaturesTest {
    private static final IdMap ITEMS = IdMap.of(List.of("a", "b", "c", "d"));

    @TempDir
    Path folder;

    private ItemFeatures read(String text) throws IOException {
        Path file = folder.resolve("tags.csv");
        Files.writeString(file, text);
        return ItemFeatures.read(file.toString(), ITEMS);
    }

    @Test
    void read_numbers_haveMeanZeroAndVarianceOneOverItemsOfTheData() throws IOException {
        RowFeatures features =
                read("item,length\nc,90\na,100\nzz,9000\nb,\nd,140\n").features();
        assertThat(features.names()).containsExactly("length");
        assertThat(features.toString()).isEqualTo("0; ; 0; 0");
        double[] values = IntStream.range(0, 3).mapToDouble(features::value).toArray();
        assertThat(values[0] + values[1] + values[2]).isCloseTo(0, within(1e-6));
        assertThat(values[0] * values[0] + values[1] * values[1] + values[2] * values[2])
                .isCloseTo(3, within(1e-5));
        assertThat(values[2]).isGreaterThan(values[0]).isGreaterThan(values[1]);
    }

    @Test
    void read_words_makeAFeatureEachInTheOrderOfCharacters() throws IOException {
        RowFeatures features =
                read("item,by\na,Lang|Murnau\nb,Lang\nc,\nq,Wiene\n").features();
        assertThat(features.names()).containsExactly("by: Lang", "by: Murnau");
        assertThat(features.toString()).isEqualTo("0 1; 0; ; ");
        assertThat(IntStream.range(0, 3).mapToObj(features::value)).containsOnly(1f);
    }

    @Test
    void read_columnDeclaredText_takesNumbersAsWords() throws IOException {
        RowFeatures features = read("item,shelf (text)\na,7\nb,7\nc,nan\n").features();
        assertThat(features.names()).containsExactly("shelf: 7", "shelf: nan");
        assertThat(features.toString()).isEqualTo("0; 0; 1; ");
    }

    @Test
    void read_columnWithoutDifferences_isLeftOut() throws IOException {
        RowFeatures features =
                read("item;same;all;of\na;5;x;1\nb;5;x;2\nc;5;x;2\nd;5;x;3\n").features();
        assertThat(features.names()).containsExactly("of");
    }

    @Test
    void read_itemsThatTheDataDoNotHave_areCountedAndSaid() throws IOException {
        ItemFeatures read = read("item,n\nx,1\na,1\ny,2\nb,3\n");
        assertThat(read.unknown()).isEqualTo(2);
        assertThat(read.items()).isEqualTo(2);
        assertThat(read.summary())
                .isEqualTo("tags.csv: 1 features of 2 of 4 items; 2 rows of items that are not in the data");
    }

    @Test
    void read_file_hasItsNameLengthAndDigest() throws IOException {
        ItemFeatures read = read("item,n\na,1\nb,3\n");
        assertThat(read.source())
                .isEqualTo(new Dataset.SourceFile(
                        "tags.csv", 15, "5ce5233ad6b6fb59974c22fb8b9b4bae9339ecc73cee68ff1a6e750d67f13269"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "item,n\\na,1\\nb,2\\na,3~:4:1: item 'a' has a row already, at FILE:2:1; expected one row an item",
                "item,n\\nx,1\\na,1\\nx,3~:4:1: item 'x' has a row already, at FILE:2:1; expected one row an item",
                "item,n\\na,1\\nb,NaN~:3:3: column 'n' holds 'NaN' here and numbers elsewhere, expected finite numbers "
                        + "(or end its name in (text) to read words)",
                "item,n\\na,-Infinity\\nb,2~:2:3: column 'n' holds '-Infinity' here and numbers elsewhere, expected "
                        + "finite numbers (or end its name in (text) to read words)",
                "item,n\\na,1\\nb,1e999~:3:3: column 'n' holds '1e999' here and numbers elsewhere, expected finite "
                        + "numbers (or end its name in (text) to read words)",
                "item,n\\na,1\\nb,two~:3:3: column 'n' holds 'two' here and numbers elsewhere, expected finite numbers "
                        + "(or end its name in (text) to read words)",
                "a,1\\nb,2~:1:1: the first line is a row of item 'a', expected a header with the names of the columns",
                "z,1\\nb,2~:1:1: column 2 is called '1', expected a header with the names of the columns",
                "item,n,\\na,1,2~:1:1: column 3 is called '', expected a header with the names of the columns",
                "item,n,n\\na,1,2~:1:1: two columns are called 'n', expected different names",
                "item\\na~:1:1: the header 'item' has one column, expected item ids and at least one column of features",
                "item,n\\na,1,2\\nb,1~:2:1: row 'a,1,2' has 3 fields, expected 2",
                "item,n\\na,1,2\\nb~:2:1: row 'a,1,2' has 3 fields, expected 2; 1 more rows are bad",
                "item,n\\n,1~:2:1: item id is empty, expected an id",
                "item,n\\na,1\\nb,1~:1:1: there is no column in which items of the data differ, expected at least one",
                "item,n\\nx,1\\ny,2~:2:1: item 'x', the first of 2, is not in the data, nor is any other, expected rows of "
                        + "items of the data",
                "item,n~:1:1: the file has no row after its header, expected rows of items of the data",
                "item,w,w: x\\na,x,1\\nb,y,2~:1:1: the file makes a second feature called 'w: x', expected different names of columns",
            })
    void read_badFile_isOneSentenceWithItsPlace(String text, String problem) {
        String file = folder.resolve("tags.csv").toString();
        assertThatThrownBy(() -> read(text.replace("\\n", "\n") + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + problem.replace("FILE", file));
    }

    @Test
    void read_moreWordsThanFit_isRefused() {
        String words = IntStream.rangeClosed(0, ItemFeatures.MOST)
                .mapToObj(i -> "w" + (1000 + i))
                .collect(Collectors.joining("|"));
        assertThatThrownBy(() -> read("item,w\na," + words + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith(
                        ":1:1: the file makes more than 1000 features, expected fewer different words; the next would be 'w: w2000'");
    }

    @Test
    void read_noFile_namesIt() {
        assertThatThrownBy(() -> ItemFeatures.read("no/such.csv", ITEMS))
                .isInstanceOf(BadInputException.class)
                .hasMessage("no file " + Path.of("no/such.csv") + ", expected the item features that 'features' names");
    }
}
