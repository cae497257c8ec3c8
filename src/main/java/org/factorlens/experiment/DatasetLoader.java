package org.factorlens.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.ColumnMapping;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.DatasetCatalogue;
import org.factorlens.ratings.DatasetLocator;
import org.factorlens.ratings.DatasetReader;
import org.factorlens.ratings.DatasetRequest;
import org.factorlens.ratings.ItemFeatures;
import org.factorlens.ratings.KnownDataset;
import org.factorlens.ratings.RatingFormat;
import org.factorlens.ratings.ReadOptions;
import org.factorlens.split.Split;

/** Finds and reads the data of an experiment. */
public final class DatasetLoader {
    private final DatasetLocator locator;
    private final boolean lenient;
    private final ReadOptions options;

    /** A loader that reads on one thread, without cache. */
    public DatasetLoader(DatasetLocator locator, boolean lenient) {
        this(locator, lenient, ReadOptions.PLAIN);
    }

    /**
     * A loader.
     *
     * @param locator finds data sets by name
     * @param lenient whether bad rows are skipped and counted instead of ending the run
     * @param options threads and cache
     */
    public DatasetLoader(DatasetLocator locator, boolean lenient, ReadOptions options) {
        this.locator = locator;
        this.lenient = lenient;
        this.options = options;
    }

    /** Reads the data set of {@code experiment}; one that is known by name is confirmed by its counts. */
    public Dataset load(Experiment experiment) {
        Experiment.DataSource source = experiment.dataset();
        Optional<KnownDataset> known = DatasetCatalogue.find(source.name());
        Dataset dataset = DatasetReader.read(placed(experiment, known), options);
        if (source.path().isEmpty() && !(experiment.split() instanceof Split.GivenFiles)) {
            known.ifPresent(k -> k.confirm(dataset));
        }
        DataChecks.check(experiment, dataset);
        return dataset.withFeatures(experiment.featureFiles().stream()
                .map(path -> features(experiment, path, dataset))
                .toList());
    }

    private static ItemFeatures features(Experiment experiment, String path, Dataset dataset) {
        if (!Files.isRegularFile(Path.of(path))) {
            throw new BadInputException(experiment.places().features().get(path) + ": 'features' names " + path
                    + ", and there is no such file");
        }
        return ItemFeatures.read(path, dataset.ratings().items());
    }

    /** What is wrong with how the file names its data is told with the place in it. */
    private DatasetRequest placed(Experiment experiment, Optional<KnownDataset> known) {
        String place = experiment.places().dataset();
        try {
            return request(experiment, known);
        } catch (BadInputException e) {
            throw place.isEmpty() ? e : new BadInputException(place + ": " + e.getMessage(), e);
        }
    }

    private DatasetRequest request(Experiment experiment, Optional<KnownDataset> known) {
        Experiment.DataSource source = experiment.dataset();
        DatasetRequest found = source.path().isEmpty()
                ? DatasetRequest.of(source.name(), locator.locate(source.name()))
                : DatasetLocator.requestFor(source.name(), Path.of(source.path()));
        DatasetRequest request = found.withLenient(lenient).withFormat(format(source, known));
        if (!source.columns().isEmpty()
                || !source.items().isEmpty()
                || !source.delimiter().isEmpty()) {
            request = request.withColumns(columns(source));
        }
        if (!Double.isNaN(source.scaleMin())) {
            request = request.withScale(source.scaleMin(), source.scaleMax(), 0);
        }
        if (experiment.split() instanceof Split.GivenFiles given) {
            request = request.withRatingFiles(given.files());
        } else if (!source.ratings().isEmpty()) {
            request = request.withRatingFiles(List.of(source.ratings()));
        }
        return request;
    }

    private static RatingFormat format(Experiment.DataSource source, Optional<KnownDataset> known) {
        if (!source.format().isEmpty()) {
            return RatingFormat.ofKey(source.format());
        }
        return source.path().isEmpty() ? known.map(KnownDataset::format).orElse(null) : null;
    }

    private static ColumnMapping columns(Experiment.DataSource source) {
        Map<String, String> columns = source.columns();
        ColumnMapping mapping = ColumnMapping.of(
                columns.get("user"), columns.get("item"), columns.get("rating"), columns.get("timestamp"));
        if (!source.delimiter().isEmpty()) {
            mapping = mapping.withDelimiter(source.delimiter());
        }
        return source.items().isEmpty() ? mapping : mapping.withItemsFile(source.items());
    }
}
