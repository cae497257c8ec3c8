package org.factorlens.experiment;

import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.RatingTable;
import org.factorlens.results.Manifest;
import org.factorlens.split.Split;

/** The manifest of a run: the plan as it was understood, and where everything came from. */
final class ManifestBuilder {
    /** Layout of the results directory. */
    static final int SCHEMA = 1;
    /** Raised by whoever changes any bit of what training or evaluation compute. */
    static final int KERNEL_CONTRACT = 3;

    private static final String VERSION = "0.1.0";

    private final Plan plan;
    private final Dataset dataset;
    private final Folds folds;
    private final DataStatistics statistics;

    ManifestBuilder(Plan plan, Dataset dataset, Folds folds, DataStatistics statistics) {
        this.plan = plan;
        this.dataset = dataset;
        this.folds = folds;
        this.statistics = statistics;
    }

    Manifest build(
            List<CellOutcome> outcomes,
            String chosenBy,
            ResultWriter.Selected selected,
            SortedMap<String, String> digests) {
        Experiment experiment = plan.experiment();
        int failed = (int) outcomes.stream().filter(o -> !o.result().ok()).count();
        return new Manifest(
                SCHEMA,
                VERSION,
                KERNEL_CONTRACT,
                experiment.name(),
                experiment.title(),
                experiment.question(),
                experiment.text(),
                sha256(experiment.text()),
                datasetInfo(),
                splitInfo(),
                new Manifest.PlanInfo(
                        outcomes.size(),
                        plan.configurations().size(),
                        experiment.split().folds(),
                        plan.seeds(),
                        failed,
                        plan.axes()),
                selected.cell(),
                selected.configuration(),
                chosenBy,
                experiment.clip(),
                selected.minRatings(),
                selected.mapVariance(),
                digests);
    }

    private Manifest.DatasetInfo datasetInfo() {
        RatingTable table = dataset.ratings();
        int rated = statistics.ratedItems();
        boolean timed = table.hasTimestamps();
        return new Manifest.DatasetInfo(
                dataset.name(),
                dataset.title(),
                dataset.licence(),
                statistics.size(),
                table.numUsers(),
                table.numItems(),
                rated,
                statistics.size() / ((double) table.numUsers() * rated),
                statistics.meanRating(),
                table.scale().min(),
                table.scale().max(),
                table.scale().step(),
                table.scale().declared(),
                dataset.catalogue().titled(),
                timed
                        ? IntStream.range(0, table.size())
                                .mapToLong(table::timestamp)
                                .min()
                                .orElse(0)
                        : 0,
                timed
                        ? IntStream.range(0, table.size())
                                .mapToLong(table::timestamp)
                                .max()
                                .orElse(0)
                        : 0,
                dataset.report().duplicates(),
                dataset.report().skipped(),
                dataset.report().firstSkipped(),
                dataset.noiseFloor().orElse(Double.NaN),
                dataset.files().stream().map(ManifestBuilder::fileInfo).toList(),
                dataset.features().stream()
                        .map(f -> new Manifest.FeaturesInfo(
                                fileInfo(f.source()), f.features().size(), f.items(), f.unknown()))
                        .toList());
    }

    private static Manifest.FileInfo fileInfo(Dataset.SourceFile file) {
        return new Manifest.FileInfo(file.name(), file.bytes(), file.sha256());
    }

    private Manifest.SplitInfo splitInfo() {
        Split split = plan.experiment().split();
        List<Manifest.FoldInfo> infos =
                IntStream.range(0, folds.count()).mapToObj(folds::info).toList();
        return new Manifest.SplitInfo(split.strategy(), split.description(), split.seed(), split.validation(), infos);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
