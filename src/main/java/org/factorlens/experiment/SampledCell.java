package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.evaluation.HeldOutErrors;
import org.factorlens.evaluation.PredictiveCoverage;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.SparseRatings;
import org.factorlens.results.ChainSample;
import org.factorlens.results.UncertaintyGroup;
import org.factorlens.training.ChainPoint;
import org.factorlens.training.Posterior;

/**
 * What a sampled cell leaves beyond what every cell does.
 *
 * @param uncertainty coverage of its intervals on test ratings
 * @param chain a row per sweep
 */
record SampledCell(List<UncertaintyGroup> uncertainty, List<ChainSample> chain) {
    /** Of a cell that was not sampled. */
    static final SampledCell NONE = new SampledCell(List.of(), List.of());

    /** The errors of averaged predictions, in table order. */
    static HeldOutErrors errors(Posterior posterior, RatingTable table, SparseRatings train, int[] positions) {
        int[] slots = slots(table, positions);
        return HeldOutErrors.of(
                inOrder(posterior.raw(), slots), inOrder(posterior.mean(), slots), table, train, positions);
    }

    /** The errors of predictions by slot of the held-out ratings by user. */
    static HeldOutErrors errors(double[] predictions, FoldData data, SparseRatings train, int[] positions) {
        double[] raw = inOrder(predictions, slots(data.table(), positions));
        double[] scored = data.clip() == null
                ? raw
                : Arrays.stream(raw).map(data.clip()::clip).toArray();
        return HeldOutErrors.of(raw, scored, data.table(), train, positions);
    }

    /** Where each position stands when ratings are sorted by user and keep their order otherwise. */
    private static int[] slots(RatingTable table, int[] positions) {
        int[] next = new int[table.numUsers() + 1];
        for (int position : positions) {
            next[table.user(position) + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        int[] slots = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            slots[i] = next[table.user(positions[i])]++;
        }
        return slots;
    }

    private static double[] inOrder(double[] bySlot, int[] slots) {
        return Arrays.stream(slots).mapToDouble(slot -> bySlot[slot]).toArray();
    }

    static SampledCell of(Cell cell, Posterior posterior, FoldData data) {
        return posterior == null
                ? NONE
                : new SampledCell(
                        uncertainty(cell, posterior, data),
                        posterior.chain().stream()
                                .map(point -> sample(cell, point))
                                .toList());
    }

    /** Standard deviations of test ratings around their predictions, noise included, in table order. */
    static double[] deviations(Posterior posterior, FoldData data) {
        return deviations(posterior, slots(data.table(), data.fold().test()));
    }

    private static double[] deviations(Posterior posterior, int[] slots) {
        double[] deviations = inOrder(posterior.deviation(), slots);
        Arrays.setAll(deviations, i -> Math.sqrt(deviations[i] * deviations[i] + posterior.noiseVariance()));
        return deviations;
    }

    private static List<UncertaintyGroup> uncertainty(Cell cell, Posterior posterior, FoldData data) {
        int[] positions = data.fold().test();
        int[] slots = slots(data.table(), positions);
        double[] means = inOrder(posterior.raw(), slots);
        double[] deviations = deviations(posterior, slots);
        double[] ratings = Arrays.stream(positions)
                .mapToDouble(p -> data.table().rating(p))
                .toArray();
        int[] popularity = Arrays.stream(positions)
                .map(p -> data.training().byItem().count(data.table().item(p)))
                .toArray();
        PredictiveCoverage coverage = new PredictiveCoverage(ratings, means, deviations);
        List<UncertaintyGroup> rows = new ArrayList<>(rows(cell, "all", List.of(coverage.all())));
        rows.addAll(rows(cell, "item-popularity", coverage.byCount(popularity)));
        rows.addAll(rows(cell, "deviation", coverage.byDeviation()));
        return rows;
    }

    private static List<UncertaintyGroup> rows(Cell cell, String by, List<PredictiveCoverage.Group> groups) {
        return IntStream.range(0, groups.size())
                .mapToObj(i -> {
                    PredictiveCoverage.Group g = groups.get(i);
                    return new UncertaintyGroup(
                            cell.id(),
                            by,
                            i,
                            g.from(),
                            g.to(),
                            g.ratings(),
                            g.deviation(),
                            g.rmse(),
                            g.insideHalf(),
                            g.insideEighty(),
                            g.insideNinetyFive());
                })
                .toList();
    }

    private static ChainSample sample(Cell cell, ChainPoint point) {
        double[] predictions = new double[4];
        Arrays.setAll(
                predictions,
                i -> i < point.predictions().size() ? point.predictions().get(i) : Double.NaN);
        return new ChainSample(
                cell.id(),
                point.sweep(),
                point.kept(),
                point.noisePrecision(),
                point.trainRmse(),
                point.testRmse(),
                point.averageTestRmse(),
                predictions[0],
                predictions[1],
                predictions[2],
                predictions[3]);
    }
}
