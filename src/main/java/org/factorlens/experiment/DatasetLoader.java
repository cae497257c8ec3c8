package org.factorlens.experiment;

import java.nio.file.Path;
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
            request = request.withRatingFiles(java.util.List.of(source.ratings()));
        }
        Dataset dataset = DatasetReader.read(request, options);
        if (source.path().isEmpty() && !(experiment.split() instanceof Split.GivenFiles)) {
            known.ifPresent(k -> k.confirm(dataset));
        }
        return dataset.withFeatures(experiment.featureFiles().stream()
                .map(path -> ItemFeatures.read(path, dataset.ratings().items()))
                .toList());
    }

    private static RatingFormat format(Experiment.DataSource source, Optional<KnownDataset> known) {
        if (!source.format().isEmpty()) {
            return RatingFormat.ofKey(source.format());
        }
        return source.path().isEmpty() ? known.map(KnownDataset::format).orElse(null) : null;
    }

    private static ColumnMapping columns(Experiment.DataSource source) {
        Map<String, String> columns = source.columns();
        for (String role : java.util.List.of("user", "item", "rating")) {
            if (!columns.containsKey(role)) {
                throw new BadInputException("the data set '" + source.name() + "' needs columns: {user: …, item: …,"
                        + " rating: …}; '" + role + "' is missing");
            }
        }
        ColumnMapping mapping = ColumnMapping.of(
                columns.get("user"), columns.get("item"), columns.get("rating"), columns.get("timestamp"));
        if (!source.delimiter().isEmpty()) {
            mapping = mapping.withDelimiter(source.delimiter());
        }
        return source.items().isEmpty() ? mapping : mapping.withItemsFile(source.items());
    }
}
