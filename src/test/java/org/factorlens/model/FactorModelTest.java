package org.factorlens.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.factorlens.model.TopItems.ScoredItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorModelTest {
    /** Two users, three items, two dimensions. */
    private static final FactorModel MODEL = new FactorModel(
            2, 3.5, new float[] {0.25f, -1}, new float[] {0.5f, 0, -0.75f}, new float[] {1, 2, -3, 0.5f}, new float[] {
                3, 4, 0, -2, 0, 0
            });

    @Test
    void predict_byHand_isMeanPlusBiasesPlusProduct() {
        assertThat(MODEL.predict(0, 0)).isEqualTo(3.5 + 0.25 + 0.5 + (1 * 3 + 2 * 4));
        assertThat(MODEL.predict(0, 1)).isEqualTo(3.5 + 0.25 + 0 + 2 * -2);
        assertThat(MODEL.predict(1, 0)).isEqualTo(3.5 - 1 + 0.5 + (-3 * 3 + 0.5 * 4));
        assertThat(MODEL.predict(1, 2)).isEqualTo(3.5 - 1 - 0.75);
    }

    @Test
    void itemLength_byHand_isEuclidean() {
        assertThat(MODEL.itemLength(0)).isEqualTo(5);
        assertThat(MODEL.itemLength(1)).isEqualTo(2);
        assertThat(MODEL.itemLength(2)).isZero();
    }

    @Test
    void construction_factorsOfAnotherShape_areRefused() {
        assertThatThrownBy(() -> new FactorModel(2, 0, new float[1], new float[1], new float[2], new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 users, 1 items and k = 2");
        assertThatThrownBy(() -> new FactorModel(-1, 0, new float[0], new float[0], new float[0], new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void top_equalScores_standInOrderOfIndex() {
        double[] scores = {1, 3, 2, 3, 3, 0, 2};
        assertThat(TopItems.of(7, 4, i -> true, i -> scores[i]))
                .containsExactly(
                        new ScoredItem(1, 3), new ScoredItem(3, 3), new ScoredItem(4, 3), new ScoredItem(2, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 50, 100, 200, Integer.MAX_VALUE})
    void top_anyCount_equalsSortingEverything(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[] scores =
                random.doubles(100).map(score -> Math.rint(score * 20)).toArray();
        List<Integer> sorted = IntStream.range(0, 100)
                .filter(i -> i % 3 != 0)
                .boxed()
                .sorted((a, b) -> scores[a] == scores[b] ? a - b : Double.compare(scores[b], scores[a]))
                .limit(count)
                .toList();
        assertThat(TopItems.of(100, count, i -> i % 3 != 0, i -> scores[i]))
                .extracting(ScoredItem::item)
                .isEqualTo(sorted);
    }

    @Test
    void similar_byHand_isTheCosineWithoutTheItemItself() {
        List<ScoredItem> near = TopItems.similar(MODEL, 0, 5, i -> true);
        assertThat(near).extracting(ScoredItem::item).containsExactly(2, 1);
        assertThat(near.get(0).score()).isZero();
        assertThat(near.get(1).score()).isEqualTo(-8 / 10.0, within(1e-15));
        assertThat(TopItems.similar(MODEL, 0, 5, i -> i == 1))
                .extracting(ScoredItem::item)
                .containsExactly(1);
    }

    @Test
    void similar_randomModel_isOrderedAndWithinOne() {
        FactorModel model = Models.random(5, 1, 60, 7);
        List<ScoredItem> near = TopItems.similar(model, 17, 59, i -> true);
        assertThat(near).hasSize(59).extracting(ScoredItem::item).doesNotContain(17);
        assertThat(near).allMatch(scored -> Math.abs(scored.score()) <= 1 + 1e-12);
        assertThat(near.stream().map(scored -> -scored.score()).toList()).isSorted();
    }
}
