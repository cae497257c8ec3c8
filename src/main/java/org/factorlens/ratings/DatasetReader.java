package org.factorlens.ratings;

import java.util.List;
import java.util.Optional;

/** Reads data sets: their ratings and titles, from the files or from the cache, then what they say of themselves. */
public final class DatasetReader {
    private DatasetReader() {}

    /**
     * Reads a data set on one thread, without a cache.
     *
     * @throws BadInputException where files are missing or rows are bad (in lenient reading, only where nothing is left)
     */
    public static Dataset read(DatasetRequest request) {
        return read(request, ReadOptions.PLAIN);
    }

    /**
     * Reads a data set. Neither the number of threads nor the cache changes anything of the result.
     *
     * @throws BadInputException where files are missing or rows are bad (in lenient reading, only where nothing is left)
     */
    public static Dataset read(DatasetRequest request, ReadOptions options) {
        try {
            return dataset(request, contents(request, options));
        } catch (OutOfMemoryError e) {
            throw new BadInputException(
                    "a heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB is too small to read "
                            + request.directory() + ": start the JVM with a larger one, such as java -Xmx4g -jar …",
                    e);
        }
    }

    private static Contents contents(DatasetRequest request, ReadOptions options) {
        DatasetFiles files = DatasetFiles.of(request);
        return options.cache() == null
                ? new FileParser(request, files, options.threads(), Segments.CAPACITY).parse()
                : new DatasetCache(request, files, options).read();
    }

    private static Dataset dataset(DatasetRequest request, Contents contents) {
        DatasetInfo info = DatasetInfo.read(request.directory());
        Optional<KnownDataset> published = DatasetCatalogue.find(request.name());
        Dataset dataset = new Dataset(
                request.name(),
                first(info.title(), published.map(KnownDataset::title), request.name()),
                first(info.licence(), published.map(KnownDataset::licence), ""),
                contents.ratings(),
                contents.catalogue(),
                contents.files(),
                contents.report(),
                info.noiseFloor(),
                List.of());
        if (request.ratingFiles().isEmpty() && dataset.report().skipped() == 0) {
            published.ifPresent(original -> original.confirm(dataset));
        }
        return dataset;
    }

    private static String first(String own, Optional<String> published, String otherwise) {
        return own != null ? own : published.orElse(otherwise);
    }
}
