package org.factorlens.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.factorlens.ratings.DatasetReader;
import org.factorlens.ratings.DatasetRequest;
import org.factorlens.ratings.Fixtures;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
    private static final int SIZE = 1000;
    /** As if read from the five pairs of files of a cross-validation: 100 to train on, 100 to test on, and again. */
    private static final RatingTable TABLE = RatingTables.random(1, 60, 40, SIZE);

    private static final RatingTable FILES =
            RatingTables.inFiles(TABLE, IntStream.range(0, 10).map(f -> 100 * f).toArray());

    static Stream<Split> splits() {
        return Stream.of(
                new Split.HoldOut(0.2, 0, 7),
                new Split.HoldOut(0.2, 0.1, 7),
                new Split.KFold(5, 0.1, 42),
                new Split.KFold(3, 0, 42),
                new Split.Temporal(0.3, 0.2),
                new Split.NumpyHoldOut(0.8, 0.25, 0));
    }

    @ParameterizedTest
    @MethodSource("splits")
    void fold_anyStrategy_partsAreDisjointAscendingAndComplete(Split split) {
        for (int number = 0; number < split.folds(); number++) {
            Fold fold = split.fold(TABLE, number);
            int[] all = Stream.of(fold.train(), fold.validation(), fold.test())
                    .flatMapToInt(IntStream::of)
                    .toArray();
            assertThat(fold.number()).isEqualTo(number);
            assertThat(all).hasSize(SIZE);
            Arrays.sort(all);
            assertThat(all).containsExactly(RatingTables.range(0, SIZE));
            assertThat(fold.train()).isSorted();
            assertThat(fold.validation()).isSorted();
            assertThat(fold.test()).isSorted();
        }
    }

    @ParameterizedTest
    @MethodSource("splits")
    void fold_anyStrategy_validationIsItsShareOfWhatIsNotTested(Split split) {
        Fold fold = split.fold(TABLE, 0);
        int rest = SIZE - fold.test().length;
        assertThat(fold.validation()).hasSize((int) Math.round(rest * split.validation()));
        assertThat(fold.train()).hasSize(rest - fold.validation().length);
        assertThat(fold.trainAndValidation()).isEqualTo(split.parts(TABLE, 0).train());
    }

    @ParameterizedTest
    @MethodSource("splits")
    void sizes_anyStrategyAndFold_areThoseOfTheParts(Split split) {
        for (RatingTable table : List.of(TABLE, RatingTables.random(1, 7, 7, 7))) {
            for (int number = 0; number < split.folds(); number++) {
                Split.Parts parts = split.parts(table, number);
                assertThat(split.sizes(table, number))
                        .isEqualTo(new Split.Sizes(parts.train().length, parts.test().length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("splits")
    void fold_askedTwice_isTheSame(Split split) {
        for (int number = 0; number < split.folds(); number++) {
            Fold first = split.fold(TABLE, number);
            Fold second = split.fold(TABLE, number);
            assertThat(second.train()).isEqualTo(first.train());
            assertThat(second.validation()).isEqualTo(first.validation());
            assertThat(second.test()).isEqualTo(first.test());
            assertThat(second.sha256(SIZE)).isEqualTo(first.sha256(SIZE));
        }
    }

    @Test
    void fold_otherSeed_isAnotherDivision() {
        assertThat(new Split.HoldOut(0.2, 0, 8).fold(TABLE, 0).test())
                .isNotEqualTo(new Split.HoldOut(0.2, 0, 7).fold(TABLE, 0).test());
        assertThat(new Split.KFold(5, 0, 8).fold(TABLE, 0).test())
                .isNotEqualTo(new Split.KFold(5, 0, 7).fold(TABLE, 0).test());
        assertThat(new Split.NumpyHoldOut(0.8, 0, 1).fold(TABLE, 0).test())
                .isNotEqualTo(new Split.NumpyHoldOut(0.8, 0, 0).fold(TABLE, 0).test());
        Split.GivenFiles files = files(1, 0.5, 1);
        assertThat(files(1, 0.5, 2).fold(FILES, 0).validation())
                .isNotEqualTo(files.fold(FILES, 0).validation());
    }

    @Test
    void fold_withAndWithoutValidation_testsTheSameRatings() {
        assertThat(new Split.KFold(5, 0.1, 42).fold(TABLE, 3).test())
                .isEqualTo(new Split.KFold(5, 0, 42).fold(TABLE, 3).test());
    }

    @Test
    void validation_differentFolds_areDifferentDraws() {
        Split split = new Split.KFold(2, 0.5, 42);
        Fold first = split.fold(TABLE, 0);
        Fold second = split.fold(TABLE, 1);
        assertThat(IntStream.of(first.validation()).filter(p -> contains(first.test(), p)))
                .isEmpty();
        assertThat(places(first.validation(), first.trainAndValidation()))
                .isNotEqualTo(places(second.validation(), second.trainAndValidation()));
    }

    private static boolean contains(int[] sorted, int value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }

    private static int[] places(int[] part, int[] whole) {
        return IntStream.of(part).map(p -> Arrays.binarySearch(whole, p)).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 1000})
    void kfold_anyNumber_testsEachRatingOnceInPartsOfEqualSize(int folds) {
        Split split = new Split.KFold(folds, 0, 42);
        int[] tested = new int[SIZE];
        for (int number = 0; number < folds; number++) {
            int[] test = split.fold(TABLE, number).test();
            assertThat(test.length).isBetween(SIZE / folds, SIZE / folds + 1);
            IntStream.of(test).forEach(p -> tested[p]++);
        }
        assertThat(tested).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.2, 0.5, 0.99})
    void holdout_anyShare_testsThatShare(double share) {
        assertThat(new Split.HoldOut(share, 0, 42).fold(TABLE, 0).test()).hasSize((int) Math.round(SIZE * share));
    }

    @Test
    void temporal_manyTies_noRatingIsPredictedFromTheFuture() {
        Fold fold = new Split.Temporal(0.3, 0.2).fold(TABLE, 0);
        assertThat(fold.test()).hasSize(300);
        assertThat(latest(fold.trainAndValidation())).isLessThanOrEqualTo(earliest(fold.test()));
        assertThat(latest(fold.train())).isLessThanOrEqualTo(earliest(fold.validation()));
        assertThat(earliest(fold.train())).isLessThan(earliest(fold.test()));
    }

    private static long latest(int[] positions) {
        return IntStream.of(positions).mapToLong(TABLE::timestamp).max().orElseThrow();
    }

    private static long earliest(int[] positions) {
        return IntStream.of(positions).mapToLong(TABLE::timestamp).min().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void files_pairs_areTheFoldsInReadingOrder(int pairs) {
        Split.GivenFiles split = files(pairs, 0, 0);
        RatingTable table = pairs == 5 ? FILES : RatingTables.inFiles(TABLE, 0, 700);
        assertThat(split.folds()).isEqualTo(pairs);
        for (int number = 0; number < pairs; number++) {
            Fold fold = split.fold(table, number);
            int start = table.fileStart(2 * number);
            int cut = table.fileStart(2 * number + 1);
            assertThat(fold.train()).containsExactly(RatingTables.range(start, cut));
            assertThat(fold.test()).containsExactly(RatingTables.range(cut, table.fileStart(2 * number + 2)));
            assertThat(split.sizes(table, number)).isEqualTo(new Split.Sizes(fold.train().length, fold.test().length));
        }
        assertThat(split.files()).hasSize(2 * pairs).startsWith("u1.base", "u1.test");
    }

    private static Split.GivenFiles files(int pairs, double validation, long seed) {
        List<Split.FilePair> names = IntStream.rangeClosed(1, pairs)
                .mapToObj(i -> new Split.FilePair("u" + i + ".base", "u" + i + ".test"))
                .toList();
        return new Split.GivenFiles(names, validation, seed);
    }

    /** Pinned: who published with these folds must get them again. Each byte of the digest's input is a rating's part. */
    @Test
    void sha256_publishedFolds_staysTheSame() {
        assertThat(new Fold(0, new int[] {0, 3}, new int[] {1}, new int[] {4}).sha256(6))
                .isEqualTo("96fe975387824aa41f9ac4a58c316595de3d3d18263a5227854c23862fc01813");
        assertThat(new Split.KFold(5, 0.1, 42).fold(TABLE, 2).sha256(SIZE))
                .isEqualTo("f19105e01e2b1bc151311acc72cff744430424f8081e488dfa44bcb23dcf55be");
        assertThat(new Split.HoldOut(0.2, 0.1, 7).fold(TABLE, 0).sha256(SIZE))
                .isEqualTo("fb2401fc8bfa15ef4d6b9f7c853f382fd930412137c77f8988bb7d8579af8c02");
        assertThat(new Split.Temporal(0.3, 0.2).fold(TABLE, 0).sha256(SIZE))
                .isEqualTo("237765e2b8238a70b78450fc231cadcbb774adcc990e45cdb6c6bf274b351ca9");
    }

    @Test
    void numpyHoldout_realData_givesThePublishedCounts() {
        RatingTable real = DatasetReader.read(DatasetRequest.of("ml-latest-small", Fixtures.realData()))
                .ratings();
        Fold fold = new Split.NumpyHoldOut(0.8, 0, 0).fold(real, 0);
        assertThat(fold.train()).hasSize(80_841).startsWith(0, 1, 2, 3, 6, 7, 8);
        assertThat(fold.test()).hasSize(19_995).startsWith(4, 5, 9, 10);
        assertThat(fold.validation()).isEmpty();
    }
}
