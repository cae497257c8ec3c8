package org.factorlens.ratings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Layouts of data sets that can be read. */
public enum RatingFormat {
    /** MovieLens small, 20M, 25M, 32M: ratings.csv and movies.csv with headers. */
    MOVIELENS_CSV("movielens-csv", "ratings.csv", "movies.csv", ",", ",", StandardCharsets.UTF_8, true),
    /** MovieLens 1M: ratings.dat and movies.dat with {@code ::}, titles in Latin-1. */
    ML_1M("ml-1m", "ratings.dat", "movies.dat", "::", "::", StandardCharsets.ISO_8859_1, false),
    /** MovieLens 10M: the same in UTF-8. */
    ML_10M("ml-10m", "ratings.dat", "movies.dat", "::", "::", StandardCharsets.UTF_8, false),
    /** MovieLens 100K: u.data with tabs, u.item with bars and genre flags in Latin-1. */
    ML_100K("ml-100k", "u.data", "u.item", "\t", "|", StandardCharsets.ISO_8859_1, false),
    /** Any CSV or TSV file with a {@link ColumnMapping}, or with a header whose names tell. */
    CSV("csv", "ratings.csv", null, null, null, StandardCharsets.UTF_8, true);

    private final String key;
    private final String ratingsFile;
    private final String itemsFile;
    private final String ratingsDelimiter;
    private final String itemsDelimiter;
    private final Charset itemsCharset;
    private final boolean quotes;

    RatingFormat(
            String key,
            String ratingsFile,
            String itemsFile,
            String ratingsDelimiter,
            String itemsDelimiter,
            Charset itemsCharset,
            boolean quotes) {
        this.key = key;
        this.ratingsFile = ratingsFile;
        this.itemsFile = itemsFile;
        this.ratingsDelimiter = ratingsDelimiter;
        this.itemsDelimiter = itemsDelimiter;
        this.itemsCharset = itemsCharset;
        this.quotes = quotes;
    }

    /** Name in experiment files: {@code movielens-csv}. */
    public String key() {
        return key;
    }

    /**
     * The format of that name.
     *
     * @throws BadInputException where there is none; names all that there are
     */
    public static RatingFormat ofKey(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new BadInputException("no format " + Show.quoted(key) + ", expected one of "
                        + Arrays.stream(values()).map(RatingFormat::key).collect(Collectors.joining(", "))));
    }

    /** Usual name of the ratings file. */
    String ratingsFile() {
        return ratingsFile;
    }

    /** Name of the catalogue file, or null where the user names it. */
    String itemsFile() {
        return itemsFile;
    }

    /** Layout of the ratings, which are ASCII in all MovieLens files; null for {@link #CSV}. */
    FileLayout ratingsLayout() {
        return ratingsDelimiter == null ? null : new FileLayout(StandardCharsets.UTF_8, ratingsDelimiter, quotes);
    }

    /** Layout of the catalogue; null for {@link #CSV}. */
    FileLayout itemsLayout() {
        return itemsDelimiter == null ? null : new FileLayout(itemsCharset, itemsDelimiter, quotes);
    }
}
