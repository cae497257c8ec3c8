package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.factorlens.ratings.Catalogue;
import org.factorlens.ratings.Item;
import org.factorlens.ratings.RowFeatures;

/** What the catalogue says of items, as features: a 1 for each genre and for the six years in which the year of release falls. */
final class CatalogueFeatures {
    private static final int YEARS = 6;

    private CatalogueFeatures() {}

    static RowFeatures of(Catalogue catalogue) {
        List<String> names = new ArrayList<>(catalogue.genres());
        Map<String, Integer> genres = new TreeMap<>();
        names.forEach(genre -> genres.put(genre, genres.size()));
        Map<Integer, Integer> periods = periods(catalogue, names);
        int[] start = new int[catalogue.size() + 1];
        List<Integer> features = new ArrayList<>();
        for (int index = 0; index < catalogue.size(); index++) {
            Item item = catalogue.item(index);
            new TreeSet<>(item.genres()).forEach(genre -> features.add(genres.get(genre)));
            if (item.year() > 0) {
                features.add(periods.get(item.year() / YEARS));
            }
            start[index + 1] = features.size();
        }
        float[] ones = new float[features.size()];
        Arrays.fill(ones, 1);
        return new RowFeatures(
                names, start, features.stream().mapToInt(Integer::intValue).toArray(), ones);
    }

    /** Number of the feature by six years; adds their names, earliest first. */
    private static Map<Integer, Integer> periods(Catalogue catalogue, List<String> names) {
        TreeSet<Integer> found = new TreeSet<>();
        for (int index = 0; index < catalogue.size(); index++) {
            if (catalogue.item(index).year() > 0) {
                found.add(catalogue.item(index).year() / YEARS);
            }
        }
        Map<Integer, Integer> periods = new TreeMap<>();
        for (int period : found) {
            periods.put(period, names.size());
            names.add(period * YEARS + "–" + (period * YEARS + YEARS - 1));
        }
        return periods;
    }
}
