package org.factorlens.ratings;

/**
 * Which columns of a CSV or TSV file hold what, for data sets that are not in a known layout. Columns are named as the
 * header names them, or by their number from 1 (a file whose columns are all given by number has no header).
 *
 * @param user column of the user id
 * @param item column of the item id
 * @param rating column of the rating
 * @param timestamp column of the time in whole seconds since 1970, or null where there is none
 * @param delimiter what stands between fields, or null: a tab in .tsv files, else what the first line shows
 * @param itemsFile file of titles with columns item, title and optionally genres, or null: items.csv, items.tsv or
 *     movies.csv where there is one
 */
public record ColumnMapping(
        String user, String item, String rating, String timestamp, String delimiter, String itemsFile) {
    /** Checks that the three necessary columns are there and that all or none are numbers. */
    public ColumnMapping {
        if (user == null || item == null || rating == null) {
            throw new BadInputException("columns: user, item and rating must all be named");
        }
        boolean numbers = isNumber(user);
        if (isNumber(item) != numbers
                || isNumber(rating) != numbers
                || (timestamp != null && isNumber(timestamp) != numbers)) {
            throw new BadInputException("columns: give all columns by their names in the header, or all by their"
                    + " numbers from 1 in a file without header");
        }
    }

    /** Columns by name or number; {@code timestamp} may be null. */
    public static ColumnMapping of(String user, String item, String rating, String timestamp) {
        return new ColumnMapping(user, item, rating, timestamp, null, null);
    }

    /** The same with a delimiter. */
    public ColumnMapping withDelimiter(String newDelimiter) {
        FileLayout.check(newDelimiter, newDelimiter.length() == 1);
        return new ColumnMapping(user, item, rating, timestamp, newDelimiter, itemsFile);
    }

    /** The same with a file of titles. */
    public ColumnMapping withItemsFile(String newItemsFile) {
        return new ColumnMapping(user, item, rating, timestamp, delimiter, newItemsFile);
    }

    /** Whether the file has a header line. */
    boolean named() {
        return !isNumber(user);
    }

    private static boolean isNumber(String column) {
        return !column.isEmpty() && column.length() < 6 && column.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
