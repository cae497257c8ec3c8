package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingColumnsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 256, 257, 3000})
    void values_encoded_comeBack(int levels) {
        SplittableRandom random = new SplittableRandom(levels);
        float[] values = new float[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(levels) * 0.25f - 3;
        }
        RatingValues coded = RatingValues.encode(values);
        assertThat(coded.size()).isEqualTo(values.length);
        assertThat(coded.levels()).isSorted().hasSizeLessThanOrEqualTo(levels);
        for (int i = 0; i < values.length; i++) {
            assertThat(coded.get(i)).isEqualTo(values[i]);
        }
    }

    @Test
    void values_negativeZero_isZero() {
        assertThat(RatingValues.encode(new float[] {0f, -0f, 1f}).levels()).containsExactly(0f, 1f);
    }

    @Test
    void values_tooManyLevels_areRefused() {
        float[] values = new float[RatingValues.MAX_LEVELS + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        assertThatThrownBy(() -> RatingValues.encode(values))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("65536 distinct values");
    }

    @Test
    void sparse_randomTable_holdsEachRatingOnceInEachOrientationInOrder() {
        RatingTable table = randomTable(37, 23, 400, 8);
        int[] positions = IntStream.range(0, 400).filter(p -> p % 3 != 0).toArray();
        SparseRatings sparse = SparseRatings.of(table, positions);
        assertThat(sparse.size()).isEqualTo(positions.length);
        List<String> expected = new ArrayList<>();
        for (int user = 0; user < table.numUsers(); user++) {
            for (int p : positions) {
                if (table.user(p) == user) {
                    expected.add(user + " " + table.item(p) + " " + table.rating(p));
                }
            }
        }
        assertThat(listed(sparse.byUser(), false)).isEqualTo(expected);
        assertThat(listed(sparse.byItem(), true)).containsExactlyInAnyOrderElementsOf(expected);
        int[] counts = new int[table.numItems()];
        for (int p : positions) {
            counts[table.item(p)]++;
        }
        for (int item = 0; item < counts.length; item++) {
            assertThat(sparse.byItem().count(item)).isEqualTo(counts[item]);
        }
    }

    @Test
    void sparse_byUserOnly_holdsTheSameRowsAndNoItems() {
        RatingTable table = randomTable(7, 23, 100, 9);
        int[] positions = IntStream.range(0, 100).filter(p -> p % 2 == 0).toArray();
        SparseRatings half = SparseRatings.byUserOnly(table, positions);
        assertThat(listed(half.byUser(), false))
                .isEqualTo(listed(SparseRatings.of(table, positions).byUser(), false));
        assertThat(half.numItems()).isEqualTo(23);
        assertThatThrownBy(half::byItem).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sparse_moreLevelsThanAByteCounts_keepsValues() {
        RatingColumns columns = new RatingColumns();
        columns.timed(false);
        columns.users().indexOf("u");
        for (int i = 0; i < 1000; i++) {
            columns.add(0, columns.items().indexOf("i" + i), i * 0.5f, 0);
        }
        RatingTable table =
                columns.table(columns.users().build(), columns.items().build(), new int[] {0}, null);
        SparseRatings.Rows rows =
                SparseRatings.of(table, IntStream.range(0, 1000).toArray()).byItem();
        for (int item = 0; item < 1000; item++) {
            assertThat(rows.rating(rows.start(item))).isEqualTo(item * 0.5f);
        }
    }

    /** More rows than a part of a column holds. */
    @Test
    void columns_severalParts_dropKeepsTheRestInOrder() {
        int size = 2_500_000;
        RatingColumns columns = new RatingColumns();
        columns.timed(true);
        columns.users().indexOf("u");
        for (int item = 0; item < 1000; item++) {
            columns.items().indexOf("i" + item);
        }
        BitSet dropped = new BitSet();
        for (int i = 0; i < size; i++) {
            columns.add(0, i % 1000, i % 7, i);
            dropped.set(i, i % 3 == 1);
        }
        columns.drop(dropped);
        RatingTable table =
                columns.table(columns.users().build(), columns.items().build(), new int[] {0}, null);
        assertThat(table.size()).isEqualTo(size - dropped.cardinality());
        for (int i = 0, p = 0; i < size; i++) {
            if (i % 3 != 1 && (table.timestamp(p) != i || table.item(p) != i % 1000 || table.rating(p++) != i % 7)) {
                throw new AssertionError("row " + i);
            }
        }
    }

    @Test
    void columns_moreRatingsThanAnIndexCounts_areRefused() {
        RatingColumns columns = new RatingColumns();
        columns.timed(false);
        columns.add(0, 0, 1, 0);
        assertThatThrownBy(() -> columns.reserve(Integer.MAX_VALUE - 8))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the data set has more than 2147483639 ratings, which is the most that fit");
    }

    @Test
    void timestamps_beyondFourBytes_comeBack() {
        long[] seconds = {0, 5, 4_294_967_295L, 4_294_967_296L, -1, Long.MAX_VALUE, Long.MIN_VALUE, 7};
        for (int length = 1; length <= seconds.length; length++) {
            Timestamps times = Timestamps.of(Arrays.copyOf(seconds, length));
            assertThat(times.high() == null).isEqualTo(length < 4);
            for (int i = 0; i < length; i++) {
                assertThat(times.get(i)).isEqualTo(seconds[i]);
            }
        }
    }

    private static List<String> listed(SparseRatings.Rows rows, boolean columnFirst) {
        List<String> list = new ArrayList<>();
        for (int row = 0; row < rows.numRows(); row++) {
            for (int slot = rows.start(row); slot < rows.start(row + 1); slot++) {
                String pair = columnFirst ? rows.column(slot) + " " + row : row + " " + rows.column(slot);
                list.add(pair + " " + rows.rating(slot));
            }
        }
        return list;
    }

    private static RatingTable randomTable(int users, int items, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RatingColumns columns = new RatingColumns();
        columns.timed(false);
        columns.reserve(size);
        for (int user = 0; user < users; user++) {
            columns.users().indexOf("u" + user);
        }
        for (int item = 0; item < items; item++) {
            columns.items().indexOf("i" + item);
        }
        for (int i = 0; i < size; i++) {
            columns.add(random.nextInt(users), random.nextInt(items), random.nextInt(1, 6), 0);
        }
        return columns.table(columns.users().build(), columns.items().build(), new int[] {0}, null);
    }

    @Test
    void ids_distinct_mapBothWays() {
        IdMap ids = IdMap.of(List.of("b", "a", ""));
        assertThat(ids.size()).isEqualTo(3);
        assertThat(ids.index("a")).isEqualTo(1);
        assertThat(ids.id(2)).isEmpty();
        assertThat(ids.index("c")).isEqualTo(-1);
        assertThatThrownBy(() -> IdMap.of(List.of("a", "b", "a"))).hasMessage("id 'a' appears twice");
    }

    @Test
    void scale_ofLevels_isInferred() {
        assertThat(RatingScales.infer(new float[] {3})).isEqualTo(new RatingScale(3, 3, 0, false));
        assertThat(RatingScales.infer(new float[] {0.1f, 0.4f, 0.5f})).isEqualTo(new RatingScale(0.1, 0.5, 0.1, false));
        assertThat(RatingScales.infer(new float[] {1, 2, 2.7f})).isEqualTo(new RatingScale(1, 2.7, 0, false));
        assertThat(RatingScales.infer(new float[] {-10, 0, 10})).isEqualTo(new RatingScale(-10, 10, 10, false));
    }

    @Test
    void scale_clip_keepsNaN() {
        RatingScale scale = new RatingScale(1, 5, 1, true);
        assertThat(scale.clip(7)).isEqualTo(5);
        assertThat(scale.clip(-1)).isEqualTo(1);
        assertThat(scale.clip(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "3,3",
        "3.5,3.5",
        "0.1,0.1",
        "+4,4",
        "-2.25,-2.25",
        ".5,0.5",
        "1e2,100",
        "12345678.9,12345678.9",
        "123456789,123456789",
        "000.10,0.1",
        "1E-3,0.001",
    })
    void parse_number_isItsNearestDouble(String text, double expected) {
        assertThat(Numbers.parse(text)).isEqualTo(expected);
        assertThat(Numbers.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "4.",
                "1.2.3",
                "1e",
                "NaN",
                "Infinity",
                "0x1p3",
                "1f",
                "1d",
                "3,5",
                "- 1",
                "\u0663",
                "--1"
            })
    void parse_somethingElse_isNaN(String text) {
        assertThat(Numbers.parse(text)).isNaN();
    }

    @Test
    void parse_tooLarge_isInfinite() {
        assertThat(Numbers.parse("1e400")).isInfinite();
        assertThat(Numbers.parse("9".repeat(400))).isInfinite();
    }

    @Test
    void parse_shortDecimals_equalTheLibrary() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 100_000; i++) {
            String digits = Integer.toString(random.nextInt(10_000_000));
            int point = random.nextInt(digits.length());
            String text = digits.substring(0, point) + "." + digits.substring(point);
            assertThat(Numbers.parse(text)).isEqualTo(Double.parseDouble(text));
        }
    }
}
