package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.factorlens.evaluation.HeldOutErrors.Bin;
import org.factorlens.evaluation.HeldOutErrors.Group;
import org.factorlens.evaluation.HeldOutErrors.Prediction;
import org.factorlens.evaluation.HeldOutErrors.Scores;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.model.FactorModel;
import org.factorlens.model.Models;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.factorlens.ratings.RatingValues;
import org.junit.jupiter.api.Test;

class HeldOutErrorsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Three users, three items; the first four ratings are trained on, user 2 and item 2 only tested. */
    private static final RatingTable TINY = RatingTables.of(3, 3, new double[][] {
        {0, 0, 4}, {0, 1, 2}, {1, 0, 5}, {1, 1, 3}, // train
        {0, 0, 5}, {1, 1, 1}, {0, 2, 4.5}, {2, 0, 3}
    });

    /** Predicts 4 + item bias + user bias: 4.5+1 = 5.5 for user 0 and item 0. */
    private static final FactorModel MODEL =
            new FactorModel(0, 4, new float[] {0.5f, -1, 0}, new float[] {1, -0.5f, 0}, new float[0], new float[0]);

    private static HeldOutErrors tiny(RatingScale clip) {
        return HeldOutErrors.of(
                MODEL, TINY, RatingTables.sparse(TINY, RatingTables.range(0, 4)), RatingTables.range(4, 8), clip);
    }

    /** Raw errors 0.5, 1.5, 0, 2; clipped to 5 the first is 0. Warm: the first two. */
    @Test
    void scores_clipped_areThoseByHand() {
        Scores scores = tiny(RatingTables.SCALE).scores();
        assertThat(scores.ratings()).isEqualTo(4);
        assertThat(scores.rmse()).isEqualTo(Math.sqrt((0 + 2.25 + 0 + 4) / 4), EXACT);
        assertThat(scores.mae()).isEqualTo((0 + 1.5 + 0 + 2) / 4, EXACT);
        assertThat(scores.rmseRaw()).isEqualTo(Math.sqrt((0.25 + 2.25 + 0 + 4) / 4), EXACT);
        assertThat(scores.rmseWarm()).isEqualTo(Math.sqrt((0 + 2.25) / 2), EXACT);
        assertThat(scores.coverage()).isEqualTo(0.5);
    }

    @Test
    void scores_unclipped_countTheRawPredictions() {
        Scores scores = tiny(null).scores();
        assertThat(scores.rmse()).isEqualTo(scores.rmseRaw()).isEqualTo(Math.sqrt(6.5 / 4), EXACT);
        assertThat(scores.mae()).isEqualTo((0.5 + 1.5 + 0 + 2) / 4, EXACT);
        assertThat(scores.rmseWarm()).isEqualTo(Math.sqrt(2.5 / 2), EXACT);
    }

    @Test
    void scores_onlyUnseen_haveNoWarmScore() {
        Scores scores = HeldOutErrors.of(
                        MODEL, TINY, RatingTables.sparse(TINY, 0, 1), new int[] {7}, RatingTables.SCALE)
                .scores();
        assertThat(scores.rmseWarm()).isNaN();
        assertThat(scores.coverage()).isZero();
        assertThat(scores.rmse()).isEqualTo(2, EXACT);
    }

    @Test
    void extremes_tiny_areOrderedBySizeThenPlace() {
        HeldOutErrors errors = tiny(RatingTables.SCALE);
        assertThat(errors.extremes(2, true)).containsExactly(new Prediction(2, 0, 3, 5), new Prediction(1, 1, 1, 2.5));
        assertThat(errors.extremes(3, false))
                .containsExactly(
                        new Prediction(0, 0, 5, 5), new Prediction(0, 2, 4.5, 4.5), new Prediction(1, 1, 1, 2.5));
        assertThat(errors.extremes(100, true)).hasSize(4);
    }

    /** The same errors, told by models that are sure of different ratings: another one surprises most. */
    @Test
    void surprising_byStatedDeviation_isFarthestInItsUnits() {
        HeldOutErrors errors = tiny(RatingTables.SCALE);
        double[] alike = {1, 1, 1, 1};
        assertThat(errors.surprising(2, alike))
                .containsExactly(new Prediction(2, 0, 3, 5, 1), new Prediction(1, 1, 1, 2.5, 1));
        java.util.Set<Prediction> first = new java.util.HashSet<>();
        for (int sure = 0; sure < 4; sure++) {
            double[] deviations = alike.clone();
            deviations[sure] = 0.5;
            first.add(errors.surprising(1, deviations).get(0));
        }
        assertThat(first)
                .containsExactlyInAnyOrder(
                        new Prediction(2, 0, 3, 5, 1),
                        new Prediction(2, 0, 3, 5, 0.5),
                        new Prediction(1, 1, 1, 2.5, 0.5));
    }

    @Test
    void byUser_tiny_sumsSquaresAndCounts() {
        UserErrors users = tiny(RatingTables.SCALE).byUser();
        assertThat(users.squares()).containsExactly(new double[] {0, 2.25, 4}, EXACT);
        assertThat(users.counts()).containsExactly(2, 1, 1);
        UserErrors twice = users.plus(users);
        assertThat(twice.squares()).containsExactly(new double[] {0, 4.5, 8}, EXACT);
        assertThat(twice.counts()).containsExactly(4, 2, 2);
        assertThat(users.counts()).containsExactly(2, 1, 1);
    }

    /** 400 test ratings of a table in which some users and items are unseen. */
    private static HeldOutErrors large() {
        RatingTable table = RatingTables.random(5, 80, 60, 1600);
        int[] train = IntStream.range(0, 1200)
                .filter(p -> table.user(p) != 7 && table.item(p) != 9)
                .toArray();
        return HeldOutErrors.of(
                Models.random(2, 80, 60, 3),
                table,
                RatingTables.sparse(table, train),
                RatingTables.range(1200, 1600),
                RatingTables.SCALE);
    }

    @Test
    void groups_eachKind_partitionTheTestRatings() {
        HeldOutErrors errors = large();
        Scores all = errors.scores();
        for (List<Group> groups : List.of(errors.byRating(), errors.byUserActivity(), errors.byItemPopularity())) {
            double squares = groups.stream()
                    .mapToDouble(g -> g.rmse() * g.rmse() * g.ratings())
                    .sum();
            double absolute =
                    groups.stream().mapToDouble(g -> g.mae() * g.ratings()).sum();
            assertThat(groups.stream().mapToInt(Group::ratings).sum()).isEqualTo(400);
            assertThat(Math.sqrt(squares / 400)).isEqualTo(all.rmse(), within(1e-9));
            assertThat(absolute / 400).isEqualTo(all.mae(), within(1e-9));
            assertThat(groups).allMatch(g -> g.ratings() > 0 && g.from() <= g.to());
            for (int i = 1; i < groups.size(); i++) {
                assertThat(groups.get(i).from()).isGreaterThan(groups.get(i - 1).to());
            }
        }
    }

    @Test
    void groups_byRating_areTheStarsAndShowWhereTheModelLeans() {
        List<Group> groups = large().byRating();
        assertThat(groups).hasSizeBetween(5, 10).allMatch(g -> g.from() == g.to());
        assertThat(groups.get(0).meanError()).isPositive();
        assertThat(groups.get(groups.size() - 1).meanError()).isNegative();
    }

    @Test
    void groups_byCount_putTheUnseenApart() {
        Group unseen = large().byUserActivity().get(0);
        assertThat(unseen.from()).isZero();
        assertThat(unseen.to()).isZero();
        assertThat(large().byUserActivity()).hasSizeBetween(6, 11);
        assertThat(large().byItemPopularity().get(0).to()).isZero();
    }

    @Test
    void residuals_anyErrors_sumToTheRatingsInBinsOfAQuarter() {
        List<Bin> bins = large().residuals();
        assertThat(bins.stream().mapToInt(Bin::ratings).sum()).isEqualTo(400);
        assertThat(bins).allMatch(bin -> Math.abs(bin.to() - bin.from() - 0.25) < 1e-12 && bin.ratings() > 0);
        assertThat(bins.stream().map(Bin::from).toList()).isSorted().doesNotHaveDuplicates();
    }

    /** Rating minus prediction: 0 twice, -1.5, -2. */
    @Test
    void residuals_tiny_areRatingMinusPrediction() {
        assertThat(tiny(RatingTables.SCALE).residuals())
                .containsExactly(new Bin(-2, -1.75, 1), new Bin(-1.5, -1.25, 1), new Bin(0, 0.25, 2));
    }

    @Test
    void residuals_beyondTheScale_fallIntoTheOutermostBins() {
        FactorModel wild = new FactorModel(0, 1000, new float[3], new float[3], new float[0], new float[0]);
        List<Bin> bins = HeldOutErrors.of(wild, TINY, RatingTables.sparse(TINY, 0), RatingTables.range(4, 8), null)
                .residuals();
        assertThat(bins).containsExactly(new Bin(-4.5, -4.25, 4));
    }

    /** Data in which every rating is the same have a scale of no width. */
    @Test
    void residuals_constantRatings_areStillCounted() {
        RatingTable constant = new RatingTable(
                IdMap.of(List.of("a")),
                IdMap.of(List.of("x", "y")),
                new int[] {0, 0},
                new int[] {0, 1},
                RatingValues.encode(new float[] {1, 1}),
                null,
                new int[] {0},
                new RatingScale(1, 1, 0, false));
        FactorModel exact = new FactorModel(0, 1, new float[1], new float[2], new float[0], new float[0]);
        HeldOutErrors errors =
                HeldOutErrors.of(exact, constant, RatingTables.sparse(constant, 0), new int[] {1}, constant.scale());
        assertThat(errors.residuals().stream().mapToInt(Bin::ratings).sum()).isEqualTo(1);
        assertThat(errors.scores().rmse()).isZero();
    }
}
