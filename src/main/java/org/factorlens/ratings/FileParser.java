package org.factorlens.ratings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** Reads the files of a data set by parsing them: ratings, then titles. */
final class FileParser {
    private static final String MOVIELENS_HEADER = "userId,movieId,rating,timestamp";

    private final DatasetRequest request;
    private final int threads;
    private final int capacity;
    private final DatasetFiles files;
    private final Problems problems;
    private final RatingColumns columns = new RatingColumns();
    private final NegativeIds negatives = new NegativeIds();
    private final List<Dataset.SourceFile> sources = new ArrayList<>();
    private final List<BlockChecks> checks = new ArrayList<>();
    private long rows;
    private long duplicates;

    /**
     * Prepares to read.
     *
     * @param request what to read
     * @param files its files
     * @param threads threads to parse on; nothing of the result depends on their number
     * @param capacity most bytes of a segment; neither on this, unless a line is longer
     */
    FileParser(DatasetRequest request, DatasetFiles files, int threads, int capacity) {
        this.request = request;
        this.files = files;
        this.threads = threads;
        this.capacity = capacity;
        problems = new Problems(request.directory(), request.lenient());
    }

    /** Reads everything; once only. */
    Contents parse() {
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
        return contents(fileStart(fileEnd));
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
        read(reader);
        rows += reader.rows();
    }

    private void read(DelimitedFile<?> file) {
        sources.add(file.read(threads, capacity));
        checks.add(file.checks());
    }

    /** Checks of the bytes that were read, for each file of {@link Contents#files()}. */
    List<BlockChecks> checks() {
        return checks;
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

    private Contents contents(int[] fileStart) {
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
        Dataset.ReadReport report = new Dataset.ReadReport(rows, duplicates, problems.count(), problems.first());
        return new Contents(table, catalogue, sources, report);
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
            case ML_100K -> ItemRows.withFlags(path.toString(), files.genres100k());
        };
        read(new DelimitedFile<>(path, files.items(), layout, handler, problems));
        return handler.items();
    }
}
