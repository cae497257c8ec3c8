package org.factorlens.ratings;

import java.util.Arrays;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;

/** Checks the rows of a ratings file and hands the good ones to {@link RatingColumns}. */
final class RatingRows implements RowHandler {
    /** Longest id that counts as a number: one that fits into 64 bits. */
    private static final int LONGEST_NUMBER = 19;

    private final RatingColumns columns;
    private final Function<CSVRecord, RatingFields> fieldsOf;
    private final boolean header;
    private final boolean numericIds;
    private final RatingScale declared;
    private final NegativeIds negatives;
    private RatingFields fields;

    private String[] users = new String[1024];
    private String[] items = new String[1024];
    private float[] ratings = new float[1024];
    private long[] times = new long[1024];
    private int batch;
    private float value;

    /**
     * Creates the handler.
     *
     * @param columns where good rows go
     * @param fieldsOf finds the columns, given the first record
     * @param header whether the first record is a header
     * @param numericIds whether every id must be a whole number of 0 or more
     * @param declared limits of the ratings, or null
     * @param negatives remembers rows whose id is a negative number
     */
    RatingRows(
            RatingColumns columns,
            Function<CSVRecord, RatingFields> fieldsOf,
            boolean header,
            boolean numericIds,
            RatingScale declared,
            NegativeIds negatives) {
        this.columns = columns;
        this.fieldsOf = fieldsOf;
        this.header = header;
        this.numericIds = numericIds;
        this.declared = declared;
        this.negatives = negatives;
    }

    @Override
    public boolean header(CSVRecord first) {
        fields = fieldsOf.apply(first);
        columns.timed(fields.time() >= 0);
        return header;
    }

    @Override
    public BadField take(CSVRecord record, Place place) {
        if (record.size() != fields.width()) {
            return BadField.of(
                    0,
                    "row",
                    String.join(",", record.values()),
                    "has " + record.size() + (record.size() == 1 ? " field" : " fields") + ", expected "
                            + fields.width());
        }
        String user = record.get(fields.user()).strip();
        String item = record.get(fields.item()).strip();
        BadField bad = id("user id", user, fields.user(), place);
        bad = bad != null ? bad : id("item id", item, fields.item(), place);
        bad = bad != null ? bad : rating(record.get(fields.rating()).strip());
        return bad != null ? bad : add(user, item, record, place);
    }

    private BadField add(String user, String item, CSVRecord record, Place place) {
        long time = 0;
        if (fields.time() >= 0) {
            String text = record.get(fields.time()).strip();
            try {
                time = Long.parseLong(text);
            } catch (NumberFormatException e) {
                String problem = "is not a whole number, expected seconds since 1970";
                return BadField.of(fields.time(), "timestamp", text, problem);
            }
        }
        if (batch == users.length) {
            grow();
        }
        users[batch] = user;
        items[batch] = item;
        ratings[batch] = value;
        times[batch] = time;
        if (place != null && !numericIds) {
            negatives.remember(columns.size() + batch, user, item, fields, place);
        }
        batch++;
        return null;
    }

    private void grow() {
        users = Arrays.copyOf(users, 2 * batch);
        items = Arrays.copyOf(items, 2 * batch);
        ratings = Arrays.copyOf(ratings, 2 * batch);
        times = Arrays.copyOf(times, 2 * batch);
    }

    private BadField id(String what, String id, int field, Place place) {
        if (id.isEmpty()) {
            return new BadField(field, what + " is empty, expected an id");
        }
        if (numericIds) {
            if (isWholeNumber(id, 0)) {
                return null;
            }
            boolean negative = id.charAt(0) == '-' && isWholeNumber(id, 1);
            return BadField.of(
                    field,
                    what,
                    id,
                    (negative ? "is negative" : "is no id") + ", expected a whole number of 0 or more");
        }
        if (id.charAt(0) == '-' && isWholeNumber(id, 1)) {
            return place == null ? BadField.UNCERTAIN : null;
        }
        boolean broken = id.indexOf('\n') >= 0 || id.indexOf('\r') >= 0;
        return broken ? BadField.of(field, what, id, "holds a line break, expected an id on one line") : null;
    }

    /** Whether {@code id} holds digits only from {@code start} on, at least one and no more than fit into 64 bits. */
    static boolean isWholeNumber(String id, int start) {
        int length = id.length();
        if (length == start || length - start > LONGEST_NUMBER) {
            return false;
        }
        for (int i = start; i < length; i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Parses the rating into {@link #value}. */
    private BadField rating(String text) {
        int field = fields.rating();
        if (text.isEmpty()) {
            return new BadField(field, "rating is empty, expected a number such as 3.5");
        }
        double parsed = Numbers.parse(text);
        if (Double.isNaN(parsed)) {
            return BadField.of(field, "rating", text, "is not a number, expected one such as 3.5");
        }
        value = (float) parsed;
        if (Float.isInfinite(value)) {
            return BadField.of(field, "rating", text, "is too large, expected a number such as 3.5");
        }
        if (declared != null && !declared.contains(parsed)) {
            String limits = Show.number(declared.min()) + " to " + Show.number(declared.max());
            return BadField.of(field, "rating", text, "is outside the declared scale, expected " + limits);
        }
        return null;
    }

    @Override
    public void keepBatch() {
        columns.reserve(batch);
        for (int i = 0; i < batch; i++) {
            columns.add(columns.users().indexOf(users[i]), columns.items().indexOf(items[i]), ratings[i], times[i]);
        }
        batch = 0;
    }

    @Override
    public void dropBatch() {
        batch = 0;
    }
}
