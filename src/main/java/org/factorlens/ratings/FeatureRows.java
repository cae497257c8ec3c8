package org.factorlens.ratings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Takes the rows of a file of item features: an item id, then a field for each column. An item has one row at most. */
final class FeatureRows implements RowHandler<FeatureRows.Batch> {
    /** Longer words are prose, and a mistake in the mapping of columns. */
    private static final int LONGEST = 200;

    private final String file;
    private final IdMap items;
    private final List<FeatureColumn> columns = new ArrayList<>();
    private final Map<String, String> placeOf = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private String firstUnknown = "";
    private int unknown;

    /** A row of an item of the data: its index and its fields. */
    record Row(int item, List<String> fields) {}

    FeatureRows(String file, IdMap items) {
        this.file = file;
        this.items = items;
    }

    @Override
    public boolean header(CSVRecord first) {
        if (first.size() < 2) {
            throw bad("the header " + RatingFields.shown(first)
                    + " has one column, expected item ids and at least one column of features");
        }
        if (items.index(first.get(0).strip()) >= 0) {
            throw bad("the first line is a row of item "
                    + Show.quoted(first.get(0).strip()) + ", expected a header with the names of the columns");
        }
        for (int i = 1; i < first.size(); i++) {
            String name = first.get(i).strip();
            if (name.isEmpty() || !Double.isNaN(Numbers.parse(name)) || unprintable(name) || name.length() > LONGEST) {
                throw bad("column " + (i + 1) + " is called " + Show.quoted(name)
                        + ", expected a header with the names of the columns");
            }
            if (columns.stream().anyMatch(column -> column.name().equals(name))) {
                throw bad("two columns are called " + Show.quoted(name) + ", expected different names");
            }
            columns.add(new FeatureColumn(name));
        }
        return true;
    }

    private BadInputException bad(String sentence) {
        return new BadInputException(file + ":1:1: " + sentence);
    }

    private static boolean unprintable(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || c == 0x2028
                        || c == 0x2029);
    }

    /** The columns behind the id, in file order. */
    List<FeatureColumn> columns() {
        return columns;
    }

    /** Rows of items of the data, in file order. */
    List<Row> rows() {
        return rows;
    }

    /** Number of items of the data that have a row. */
    int known() {
        return rows.size();
    }

    /** Number of rows of other items. */
    int unknown() {
        return unknown;
    }

    /** Place and id of the first row of an item that is not in the data, or empty. */
    String firstUnknown() {
        return firstUnknown;
    }

    @Override
    public Batch batch() {
        return new Batch();
    }

    @Override
    public void keep(Batch batch) {
        for (Read read : batch.read) {
            String earlier = placeOf.putIfAbsent(read.id(), read.places().get(0));
            if (earlier != null) {
                throw new BadInputException(read.places().get(0) + ": item " + Show.quoted(read.id())
                        + " has a row already, at " + earlier + "; expected one row an item");
            }
            for (int column = 0; column < columns.size(); column++) {
                columns.get(column)
                        .meet(read.fields().get(column), read.places().get(column + 1));
            }
            int item = items.index(read.id());
            if (item >= 0) {
                rows.add(new Row(item, read.fields()));
            } else {
                firstUnknown = unknown == 0 ? read.places().get(0) + ": item " + Show.quoted(read.id()) : firstUnknown;
                unknown++;
            }
        }
    }

    /** A row and where its fields stand. */
    private record Read(String id, List<String> fields, List<String> places) {}

    /** Rows of a part of the file. */
    final class Batch implements RowHandler.Batch {
        private final List<Read> read = new ArrayList<>();

        private Batch() {}

        @Override
        public BadField take(CSVRecord record, Place place) {
            if (place == null) {
                return BadField.UNCERTAIN;
            }
            if (record.size() != columns.size() + 1) {
                String row = String.join(",", record.values());
                return BadField.of(0, "row", row, "has " + record.size() + " fields, expected " + (columns.size() + 1));
            }
            String id = record.get(0).strip();
            if (id.isEmpty()) {
                return new BadField(0, "item id is empty, expected an id");
            }
            List<String> fields = new ArrayList<>();
            List<String> places = new ArrayList<>(List.of(place.of(0)));
            for (int i = 1; i < record.size(); i++) {
                String field = record.get(i).strip();
                if (unprintable(field)
                        || FeatureColumn.words(field).stream().anyMatch(word -> word.length() > LONGEST)) {
                    return BadField.of(
                            i,
                            "value",
                            field,
                            "cannot be shown, expected at most " + LONGEST
                                    + " characters, none of them a control character");
                }
                fields.add(field);
                places.add(place.of(i));
            }
            read.add(new Read(id, fields, places));
            return null;
        }
    }
}
