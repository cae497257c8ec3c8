package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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
    void values_encodedAndSelected_comeBack(int levels) {
        SplittableRandom random = new SplittableRandom(levels);
        float[] values = new float[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(levels) * 0.25f - 3;
        }
        RatingValues coded = RatingValues.encode(values);
        int[] positions =
                IntStream.range(0, 900).map(i -> random.nextInt(values.length)).toArray();
        RatingValues part = coded.select(positions);
        assertThat(coded.size()).isEqualTo(values.length);
        assertThat(coded.levels()).isSorted().hasSizeLessThanOrEqualTo(levels);
        for (int i = 0; i < values.length; i++) {
            assertThat(coded.get(i)).isEqualTo(values[i]);
        }
        for (int i = 0; i < positions.length; i++) {
            assertThat(part.get(i)).isEqualTo(values[positions[i]]);
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
            columns.add("u" + random.nextInt(users), "i" + random.nextInt(items), random.nextInt(1, 6), 0);
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
