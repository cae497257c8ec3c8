package org.factorlens.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SplitErrorsTest {
    private static final RatingTable FOUR = RatingTables.random(1, 4, 4, 4);

    static Stream<Arguments> withoutTestRating() {
        return Stream.of(
                Arguments.of(new Split.HoldOut(0.1, 0, 1), FOUR, 0),
                Arguments.of(new Split.Temporal(0.1, 0), FOUR, 0),
                Arguments.of(new Split.KFold(5, 0, 1), FOUR, 4),
                Arguments.of(new Split.NumpyHoldOut(0.99, 0, 0), FOUR, 0),
                Arguments.of(pair(0), RatingTables.inFiles(FOUR, 0, 4), 0));
    }

    private static Split pair(double validation) {
        return new Split.GivenFiles(List.of(new Split.FilePair("a.csv", "b.csv")), validation, 1);
    }

    @ParameterizedTest
    @MethodSource("withoutTestRating")
    void check_noTestRating_saysWhichSplitAndFold(Split split, RatingTable table, int number) {
        assertThatThrownBy(() -> split.check(table))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the split '" + split.strategy() + "' leaves no test rating in fold " + number
                        + " of 4 ratings; use more data or a larger test part");
    }

    static Stream<Arguments> withoutTrainingRating() {
        return Stream.of(
                Arguments.of(new Split.HoldOut(0.99, 0, 1), FOUR),
                Arguments.of(new Split.HoldOut(0.5, 0.9, 1), FOUR),
                Arguments.of(new Split.KFold(2, 0.1, 1), FOUR),
                Arguments.of(pair(0), RatingTables.inFiles(FOUR, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("withoutTrainingRating")
    void check_tooFewToTrainAndChooseOn_saysSo(Split split, RatingTable table) {
        assertThatThrownBy(() -> split.check(table))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("the split '" + split.strategy() + "' leaves too few ratings to train")
                .hasMessageEndingWith(" of 4");
    }

    @Test
    void temporal_dataWithoutTimes_saysWhatIsMissing() {
        RatingTable timeless = RatingTables.of(2, 2, new double[] {0, 0, 3}, new double[] {1, 1, 4});
        assertThatThrownBy(() -> new Split.Temporal(0.5, 0).check(timeless))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("needs the time of each rating");
    }

    @ParameterizedTest
    @MethodSource("org.factorlens.split.SplitTest#splits")
    void description_anyStrategy_isOneSentence(Split split) {
        assertThat(split.description()).endsWith(".").doesNotContain("\n").hasSizeGreaterThan(20);
    }
}
