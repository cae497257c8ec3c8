package org.factorlens.ratings;

import java.util.List;
import java.util.Locale;

/**
 * A published data set that FactorLens can find, download and confirm.
 *
 * @param name short name: {@code ml-25m}
 * @param title name for people
 * @param format layout of its files
 * @param folder folder within its zip file: {@code ml-10M100K}
 * @param mirrors HTTPS addresses of the zip file, tried in order; empty where it cannot be downloaded
 * @param page where people find it
 * @param digest digest of the zip file, or null where none is known
 * @param zipBytes length of the zip file, or 0 where it is unknown
 * @param unpackedLimit most bytes that its files may have together
 * @param ratings number of ratings
 * @param users number of users
 * @param items number of items with ratings
 * @param licence terms and citation in one sentence
 */
public record KnownDataset(
        String name,
        String title,
        RatingFormat format,
        String folder,
        List<String> mirrors,
        String page,
        ZipDigest digest,
        long zipBytes,
        long unpackedLimit,
        int ratings,
        int users,
        int items,
        String licence) {
    /** Copies the list. */
    public KnownDataset {
        mirrors = List.copyOf(mirrors);
    }

    /**
     * A digest of a zip file as others publish it. Nobody at FactorLens has compared it to a download of their own, so
     * the numbers of ratings, users and items are checked as well, for every data set.
     *
     * @param algorithm SHA-256
     * @param hex lower-case hexadecimal
     * @param source where it is published
     */
    public record ZipDigest(String algorithm, String hex, String source) {}

    /**
     * Confirms that {@code dataset} is what was published under this name. The sample, which anyone may generate anew in
     * another size, is not held to anything.
     *
     * @throws BadInputException where the numbers of ratings, users or rated items differ: the copy was altered
     */
    public void confirm(Dataset dataset) {
        if (mirrors.isEmpty()) {
            return;
        }
        RatingTable table = dataset.ratings();
        long read = dataset.report().rows();
        int rated = ratedItems(table);
        if (read != ratings || table.numUsers() != users || rated != items) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "this copy of %s has %,d ratings by %,d users of %,d items, but %,d by %,d of %,d were published: "
                            + "get it from %s, or give your version another name",
                    name,
                    read,
                    table.numUsers(),
                    rated,
                    ratings,
                    users,
                    items,
                    page));
        }
    }

    private static int ratedItems(RatingTable table) {
        int last = -1;
        for (int p = 0; p < table.size(); p++) {
            last = Math.max(last, table.item(p));
        }
        return last + 1;
    }
}
