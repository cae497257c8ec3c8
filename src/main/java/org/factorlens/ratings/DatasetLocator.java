package org.factorlens.ratings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the folder of a data set: a stated folder, below the data folder, below {@code data}, or by download. */
public final class DatasetLocator {
    private static final Path DEFAULT = Path.of("data");

    private final Path data;
    private final Downloader downloader;

    /** Gets a known data set that is nowhere on the disk. */
    @FunctionalInterface
    public interface Downloader {
        /**
         * Downloads and unpacks.
         *
         * @param dataset what to get
         * @param data folder that shall hold the data set's own folder
         * @return the data set's folder
         * @throws BadInputException where that fails, with a sentence that says where to put the files
         */
        Path fetch(KnownDataset dataset, Path data);
    }

    /**
     * Creates a locator.
     *
     * @param data the folder of {@code --data}, or null for {@code data}
     * @param downloader called for known data sets that are not there
     */
    public DatasetLocator(Path data, Downloader downloader) {
        this.data = data == null ? DEFAULT : data;
        this.downloader = downloader;
    }

    /**
     * The folder of the data set {@code name}: DIR/name, or DIR itself where it holds ratings and is called so (or no
     * data set of that name is known), or data/name, or downloaded into DIR.
     *
     * @throws BadInputException where it is not found and cannot be downloaded
     */
    public Path locate(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new BadInputException("data set name " + Show.quoted(name)
                    + " cannot be used, expected letters, digits, dots, hyphens; name folders with path:");
        }
        for (String folder : folders(name)) {
            for (Path candidate : List.of(data.resolve(folder), DEFAULT.resolve(folder))) {
                if (DatasetFiles.holdsRatings(candidate)) {
                    return candidate;
                }
            }
        }
        if (DatasetFiles.holdsRatings(data)) {
            return data;
        }
        Optional<KnownDataset> known = DatasetCatalogue.find(name);
        if (known.isEmpty() || known.get().mirrors().isEmpty()) {
            throw new BadInputException("no data set " + Show.quoted(name) + " in " + data.resolve(name)
                    + "; put its files there, or name its folder with --data or path:");
        }
        return downloader.fetch(known.get(), data);
    }

    /** The data set's name, then the name of the folder in its zip file where that differs. */
    private static List<String> folders(String name) {
        String folder = DatasetCatalogue.find(name).map(KnownDataset::folder).orElse(name);
        return folder.equals(name) ? List.of(name) : List.of(name, folder);
    }

    /**
     * The request for a stated path: a folder, or a single CSV or TSV file.
     *
     * @param name short name
     * @param path folder or file
     * @throws BadInputException where it does not exist
     */
    public static DatasetRequest requestFor(String name, Path path) {
        if (Files.isRegularFile(path)) {
            Path folder = path.toAbsolutePath().getParent();
            return DatasetRequest.of(name, folder)
                    .withRatingFiles(List.of(path.getFileName().toString()));
        }
        if (!Files.isDirectory(path)) {
            throw new BadInputException("no folder or file " + path + " of data set " + name);
        }
        return DatasetRequest.of(name, path);
    }
}
