package org.factorlens.ratings;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Titles, years and genres of the items, by item index; immutable. */
public final class Catalogue {
    private final List<Item> items;
    private final boolean titled;

    /**
     * Creates the catalogue.
     *
     * @param items one entry per item index
     * @param titled whether the titles come from a catalogue file (else they are the ids)
     */
    public Catalogue(List<Item> items, boolean titled) {
        this.items = List.copyOf(items);
        this.titled = titled;
    }

    /** The catalogue of a data set without titles: each item is its id. */
    public static Catalogue ofIds(IdMap items) {
        return new Catalogue(items.ids().stream().map(Item::unknown).toList(), false);
    }

    /** Whether titles come from a catalogue file. */
    public boolean titled() {
        return titled;
    }

    /** Number of items. */
    public int size() {
        return items.size();
    }

    /** The item of {@code itemIndex}. */
    public Item item(int itemIndex) {
        return items.get(itemIndex);
    }

    /** All genres, sorted by name. */
    public List<String> genres() {
        TreeSet<String> genres = new TreeSet<>();
        items.forEach(item -> genres.addAll(item.genres()));
        return List.copyOf(genres);
    }

    /** Indices of the items whose label holds {@code text}, without regard to case, in index order. */
    public int[] search(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return java.util.stream.IntStream.range(0, items.size())
                .filter(i -> items.get(i).label().toLowerCase(Locale.ROOT).contains(wanted))
                .toArray();
    }
}
