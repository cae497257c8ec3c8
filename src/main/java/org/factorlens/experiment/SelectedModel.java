package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.linalg.PrincipalAxes;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.Item;
import org.factorlens.ratings.SparseRatings;
import org.factorlens.results.MapPoint;
import org.factorlens.results.PolarizingItem;
import org.factorlens.results.Recommendations.ItemCard;

/** The model of the selected cell beside the data: what its item vectors look like. */
final class SelectedModel {
    /** Items need so many training ratings to be called polarizing or not, to be neighbours, and to shape the map's axes. */
    private static final int ENOUGH_RATINGS = 50;
    /** Where too few items have that many, the bar is that of the item at this place. */
    private static final int ENOUGH_ITEMS = 60;

    private static final int EXTREMES = 12;
    /** As many as the largest MovieLens set has, and some more: what a browser searches and scores at once. */
    private static final int MOST_ITEMS = 65_536;

    private final Dataset dataset;
    private final FactorModel model;
    private final SparseRatings train;
    private final int[] byPopularity;
    private final int minRatings;

    SelectedModel(Dataset dataset, FactorModel model, SparseRatings train) {
        this.dataset = dataset;
        this.model = model;
        this.train = train;
        this.byPopularity = IntStream.range(0, train.numItems())
                .filter(item -> count(item) > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer item) -> -count(item))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        int place = Math.min(ENOUGH_ITEMS, byPopularity.length) - 1;
        this.minRatings = Math.max(2, Math.min(ENOUGH_RATINGS, count(byPopularity[place])));
    }

    FactorModel model() {
        return model;
    }

    Dataset dataset() {
        return dataset;
    }

    SparseRatings train() {
        return train;
    }

    int minRatings() {
        return minRatings;
    }

    /** Training ratings of an item. */
    int count(int item) {
        return train.byItem().count(item);
    }

    /** Items with training ratings, most rated first. */
    int[] byPopularity() {
        return byPopularity.clone();
    }

    /** Mean training rating of an item, NaN where it has none. */
    double meanRating(int item) {
        double sum = 0;
        for (int slot = train.byItem().start(item); slot < train.byItem().start(item + 1); slot++) {
            sum += train.byItem().rating(slot);
        }
        return count(item) == 0 ? Double.NaN : sum / count(item);
    }

    private double spread(int item) {
        double mean = meanRating(item);
        double squares = 0;
        for (int slot = train.byItem().start(item); slot < train.byItem().start(item + 1); slot++) {
            double deviation = train.byItem().rating(slot) - mean;
            squares += deviation * deviation;
        }
        return count(item) < 2 ? Double.NaN : Math.sqrt(squares / (count(item) - 1));
    }

    /** What the report shows of an item. */
    ItemCard card(int index) {
        Item item = dataset.catalogue().item(index);
        return new ItemCard(item.id(), item.spokenTitle(), item.year(), item.genres(), count(index), meanRating(index));
    }

    /** The best known item whose label is {@code title}, else the best known one that holds it; -1 where there is none. */
    int find(String title) {
        int[] found = dataset.catalogue().search(title);
        int best = -1;
        boolean bestExact = false;
        for (int item : found) {
            Item entry = dataset.catalogue().item(item);
            boolean exact = entry.label().equalsIgnoreCase(title)
                    || entry.spokenTitle().equalsIgnoreCase(title)
                    || entry.title().equalsIgnoreCase(title);
            boolean better = best < 0 || (exact && !bestExact) || (exact == bestExact && count(item) > count(best));
            if (better) {
                best = item;
                bestExact = exact;
            }
        }
        return best;
    }

    /** Items with enough ratings whose vectors are longest and shortest; none for a model without factors. */
    List<PolarizingItem> polarizing() {
        if (model.k() == 0) {
            return List.of();
        }
        int[] order = Arrays.stream(byPopularity)
                .filter(item -> count(item) >= minRatings)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -model.itemLength(item))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        int number = Math.min(EXTREMES, order.length / 2);
        List<PolarizingItem> rows = new ArrayList<>();
        for (int rank = 1; rank <= number; rank++) {
            rows.add(polarizing("most", rank, order[rank - 1]));
        }
        for (int rank = 1; rank <= number; rank++) {
            rows.add(polarizing("least", rank, order[order.length - rank]));
        }
        return rows;
    }

    private PolarizingItem polarizing(String kind, int rank, int item) {
        ItemCard card = card(item);
        return new PolarizingItem(
                kind,
                rank,
                card.item(),
                card.label(),
                String.join("|", card.genres()),
                card.ratings(),
                card.meanRating(),
                spread(item),
                model.itemLength(item));
    }

    /** The principal axes of the vectors of items with enough ratings, or null for fewer than two dimensions or no such item. */
    PrincipalAxes axes() {
        if (model.k() < 2) {
            return null;
        }
        double[][] points = Arrays.stream(byPopularity)
                .filter(item -> count(item) >= minRatings)
                .mapToObj(this::vector)
                .toArray(double[][]::new);
        return points.length == 0 ? null : new PrincipalAxes(points);
    }

    /** The items that the report lets a reader search, most rated first. */
    int[] catalogue() {
        return Arrays.copyOf(byPopularity, Math.min(MOST_ITEMS, byPopularity.length));
    }

    /** The items of the catalogue in the plane of the first two axes. */
    List<MapPoint> map(PrincipalAxes axes) {
        return axes == null
                ? List.of()
                : Arrays.stream(catalogue())
                        .mapToObj(item -> mapPoint(axes, item))
                        .toList();
    }

    private MapPoint mapPoint(PrincipalAxes axes, int item) {
        ItemCard card = card(item);
        return new MapPoint(
                card.item(),
                card.label(),
                card.genres().isEmpty() ? "" : card.genres().get(0),
                String.join("|", card.genres()),
                card.ratings(),
                axes.coordinate(vector(item), 0),
                axes.coordinate(vector(item), 1));
    }

    private double[] vector(int item) {
        double[] vector = new double[model.k()];
        Arrays.setAll(vector, f -> model.itemFactor(item, f));
        return vector;
    }
}
