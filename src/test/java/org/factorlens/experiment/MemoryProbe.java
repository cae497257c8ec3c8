package org.factorlens.experiment;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.IdMap;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.RatingValues;
import org.factorlens.training.Checkpoints;
import org.factorlens.training.Workers;

/** A few cells on made-up ratings: {@link #main} runs them in a JVM of its own, whose heap a test chooses. */
record MemoryProbe(String axes, double test, int ratings, int users, int items, int threads) {
    Plan plan() {
        return Outcomes.plan(
                "{strategy: holdout, test: " + test + ", seed: 1, validation: 0}",
                "[{model: global-mean}, {" + axes + "}]",
                "training: {burnIn: 2}");
    }

    /** Every user has rated as many items, no item twice. */
    RatingTable table() {
        int[] user = IntStream.range(0, ratings).map(p -> p % users).toArray();
        int[] item = IntStream.range(0, ratings)
                .map(p -> (p / users * 7 + user[p] * 13) % items)
                .toArray();
        float[] values = new float[ratings];
        for (int p = 0; p < ratings; p++) {
            values[p] = 1 + (user[p] + 3 * item[p] + p / 7) % 5;
        }
        return new RatingTable(
                ids(users),
                ids(items),
                user,
                item,
                RatingValues.encode(values),
                null,
                new int[] {0},
                new RatingScale(1, 5, 1, true));
    }

    private static IdMap ids(int count) {
        return IdMap.of(IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    /** Bytes of heap that the cells, one after the other, are said to need. */
    long estimate() {
        return MemoryEstimate.of(plan(), table(), threads, 1, 1).bytes();
    }

    /** What {@link #main} reads. */
    List<String> arguments() {
        return List.of(axes, "" + test, "" + ratings, "" + users, "" + items, "" + threads);
    }

    /** Ends with 0, or with 1 after the reason why a cell failed; the model of the best cell so far is kept, as in a run. */
    public static void main(String[] args) {
        MemoryProbe probe = new MemoryProbe(
                args[0],
                Double.parseDouble(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]));
        Plan plan = probe.plan();
        RatingTable table = probe.table();
        Dataset dataset = new Dataset(
                "made-up",
                "Made-up ratings",
                "",
                table,
                Catalogue.ofIds(table.items()),
                List.of(),
                new Dataset.ReadReport(table.size(), 0, 0, List.of()),
                OptionalDouble.empty(),
                List.of());
        FoldData data = FoldData.of(dataset, plan.experiment(), 0);
        LeadingModel leading = new LeadingModel();
        try (Workers workers = new Workers(probe.threads())) {
            for (Cell cell : plan.cells()) {
                String reason = new CellRun(dataset, data, cell, workers, stage -> Checkpoints.NONE, leading)
                        .run()
                        .result()
                        .reason();
                if (!reason.isEmpty()) {
                    System.err.println(reason);
                    System.exit(1);
                }
            }
        }
    }
}
