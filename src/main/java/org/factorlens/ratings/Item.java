package org.factorlens.ratings;

import java.util.List;

/**
 * What the catalogue says of one item.
 *
 * @param id id in the files
 * @param title title without the year, or the id where there is no catalogue
 * @param year year of release, or 0 where it is unknown
 * @param genres genres in file order, empty where unknown
 */
public record Item(String id, String title, int year, List<String> genres) {
    /** Copies the genres. */
    public Item {
        genres = List.copyOf(genres);
    }

    /** An item of which only the id is known. */
    public static Item unknown(String id) {
        return new Item(id, id, 0, List.of());
    }

    /** Title with the year behind it, where the year is known: {@code Heat (1995)}. */
    public String label() {
        return year > 0 ? title + " (" + year + ")" : title;
    }
}
