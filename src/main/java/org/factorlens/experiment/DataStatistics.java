package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.factorlens.ratings.Dataset;
import org.factorlens.ratings.RatingScale;
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
        if (levels.length > MOST_VALUES) {
            return binned();
        }
        long[] counts = new long[levels.length];
        for (int position = 0; position < size; position++) {
            counts[table.values().code(position)]++;
        }
        return IntStream.range(0, levels.length)
                .filter(level -> counts[level] > 0)
                .mapToObj(level -> count(levels[level], levels[level], counts[level]))
                .toList();
    }

    private RatingCount count(double from, double to, long ratings) {
        return new RatingCount(from, to, ratings, (double) ratings / size);
    }

    /** Bins of equally many steps of the scale: bins of one value and of two in turn would draw waves that are not there. */
    private List<RatingCount> binned() {
        RatingScale scale = table.scale();
        double range = scale.max() - scale.min();
        long values = scale.step() > 0 ? Math.round(range / scale.step()) + 1 : MOST_VALUES;
        long perBin = (values + MOST_VALUES - 1) / MOST_VALUES;
        double width = scale.step() > 0 ? perBin * scale.step() : range / MOST_VALUES;
        long[] counts = new long[(int) ((values + perBin - 1) / perBin)];
        for (int position = 0; position < size; position++) {
            double steps = (table.rating(position) - scale.min()) / width;
            int bin = (int) Math.floor(steps + 1e-6);
            counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
        }
        List<RatingCount> rows = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            double from = scale.min() + bin * width;
            rows.add(count(from, Math.min(scale.max(), from + width - scale.step()), counts[bin]));
        }
        return rows;
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

    /** Least squares of log10(count) on log10(degree); nothing where there are fewer than three degrees, or all counts are equal. */
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
        if (rows.stream().mapToInt(DegreeCount::count).distinct().count() == 1) {
            return java.util.Optional.empty();
        }
        double slope = xy / xx;
        return java.util.Optional.of(new DegreeFit(
                side,
                slope,
                meanY - slope * meanX,
                xy * xy / (xx * yy),
                n,
                rows.get(0).degree(),
                rows.get(n - 1).degree()));
    }
}
