package org.factorlens.ratings;

import java.util.List;

/**
 * What the catalogue says of one item.
 *
 * @param id id in the files
 * @param title title without the year as the file writes it, or the id where there is no catalogue
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

    /**
     * The title as a film is called: an article that the file puts behind a comma stands in front, so that
     * {@code Usual Suspects, The} is {@code The Usual Suspects}.
     */
    public String spokenTitle() {
        return Titles.spoken(title);
    }

    /** The spoken title with the year behind it where it is known: {@code The Usual Suspects (1995)}. */
    public String label() {
        return year > 0 ? spokenTitle() + " (" + year + ")" : spokenTitle();
    }
}
