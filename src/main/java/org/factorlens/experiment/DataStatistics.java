package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.RatingTable;
import org.factorlens.results.DegreeCount;
import org.factorlens.results.DegreeFit;
import org.factorlens.results.GenreCount;
import org.factorlens.results.RatingCount;

/** What the data look like: histogram, genres, degree distributions. */
final class DataStatistics {
    /** Beyond so many distinct values, ratings are counted in bins. */
    private static final int MOST_VALUES = 60;

    private final Dataset dataset;
    private final RatingTable table;
    private final int size;
    private final int[] userDegree;
    private final int[] itemDegree;
    private final double[] itemSum;

    /**
     * Statistics of a data set.
     *
     * @param size number of ratings, from the first, that are counted; see {@link org.factorlens.split.Split#size}
     */
    DataStatistics(Dataset dataset, int size) {
        this.size = size;
        this.dataset = dataset;
        this.table = dataset.ratings();
        this.userDegree = new int[table.numUsers()];
        this.itemDegree = new int[table.numItems()];
        this.itemSum = new double[table.numItems()];
        for (int position = 0; position < size; position++) {
            userDegree[table.user(position)]++;
            itemDegree[table.item(position)]++;
            itemSum[table.item(position)] += table.rating(position);
        }
    }

    /** Number of ratings. */
    int size() {
        return size;
    }

    int ratedItems() {
        return (int) IntStream.of(itemDegree).filter(d -> d > 0).count();
    }

    double meanRating() {
        double sum = 0;
        for (int position = 0; position < size; position++) {
            sum += table.rating(position);
        }
        return sum / size;
    }

    List<RatingCount> histogram() {
        float[] levels = table.values().levels();
        double width = (table.scale().max() - table.scale().min()) / MOST_VALUES;
        TreeMap<Double, Long> counts = new TreeMap<>();
        for (int position = 0; position < size; position++) {
            double value = table.rating(position);
            double key = levels.length <= MOST_VALUES ? value : table.scale().min() + width * bin(value, width);
            counts.merge(key, 1L, Long::sum);
        }
        return counts.entrySet().stream()
                .map(e -> new RatingCount(e.getKey(), e.getValue(), (double) e.getValue() / size))
                .toList();
    }

    /** Levels are floats: the lowest may lie a little below the scale's end. */
    private double bin(double value, double width) {
        return Math.max(
                0, Math.min(MOST_VALUES - 1, Math.floor((value - table.scale().min()) / width)));
    }

    /** Genres with most items first; an item counts for each of its genres. */
    List<GenreCount> genres() {
        Map<String, double[]> sums = new TreeMap<>();
        for (int item = 0; item < table.numItems(); item++) {
            for (String genre : dataset.catalogue().item(item).genres()) {
                double[] sum = sums.computeIfAbsent(genre, g -> new double[3]);
                sum[0]++;
                sum[1] += itemDegree[item];
                sum[2] += itemSum[item];
            }
        }
        return sums.entrySet().stream()
                .map(e -> new GenreCount(
                        e.getKey(),
                        (int) e.getValue()[0],
                        (long) e.getValue()[1],
                        e.getValue()[1] == 0 ? Double.NaN : e.getValue()[2] / e.getValue()[1]))
                .sorted(Comparator.comparingInt(GenreCount::items).reversed().thenComparing(GenreCount::genre))
                .toList();
    }

    List<DegreeCount> degrees() {
        List<DegreeCount> rows = new ArrayList<>(degrees("user", userDegree));
        rows.addAll(degrees("item", itemDegree));
        return rows;
    }

    private static List<DegreeCount> degrees(String side, int[] degrees) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        IntStream.of(degrees).filter(d -> d > 0).forEach(d -> counts.merge(d, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(e -> new DegreeCount(side, e.getKey(), e.getValue()))
                .toList();
    }

    List<DegreeFit> degreeFits() {
        return java.util.stream.Stream.of(fit("user", userDegree), fit("item", itemDegree))
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    /** Least squares of log10(count) on log10(degree); nothing where there are fewer than three degrees. */
    private static java.util.Optional<DegreeFit> fit(String side, int[] degrees) {
        List<DegreeCount> rows = degrees(side, degrees);
        int n = rows.size();
        if (n < 3) {
            return java.util.Optional.empty();
        }
        double[] x =
                rows.stream().mapToDouble(r -> StrictMath.log10(r.degree())).toArray();
        double[] y = rows.stream().mapToDouble(r -> StrictMath.log10(r.count())).toArray();
        double meanX = IntStream.range(0, n).mapToDouble(i -> x[i]).sum() / n;
        double meanY = IntStream.range(0, n).mapToDouble(i -> y[i]).sum() / n;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        double slope = xy / xx;
        return java.util.Optional.of(new DegreeFit(
                side,
                slope,
                meanY - slope * meanX,
                yy == 0 ? 1 : xy * xy / (xx * yy),
                n,
                rows.get(0).degree(),
                rows.get(n - 1).degree()));
    }
}
