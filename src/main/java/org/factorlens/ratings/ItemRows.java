package org.factorlens.ratings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** Takes the rows of a catalogue file: id, title, genres. An id that comes twice has what its last row says. */
final class ItemRows implements RowHandler<ItemRows.Batch> {
    private static final Set<String> ID =
            Set.of("item", "itemid", "movieid", "id", "asin", "productid", "bookid", "isbn");
    private static final Set<String> TITLE = Set.of("title", "name", "booktitle", "itemname");
    private static final Set<String> GENRES = Set.of("genres", "genre", "categories", "category", "tags");
    private static final Set<String> NO_GENRE = Set.of("(no genres listed)", "unknown", "");

    private final String file;
    private final boolean header;
    private final List<String> flags;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private int id;
    private int title = 1;
    private int genres = 2;
    private int width;

    private ItemRows(String file, boolean header, List<String> flags) {
        this.file = file;
        this.header = header;
        this.flags = flags;
    }

    /** A file with a header that names the columns. */
    static ItemRows withHeader(String file) {
        return new ItemRows(file, true, List.of());
    }

    /** A file without header: id, title, genres. */
    static ItemRows inOrder(String file) {
        return new ItemRows(file, false, List.of());
    }

    /** A file whose last fields are flags, one for each of {@code genreNames}; the first are id and title. */
    static ItemRows withFlags(String file, List<String> genreNames) {
        return new ItemRows(file, false, genreNames);
    }

    /** Items by id, in file order. */
    Map<String, Item> items() {
        return items;
    }

    @Override
    public boolean header(CSVRecord first) {
        width = first.size();
        if (header) {
            id = find(first, ID);
            title = find(first, TITLE);
            genres = find(first, GENRES);
        }
        if (id < 0 || title < 0 || width <= Math.max(id, title) || width < flags.size() + 2) {
            throw new BadInputException(file + ":1:1: the first line " + RatingFields.shown(first)
                    + " does not fit, expected columns of item id, title and genres");
        }
        genres = genres < width ? genres : -1;
        return header;
    }

    private static int find(CSVRecord header, Set<String> names) {
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(RatingFields.plain(header.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private List<String> listed(CSVRecord record) {
        if (genres < 0) {
            return List.of();
        }
        return Arrays.stream(record.get(genres).split("[|;]"))
                .map(String::strip)
                .filter(genre -> !NO_GENRE.contains(genre))
                .distinct()
                .toList();
    }

    private List<String> flagged(CSVRecord record) {
        List<String> set = new ArrayList<>();
        int first = width - flags.size();
        for (int i = 0; i < flags.size(); i++) {
            if (record.get(first + i).strip().equals("1") && !NO_GENRE.contains(flags.get(i))) {
                set.add(flags.get(i));
            }
        }
        return set;
    }

    @Override
    public Batch batch() {
        return new Batch();
    }

    @Override
    public void keep(Batch batch) {
        batch.read.forEach(item -> items.put(item.id(), item));
    }

    /** Items of a part of the file. */
    final class Batch implements RowHandler.Batch {
        private final List<Item> read = new ArrayList<>();

        private Batch() {}

        @Override
        public BadField take(CSVRecord record, Place place) {
            if (record.size() != width) {
                String row = String.join(",", record.values());
                return BadField.of(0, "row", row, "has " + record.size() + " fields, expected " + width);
            }
            String itemId = record.get(id).strip();
            if (itemId.isEmpty()) {
                return new BadField(id, "item id is empty, expected an id");
            }
            read.add(Titles.item(itemId, record.get(title), flags.isEmpty() ? listed(record) : flagged(record)));
            return null;
        }
    }
}
