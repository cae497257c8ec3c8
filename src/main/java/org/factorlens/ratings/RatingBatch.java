package org.factorlens.ratings;

import java.util.Arrays;
import org.apache.commons.csv.CSVRecord;

/** Checks the rows of one segment of a ratings file, and holds the good ones with ids numbered within the segment. */
final class RatingBatch implements RowHandler.Batch {
    /** Longest id that counts as a number: one that fits into 64 bits. */
    private static final int LONGEST_NUMBER = 19;

    private final RatingFields fields;
    private final boolean numericIds;
    private final RatingScale declared;
    private final IdMap.Builder users = new IdMap.Builder();
    private final IdMap.Builder items = new IdMap.Builder();
    private final NegativeIds negatives = new NegativeIds();
    private int[] user = new int[1024];
    private int[] item = new int[1024];
    private float[] rating = new float[1024];
    private long[] time = new long[1024];
    private int size;
    private float value;

    /**
     * Creates an empty batch.
     *
     * @param fields where the fields of a rating stand
     * @param numericIds whether every id must be a whole number of 0 or more
     * @param declared limits of the ratings, or null
     */
    RatingBatch(RatingFields fields, boolean numericIds, RatingScale declared) {
        this.fields = fields;
        this.numericIds = numericIds;
        this.declared = declared;
    }

    /** Appends the rows to {@code columns}, and what is to be remembered of negative ids to {@code allNegatives}. */
    void appendTo(RatingColumns columns, NegativeIds allNegatives) {
        columns.reserve(size);
        allNegatives.addAll(negatives, columns.size());
        int[] userIndex = indices(users, columns.users());
        int[] itemIndex = indices(items, columns.items());
        for (int i = 0; i < size; i++) {
            columns.add(userIndex[user[i]], itemIndex[item[i]], rating[i], time[i]);
        }
    }

    /** Index in {@code all} of each id of {@code part}; ids that are new come in order of first appearance. */
    private static int[] indices(IdMap.Builder part, IdMap.Builder all) {
        int[] indices = new int[part.size()];
        Arrays.setAll(indices, i -> all.indexOf(part.id(i)));
        return indices;
    }

    @Override
    public BadField take(CSVRecord record, RowHandler.Place place) {
        if (record.size() != fields.width()) {
            return BadField.of(
                    0,
                    "row",
                    String.join(",", record.values()),
                    "has " + record.size() + (record.size() == 1 ? " field" : " fields") + ", expected "
                            + fields.width());
        }
        String userId = record.get(fields.user()).strip();
        String itemId = record.get(fields.item()).strip();
        BadField bad = id("user id", userId, fields.user(), place);
        bad = bad != null ? bad : id("item id", itemId, fields.item(), place);
        bad = bad != null ? bad : rating(record.get(fields.rating()).strip());
        return bad != null ? bad : add(userId, itemId, record, place);
    }

    private BadField add(String userId, String itemId, CSVRecord record, RowHandler.Place place) {
        long seconds = 0;
        if (fields.time() >= 0) {
            String text = record.get(fields.time()).strip();
            try {
                seconds = Long.parseLong(text);
            } catch (NumberFormatException e) {
                String problem = "is not a whole number, expected seconds since 1970";
                return BadField.of(fields.time(), "timestamp", text, problem);
            }
        }
        if (size == user.length) {
            grow();
        }
        user[size] = users.indexOf(userId);
        item[size] = items.indexOf(itemId);
        rating[size] = value;
        time[size] = seconds;
        if (place != null && !numericIds) {
            negatives.remember(size, userId, itemId, fields, place);
        }
        size++;
        return null;
    }

    private void grow() {
        user = Arrays.copyOf(user, 2 * size);
        item = Arrays.copyOf(item, 2 * size);
        rating = Arrays.copyOf(rating, 2 * size);
        time = Arrays.copyOf(time, 2 * size);
    }

    private BadField id(String what, String id, int field, RowHandler.Place place) {
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
}
