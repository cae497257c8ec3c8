package org.factorlens.ratings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * Where the fields of a rating stand in a row, counted from 0.
 *
 * @param user user id
 * @param item item id
 * @param rating rating
 * @param time time, or -1 where there is none
 * @param width number of fields of every row
 */
record RatingFields(int user, int item, int rating, int time, int width) {
    private static final Set<String> USER = Set.of("user", "userid", "uid", "reviewerid", "customerid");
    private static final Set<String> ITEM =
            Set.of("item", "itemid", "movieid", "iid", "asin", "parentasin", "productid", "bookid", "isbn", "filmid");
    private static final Set<String> RATING = Set.of("rating", "score", "stars", "overall", "bookrating");
    private static final Set<String> TIME = Set.of("timestamp", "time", "ts", "unixreviewtime");

    /** Fields user, item, rating and time in this order, as files without header have them. */
    static RatingFields inOrder() {
        return new RatingFields(0, 1, 2, 3, 4);
    }

    /**
     * Finds the columns by the names that data sets commonly give them.
     *
     * @throws BadInputException where user, item or rating cannot be told
     */
    static RatingFields guess(CSVRecord header, String file, String expected) {
        int user = find(header, name -> USER.contains(plain(name)));
        int item = find(header, name -> ITEM.contains(plain(name)));
        int rating = find(header, name -> RATING.contains(plain(name)));
        int time = find(header, name -> TIME.contains(plain(name)));
        if (user < 0 || item < 0 || rating < 0) {
            String missing = user < 0 ? "user ids" : item < 0 ? "item ids" : "ratings";
            throw new BadInputException(
                    file + ":1:1: header " + shown(header) + " has no column of " + missing + ", expected " + expected);
        }
        return new RatingFields(user, item, rating, time, header.size());
    }

    /** Finds the columns that {@code mapping} names (or numbers) in the first record of {@code file}. */
    static RatingFields of(ColumnMapping mapping, CSVRecord first, String file) {
        int time = mapping.timestamp() == null ? -1 : column(mapping, mapping.timestamp(), first, file);
        return new RatingFields(
                column(mapping, mapping.user(), first, file),
                column(mapping, mapping.item(), first, file),
                column(mapping, mapping.rating(), first, file),
                time,
                first.size());
    }

    private static int column(ColumnMapping mapping, String name, CSVRecord first, String file) {
        if (mapping.named()) {
            int found = find(first, name::equals);
            if (found < 0) {
                throw new BadInputException(
                        file + ":1:1: header " + shown(first) + " has no column " + Show.quoted(name));
            }
            return found;
        }
        int number = Integer.parseInt(name);
        if (number < 1 || number > first.size()) {
            throw new BadInputException(
                    file + ":1:1: there is no column " + number + ", the first row has " + first.size() + " fields");
        }
        return number - 1;
    }

    private static int find(CSVRecord header, Predicate<String> wanted) {
        return IntStream.range(0, header.size())
                .filter(i -> wanted.test(header.get(i).strip()))
                .findFirst()
                .orElse(-1);
    }

    /** A column name without what people write differently: case, spaces, hyphens, underscores, a dot. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
    }

    static String shown(CSVRecord header) {
        return Show.quoted(String.join(",", List.of(header.values())));
    }
}
