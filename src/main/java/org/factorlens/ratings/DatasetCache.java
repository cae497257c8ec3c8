package org.factorlens.ratings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A data set behind its cache. There is one cache file per request and folder. It holds the request and checks of all
 * bytes of the source files; it is used only where both are as they are now, and where every byte of the cache itself is
 * as it was written. Else the source is parsed, and the cache made anew.
 */
final class DatasetCache {
    /** To be raised whenever the same files would be read differently. */
    private static final int READER_VERSION = 1;

    private final DatasetRequest request;
    private final DatasetFiles files;
    private final ReadOptions options;

    DatasetCache(DatasetRequest request, DatasetFiles files, ReadOptions options) {
        this.request = request;
        this.files = files;
        this.options = options;
    }

    /** The contents, from the cache where it is good. */
    Contents read() {
        try {
            if (sourceBytes() < options.cacheFrom()) {
                return parser().parse();
            }
            Path file = options.cache().resolve(fileName());
            Contents cached = Files.isRegularFile(file) ? open(file, key(sourceChecks())) : null;
            return cached != null ? cached : readAndKeep(file);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + request.directory() + ": " + e, e);
        }
    }

    private FileParser parser() {
        return new FileParser(request, files, options.threads(), Segments.CAPACITY);
    }

    /** The key is that of the bytes which were parsed, whatever happens to the files meanwhile. */
    private Contents readAndKeep(Path file) {
        FileParser parser = parser();
        Contents parsed = parser.parse();
        String key = key(parser.checks());
        try {
            CacheWriter.write(file, CacheDescription.encode(key, parsed), parsed.ratings());
        } catch (IOException e) {
            options.notes().accept("no cache could be written to " + options.cache() + ": " + e);
            return parsed;
        }
        Contents mapped = open(file, key);
        return mapped != null ? mapped : parsed;
    }

    private Contents open(Path file, String key) {
        try {
            return CacheReader.open(
                    file,
                    options.threads(),
                    (description, columns) -> CacheDescription.decode(description, key, columns));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | RuntimeException | InternalError e) {
            options.notes().accept("the cache " + file + " is not used: " + e.getMessage());
            return null;
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(files.ratings());
        if (files.items() != null) {
            names.add(files.items());
        }
        return names;
    }

    private long sourceBytes() throws IOException {
        long bytes = 0;
        for (String name : names()) {
            bytes += Files.size(files.directory().resolve(name));
        }
        return bytes;
    }

    private List<BlockChecks> sourceChecks() throws IOException {
        List<BlockChecks> checks = new ArrayList<>();
        for (String name : names()) {
            try (FileChannel channel = FileChannel.open(files.directory().resolve(name))) {
                checks.add(BlockChecks.of(channel, 0, options.threads()));
            }
        }
        return checks;
    }

    /** A readable name, and what tells requests apart. */
    private String fileName() throws IOException {
        String unique = request() + "\n" + files.directory().toRealPath();
        String name = request.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        return name.substring(0, Math.min(40, name.length())) + "-"
                + digest(unique).substring(0, 16) + ".ratings";
    }

    private String key(List<BlockChecks> checks) {
        StringBuilder key = new StringBuilder(request());
        for (int i = 0; i < checks.size(); i++) {
            BlockChecks check = checks.get(i);
            key.append('\n')
                    .append(names().get(i))
                    .append(' ')
                    .append(check.length())
                    .append(' ');
            key.append(digest(check.blocks().toString()));
        }
        return key.toString();
    }

    /** All but the files' bytes that decides what is read. */
    private String request() {
        List<String> genres = files.format() == RatingFormat.ML_100K ? files.genres100k() : List.of();
        RatingScale scale = request.scale();
        return "reader " + READER_VERSION
                + "\nformat " + files.format().key()
                + "\ncolumns " + request.columns()
                + "\nscale " + (scale == null ? "" : scale.min() + " " + scale.max() + " " + scale.step())
                + "\nlenient " + request.lenient()
                + "\ngenres " + genres
                + "\nfiles " + names();
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
