package org.factorlens.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.model.FactorModel;
import org.factorlens.model.TopItems;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;
import org.factorlens.ratings.SparseRatings;

/**
 * The errors of a model on held-out ratings, in table order. Predictions are clipped to a scale where one is given; the
 * raw ones are kept beside them. No rating is left out: users and items without training ratings are predicted from what
 * is known of them.
 */
public final class HeldOutErrors {
    /** Ratings that a task predicts. */
    private static final int AT_ONCE = 1 << 14;

    private final RatingTable table;
    private final SparseRatings train;
    private final int[] positions;
    private final double[] raw;
    private final double[] predicted;

    private HeldOutErrors(RatingTable table, SparseRatings train, int[] positions, double[] raw, double[] predicted) {
        this.table = table;
        this.train = train;
        this.positions = positions;
        this.raw = raw;
        this.predicted = predicted;
    }

    /** Predicts held-out ratings on the calling thread. */
    public static HeldOutErrors of(
            FactorModel model, RatingTable table, SparseRatings train, int[] positions, RatingScale clip) {
        return of(model, table, train, positions, clip, Tasks.IN_ORDER);
    }

    /**
     * Predicts held-out ratings.
     *
     * @param model the model
     * @param table the ratings
     * @param train the ratings the model was trained on
     * @param positions positions of the held-out ratings in the table, ascending, not modified
     * @param clip scale to clip to, or null for raw predictions
     * @param tasks what runs parts of the predictions
     */
    public static HeldOutErrors of(
            FactorModel model, RatingTable table, SparseRatings train, int[] positions, RatingScale clip, Tasks tasks) {
        double[] raw = new double[positions.length];
        double[] predicted = new double[positions.length];
        tasks.run((positions.length + AT_ONCE - 1) / AT_ONCE, task -> {
            for (int i = task * AT_ONCE; i < Math.min(positions.length, (task + 1) * AT_ONCE); i++) {
                raw[i] = model.predict(table.user(positions[i]), table.item(positions[i]));
                predicted[i] = clip == null ? raw[i] : clip.clip(raw[i]);
            }
        });
        return new HeldOutErrors(table, train, positions, raw, predicted);
    }

    /**
     * Takes predictions as they are, such as averages over samples.
     *
     * @param raw predictions before clipping, one per position; pass into its ownership
     * @param predicted predictions that are scored, one per position; pass into its ownership
     */
    public static HeldOutErrors of(
            double[] raw, double[] predicted, RatingTable table, SparseRatings train, int[] positions) {
        if (raw.length != positions.length || predicted.length != positions.length) {
            throw new IllegalArgumentException(predicted.length + " predictions for " + positions.length + " ratings");
        }
        return new HeldOutErrors(table, train, positions, raw, predicted);
    }

    /** Number of held-out ratings. */
    public int size() {
        return positions.length;
    }

    /** Prediction minus rating of held-out rating {@code i}. */
    double error(int i) {
        return predicted[i] - table.rating(positions[i]);
    }

    /** The same before clipping. */
    double rawError(int i) {
        return raw[i] - table.rating(positions[i]);
    }

    double predicted(int i) {
        return predicted[i];
    }

    int user(int i) {
        return table.user(positions[i]);
    }

    int numUsers() {
        return table.numUsers();
    }

    boolean knownUser(int i) {
        return train.byUser().count(table.user(positions[i])) > 0;
    }

    boolean knownItem(int i) {
        return train.byItem().count(table.item(positions[i])) > 0;
    }

    private boolean warm(int i) {
        return knownUser(i) && knownItem(i);
    }

    /** The scores over all held-out ratings. */
    public Scores scores() {
        int[] all = IntStream.range(0, size()).toArray();
        int[] warm = IntStream.range(0, size()).filter(this::warm).toArray();
        double rawSquares = 0;
        for (int i = 0; i < size(); i++) {
            double error = raw[i] - table.rating(positions[i]);
            rawSquares += error * error;
        }
        return new Scores(
                size(), rmse(all), mae(all), Math.sqrt(rawSquares / size()), rmse(warm), (double) warm.length / size());
    }

    private double rmse(int[] members) {
        double squares = 0;
        for (int i : members) {
            squares += error(i) * error(i);
        }
        return members.length == 0 ? Double.NaN : Math.sqrt(squares / members.length);
    }

    private double mae(int[] members) {
        double sum = 0;
        for (int i : members) {
            sum += Math.abs(error(i));
        }
        return members.length == 0 ? Double.NaN : sum / members.length;
    }

    private double meanError(int[] members) {
        double sum = 0;
        for (int i : members) {
            sum += error(i);
        }
        return members.length == 0 ? Double.NaN : sum / members.length;
    }

    /** Errors by the rating that was given. */
    public List<Group> byRating() {
        return Groups.byValue(IntStream.range(0, size())
                        .mapToDouble(i -> table.rating(positions[i]))
                        .toArray())
                .map(this::group)
                .toList();
    }

    /** Errors by how many training ratings the user has: none, then about ten groups of equal size. */
    public List<Group> byUserActivity() {
        return Groups.byCount(IntStream.range(0, size())
                        .map(i -> train.byUser().count(table.user(positions[i])))
                        .toArray())
                .map(this::group)
                .toList();
    }

    /** Errors by how many training ratings the item has: none, then about ten groups of equal size. */
    public List<Group> byItemPopularity() {
        return Groups.byCount(IntStream.range(0, size())
                        .map(i -> train.byItem().count(table.item(positions[i])))
                        .toArray())
                .map(this::group)
                .toList();
    }

    private Group group(Groups.Members members) {
        int[] rows = members.rows();
        return new Group(members.from(), members.to(), rows.length, rmse(rows), mae(rows), meanError(rows));
    }

    /** Histogram of rating minus prediction: bins of 0.25 rating units, the outermost open. */
    public List<Bin> residuals() {
        double width = 0.25;
        double span = table.scale().max() - table.scale().min();
        if (span > 20) {
            width = span / 40;
        }
        int half = Math.max(1, (int) Math.ceil(span / width));
        int[] counts = new int[2 * half];
        for (int i = 0; i < size(); i++) {
            int bin = half + (int) Math.floor(-error(i) / width);
            counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                bins.add(new Bin((bin - half) * width, (bin - half + 1) * width, counts[bin]));
            }
        }
        return bins;
    }

    /**
     * The held-out ratings with the largest or the smallest absolute error.
     *
     * @param count how many
     * @param largest which end
     */
    public List<Prediction> extremes(int count, boolean largest) {
        int sign = largest ? 1 : -1;
        return TopItems.of(size(), count, i -> true, i -> sign * Math.abs(error(i))).stream()
                .map(extreme -> prediction(extreme.item(), Double.NaN))
                .toList();
    }

    /**
     * The held-out ratings that are farthest from their prediction, in units of what the prediction claims to be sure to.
     *
     * @param deviations standard deviation of each rating around its prediction, above 0, not modified
     */
    public List<Prediction> surprising(int count, double[] deviations) {
        return TopItems.of(size(), count, i -> true, i -> Math.abs(error(i)) / deviations[i]).stream()
                .map(extreme -> prediction(extreme.item(), deviations[extreme.item()]))
                .toList();
    }

    private Prediction prediction(int i, double deviation) {
        return new Prediction(
                table.user(positions[i]),
                table.item(positions[i]),
                table.rating(positions[i]),
                predicted[i],
                deviation);
    }

    /** Squared error and number of held-out ratings of each user. */
    public UserErrors byUser() {
        double[] squares = new double[table.numUsers()];
        int[] counts = new int[table.numUsers()];
        for (int i = 0; i < size(); i++) {
            int user = table.user(positions[i]);
            squares[user] += error(i) * error(i);
            counts[user]++;
        }
        return new UserErrors(squares, counts);
    }

    /**
     * Scores in rating units.
     *
     * @param ratings held-out ratings
     * @param rmse root mean squared error
     * @param mae mean absolute error
     * @param rmseRaw RMSE before clipping
     * @param rmseWarm RMSE over ratings whose user and item have training ratings; NaN where there are none
     * @param coverage share of such ratings
     */
    public record Scores(int ratings, double rmse, double mae, double rmseRaw, double rmseWarm, double coverage) {}

    /** Errors of one group: its range of values, size, RMSE, MAE and mean of prediction minus rating. */
    public record Group(double from, double to, int ratings, double rmse, double mae, double meanError) {}

    /** A bin of a histogram, {@code from} inclusive to {@code to} exclusive. */
    public record Bin(double from, double to, int ratings) {}

    /**
     * A held-out rating and its prediction.
     *
     * @param user index
     * @param item index
     * @param rating given
     * @param predicted prediction
     * @param deviation standard deviation of the rating around it, as the model states it; NaN where it states none
     */
    public record Prediction(int user, int item, double rating, double predicted, double deviation) {
        /** Of a model that does not say how sure it is. */
        public Prediction(int user, int item, double rating, double predicted) {
            this(user, item, rating, predicted, Double.NaN);
        }
    }

    /** Sum of squared errors and number of ratings by user index. */
    public record UserErrors(double[] squares, int[] counts) {
        /** Adds another part's errors: the users' errors over several folds. */
        public UserErrors plus(UserErrors other) {
            double[] sums = squares.clone();
            int[] numbers = counts.clone();
            Arrays.setAll(sums, u -> squares[u] + other.squares[u]);
            Arrays.setAll(numbers, u -> counts[u] + other.counts[u]);
            return new UserErrors(sums, numbers);
        }
    }
}
