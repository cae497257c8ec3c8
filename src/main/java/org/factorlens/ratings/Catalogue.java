package org.factorlens.ratings;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Titles, years and genres of the items, by item index; immutable. */
public final class Catalogue {
    private final List<Item> items;
    private final boolean titled;
    private String[] keys;
    private String[] labels;

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

    /**
     * Indices of the items whose title holds {@code text}, in index order. Case does not matter, nor where an article
     * stands: "Lord of the Rings, The", "The Lord of the Rings" and "lord of the rings" find the same. A year in brackets
     * at the end must be the item's.
     */
    public int[] search(String text) {
        prepareSearch();
        Item wanted = Titles.item("", text, List.of());
        String key = Titles.key(wanted.title());
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return IntStream.range(0, items.size())
                .filter(i -> labels[i].contains(plain)
                        || (keys[i].contains(key) && (wanted.year() == 0 || wanted.year() == item(i).year())))
                .toArray();
    }

    /** Keys and labels of all titles take longer to make than a search takes: once, at the first search. */
    private synchronized void prepareSearch() {
        if (keys == null) {
            labels = items.stream()
                    .map(item -> item.label().toLowerCase(Locale.ROOT))
                    .toArray(String[]::new);
            keys = items.stream().map(item -> Titles.key(item.title())).toArray(String[]::new);
        }
    }
}
