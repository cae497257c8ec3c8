package org.factorlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingTables;
import org.junit.jupiter.api.Test;

class PartScoresTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** The first four ratings are trained on; user 2 and item 2 only tested. */
    private static final RatingTable TINY = RatingTables.of(3, 3, new double[][] {
        {0, 0, 4},
        {0, 1, 2},
        {1, 0, 5},
        {1, 1, 3}, // train
        {0, 0, 5},
        {1, 1, 1},
        {0, 2, 4.5},
        {2, 0, 3},
        {2, 2, 2}
    });

    private static final FactorModel MODEL =
            new FactorModel(0, 4, new float[] {0.5f, -1, 0}, new float[] {1, -0.5f, 0}, new float[0], new float[0]);

    private static HeldOutErrors tiny() {
        return HeldOutErrors.of(
                MODEL,
                TINY,
                RatingTables.sparse(TINY, RatingTables.range(0, 4)),
                RatingTables.range(4, 9),
                RatingTables.SCALE);
    }

    /** Clipped errors by user: 0 and 0; 1.5; 2 and 2. Raw: 0.5 and 0; 1.5; 2 and 2. */
    @Test
    void scores_all_areThoseByHand() {
        PartScores.Score all = PartScores.of(tiny()).get(0);
        assertThat(all.part()).isEqualTo("all");
        assertThat(all.ratings()).isEqualTo(5);
        assertThat(all.users()).isEqualTo(3);
        assertThat(all.rmse()).isEqualTo(Math.sqrt((2.25 + 4 + 4) / 5), EXACT);
        assertThat(all.mae()).isEqualTo(5.5 / 5, EXACT);
        assertThat(all.rmseRaw()).isEqualTo(Math.sqrt((0.25 + 2.25 + 4 + 4) / 5), EXACT);
        assertThat(all.maeRaw()).isEqualTo(6.0 / 5, EXACT);
        assertThat(all.rmseMacro()).isEqualTo((0 + 1.5 + 2) / 3, EXACT);
        assertThat(all.maeMacro()).isEqualTo((0 + 1.5 + 2) / 3, EXACT);
    }

    @Test
    void scores_parts_addUpToAll() {
        List<PartScores.Score> scores = PartScores.of(tiny());
        assertThat(scores)
                .extracting(PartScores.Score::part)
                .containsExactly("all", "warm", "cold-item", "cold-user", "cold-both");
        assertThat(scores).extracting(PartScores.Score::ratings).containsExactly(5, 2, 1, 1, 1);
        assertThat(scores.get(1).rmse()).isEqualTo(Math.sqrt(2.25 / 2), EXACT);
        assertThat(scores.get(2).rmse()).isZero();
        assertThat(scores.get(3).mae()).isEqualTo(2, EXACT);
    }

    @Test
    void scores_nothingCold_haveNoRowsForIt() {
        HeldOutErrors warm = HeldOutErrors.of(
                MODEL, TINY, RatingTables.sparse(TINY, RatingTables.range(0, 4)), new int[] {4, 5}, null);
        assertThat(PartScores.of(warm)).extracting(PartScores.Score::part).containsExactly("all", "warm");
    }

    /** 200 ratings of user 0, predicted by item: the model is half a unit too low everywhere. */
    @Test
    void calibration_modelTooLow_saysByHowMuchInEveryBin() {
        Random random = new Random(4);
        float[] itemBias = new float[200];
        double[][] rows = new double[200][];
        for (int item = 0; item < 200; item++) {
            itemBias[item] = random.nextInt(60) / 32f;
            rows[item] = new double[] {0, item, 1 + itemBias[item] + 0.5};
        }
        RatingTable table = RatingTables.of(1, 200, rows);
        HeldOutErrors errors = HeldOutErrors.of(
                new FactorModel(0, 1, new float[1], itemBias, new float[0], new float[0]),
                table,
                RatingTables.sparse(table, 0),
                RatingTables.range(0, 200),
                null);
        List<Calibration.Bin> bins = Calibration.of(errors);
        assertThat(bins).hasSizeBetween(8, 10);
        assertThat(bins.stream().mapToInt(Calibration.Bin::ratings).sum()).isEqualTo(200);
        assertThat(bins)
                .allSatisfy(bin ->
                        assertThat(bin.meanRating() - bin.meanPrediction()).isEqualTo(0.5, within(1e-6)))
                .allSatisfy(bin -> assertThat(bin.meanPrediction()).isBetween(bin.from(), bin.to()));
        IntStream.range(1, bins.size())
                .forEach(i -> assertThat(bins.get(i).from())
                        .isGreaterThan(bins.get(i - 1).to()));
    }

    @Test
    void calibration_onePredictionForAll_isOneBin() {
        RatingTable table = RatingTables.of(1, 3, new double[][] {{0, 0, 4}, {0, 1, 2}, {0, 2, 3}});
        HeldOutErrors errors = HeldOutErrors.of(
                new FactorModel(0, 3.5, new float[1], new float[3], new float[0], new float[0]),
                table,
                RatingTables.sparse(table, 0),
                RatingTables.range(0, 3),
                null);
        assertThat(Calibration.of(errors)).containsExactly(new Calibration.Bin(3.5, 3.5, 3, 3.5, 3));
    }
}
