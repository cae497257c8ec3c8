package org.factorlens.ratings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** Reads data sets: ratings, then titles, then what the data set says of itself. */
public final class DatasetReader {
    private static final String MOVIELENS_HEADER = "userId,movieId,rating,timestamp";
    /** Genres of ml-100k in the order of its flags, where u.genre is missing. */
    private static final List<String> GENRES_100K = List.of(
            "unknown",
            "Action",
            "Adventure",
            "Animation",
            "Children's",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Film-Noir",
            "Horror",
            "Musical",
            "Mystery",
            "Romance",
            "Sci-Fi",
            "Thriller",
            "War",
            "Western");

    private final DatasetRequest request;
    private final int threads;
    private final DatasetFiles files;
    private final Problems problems;
    private final RatingColumns columns = new RatingColumns();
    private final NegativeIds negatives = new NegativeIds();
    private final List<Dataset.SourceFile> sources = new ArrayList<>();
    private long rows;
    private long duplicates;

    private DatasetReader(DatasetRequest request, int threads) {
        this.request = request;
        this.threads = threads;
        files = DatasetFiles.of(request);
        problems = new Problems(request.directory(), request.lenient());
    }

    /**
     * Reads a data set.
     *
     * @throws BadInputException where files are missing or rows are bad (in lenient reading, only where nothing is left)
     */
    public static Dataset read(DatasetRequest request) {
        return read(request, 1);
    }

    /** The same on several threads; nothing of the result depends on their number. */
    public static Dataset read(DatasetRequest request, int threads) {
        return new DatasetReader(request, threads).read();
    }

    private Dataset read() {
        int[] fileEnd = new int[files.ratings().size()];
        for (int file = 0; file < fileEnd.length; file++) {
            readRatings(files.ratings().get(file));
            fileEnd[file] = columns.size();
        }
        dropNegativeIds(fileEnd);
        problems.throwIfStrict();
        if (columns.size() == 0) {
            throw new BadInputException(
                    files.directory().resolve(files.ratings().get(0)) + " holds no ratings"
                            + (problems.count() > 0
                                    ? ": all " + rows + " rows are bad, first "
                                            + problems.first().get(0)
                                    : ""));
        }
        dropDuplicates(fileEnd);
        return dataset(fileStart(fileEnd));
    }

    private void readRatings(String file) {
        Path path = files.directory().resolve(file);
        RatingFormat format = files.format();
        ColumnMapping mapping = request.columns();
        Function<CSVRecord, RatingFields> fieldsOf;
        boolean header = true;
        if (format == RatingFormat.MOVIELENS_CSV) {
            fieldsOf = first -> RatingFields.guess(first, path.toString(), MOVIELENS_HEADER);
        } else if (format != RatingFormat.CSV) {
            fieldsOf = first -> RatingFields.inOrder();
            header = false;
        } else if (mapping != null) {
            fieldsOf = first -> RatingFields.of(mapping, first, path.toString());
            header = mapping.named();
        } else {
            fieldsOf = first -> RatingFields.guess(
                    first, path.toString(), "names such as user,item,rating, or a mapping of columns");
        }
        RatingRows handler =
                new RatingRows(columns, fieldsOf, header, format != RatingFormat.CSV, request.scale(), negatives);
        DelimitedFile<RatingBatch> reader = new DelimitedFile<>(path, file, ratingsLayout(path), handler, problems);
        sources.add(reader.read(threads));
        rows += reader.rows();
    }

    private FileLayout ratingsLayout(Path path) {
        if (files.format() != RatingFormat.CSV) {
            return files.format().ratingsLayout();
        }
        String stated = request.columns() == null ? null : request.columns().delimiter();
        String delimiter = stated != null ? stated : DatasetFiles.delimiter(path);
        return new FileLayout(StandardCharsets.UTF_8, delimiter, delimiter.length() == 1);
    }

    private void dropNegativeIds(int[] fileEnd) {
        BitSet bad = negatives.judge(columns, problems);
        if (!bad.isEmpty() && request.lenient()) {
            drop(bad, fileEnd);
            columns.renumber();
        }
    }

    private void dropDuplicates(int[] fileEnd) {
        BitSet earlier = new BitSet();
        for (int file = 0; file < fileEnd.length; file++) {
            int from = file == 0 ? 0 : fileEnd[file - 1];
            Duplicates.markEarlier(columns, from, fileEnd[file], earlier);
        }
        duplicates = earlier.cardinality();
        drop(earlier, fileEnd);
    }

    private void drop(BitSet dropped, int[] fileEnd) {
        columns.drop(dropped);
        for (int file = 0; file < fileEnd.length; file++) {
            fileEnd[file] -= dropped.get(0, fileEnd[file]).cardinality();
        }
    }

    private static int[] fileStart(int[] fileEnd) {
        int[] start = new int[fileEnd.length];
        System.arraycopy(fileEnd, 0, start, 1, start.length - 1);
        return start;
    }

    private Dataset dataset(int[] fileStart) {
        Map<String, Item> known = readItems();
        problems.throwIfStrict();
        known.keySet().forEach(columns.items()::indexOf);
        IdMap items = columns.items().build();
        Catalogue catalogue = known.isEmpty()
                ? Catalogue.ofIds(items)
                : new Catalogue(
                        items.ids().stream()
                                .map(id -> known.containsKey(id) ? known.get(id) : Item.unknown(id))
                                .toList(),
                        true);
        RatingTable table = columns.table(columns.users().build(), items, fileStart, request.scale());
        DatasetInfo info = DatasetInfo.read(files.directory());
        Dataset.ReadReport report = new Dataset.ReadReport(rows, duplicates, problems.count(), problems.first());
        Optional<KnownDataset> published = DatasetCatalogue.find(request.name());
        String title = first(info.title(), published.map(KnownDataset::title), request.name());
        String licence = first(info.licence(), published.map(KnownDataset::licence), "");
        Dataset dataset =
                new Dataset(request.name(), title, licence, table, catalogue, sources, report, info.noiseFloor());
        if (request.ratingFiles().isEmpty() && report.skipped() == 0) {
            published.ifPresent(original -> original.confirm(dataset));
        }
        return dataset;
    }

    private static String first(String own, Optional<String> published, String otherwise) {
        return own != null ? own : published.orElse(otherwise);
    }

    private Map<String, Item> readItems() {
        if (files.items() == null) {
            return Map.of();
        }
        Path path = files.directory().resolve(files.items());
        FileLayout layout = files.format().itemsLayout();
        if (layout == null) {
            layout = new FileLayout(StandardCharsets.UTF_8, DatasetFiles.delimiter(path), true);
        }
        ItemRows handler = switch (files.format()) {
            case MOVIELENS_CSV, CSV -> ItemRows.withHeader(path.toString());
            case ML_1M, ML_10M -> ItemRows.inOrder(path.toString());
            case ML_100K -> ItemRows.withFlags(path.toString(), genres100k());
        };
        sources.add(new DelimitedFile<>(path, files.items(), layout, handler, problems).read(threads));
        return handler.items();
    }

    /** Names from u.genre ({@code name|number} a line) where it is there. */
    private List<String> genres100k() {
        Path file = files.directory().resolve("u.genre");
        if (!Files.isRegularFile(file)) {
            return GENRES_100K;
        }
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.limit(100)
                    .map(line -> line.split("\\|", -1)[0].strip())
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + e, e);
        }
    }
}
