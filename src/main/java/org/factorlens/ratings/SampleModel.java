package org.factorlens.ratings;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The true model behind a generated data set; immutable. The mean of user u's opinion of item i is
 * {@code MU + b_u + b_i + a_u . z_i}: {@code z_i} holds a weight for each genre of the item (1/sqrt(number of genres),
 * else 0) and {@link #HIDDEN} further features that no file shows, {@code a_u} the user's taste for each of them. The
 * opinion is the mean plus normal noise; the rating is the opinion rounded to half stars and clipped to 0.5 .. 5.
 */
final class SampleModel {
    static final double MU = 3.25;
    static final double USER_BIAS_SD = 0.35;
    static final double ITEM_BIAS_SD = 0.45;
    static final double NOISE_SD = 0.72;
    /** Standard deviation of the tastes by genre falls from the first to the last: some genres divide people more. */
    static final double FIRST_GENRE_SD = 0.80;

    static final double LAST_GENRE_SD = 0.25;
    /** Standard deviations of the products of hidden taste and hidden feature, strongest first. */
    private static final double[] HIDDEN_SD = {0.34, 0.26, 0.18};

    static final int HIDDEN = HIDDEN_SD.length;
    static final double MIN_RATING = 0.5;
    static final double MAX_RATING = 5.0;
    static final double STEP = 0.5;

    private final int dimensions;
    private final double[] userBias;
    private final double[] itemBias;
    private final double[] taste;
    private final double[] feature;
    private final int[][] itemGenres;

    private SampleModel(int users, int items, int genres) {
        dimensions = genres + HIDDEN;
        userBias = new double[users];
        itemBias = new double[items];
        taste = new double[users * dimensions];
        feature = new double[items * dimensions];
        itemGenres = new int[items][];
    }

    /** Draws the model of {@code spec} with {@code genres} genres. */
    static SampleModel draw(SampleSpec spec, int genres) {
        SampleModel model = new SampleModel(spec.users(), spec.items(), genres);
        for (int user = 0; user < spec.users(); user++) {
            model.drawUser(user, genres, SampleSeeds.stream(spec.seed(), SampleSeeds.USER, user));
        }
        for (int item = 0; item < spec.items(); item++) {
            model.drawItem(item, genres, SampleSeeds.stream(spec.seed(), SampleSeeds.ITEM, item));
        }
        return model;
    }

    private void drawUser(int user, int genres, SplittableRandom random) {
        userBias[user] = USER_BIAS_SD * Normal.draw(random);
        int at = user * dimensions;
        for (int genre = 0; genre < genres; genre++) {
            taste[at + genre] = genreSd(genre, genres) * Normal.draw(random);
        }
        for (int hidden = 0; hidden < HIDDEN; hidden++) {
            taste[at + genres + hidden] = HIDDEN_SD[hidden] * Normal.draw(random);
        }
    }

    private void drawItem(int item, int genres, SplittableRandom random) {
        itemBias[item] = ITEM_BIAS_SD * Normal.draw(random);
        int[] drawn = drawGenres(genres, random);
        itemGenres[item] = drawn;
        int at = item * dimensions;
        for (int genre : drawn) {
            feature[at + genre] = 1 / StrictMath.sqrt(drawn.length);
        }
        for (int hidden = 0; hidden < HIDDEN; hidden++) {
            feature[at + genres + hidden] = Normal.draw(random);
        }
    }

    /** One to three different genres, in the order drawn; low numbers are more frequent, as drama is among films. */
    private static int[] drawGenres(int genres, SplittableRandom random) {
        double kind = Normal.uniform(random);
        int[] drawn = new int[kind <= 0.35 ? 1 : kind <= 0.80 ? 2 : 3];
        for (int i = 0; i < drawn.length; i++) {
            do {
                double u = Normal.uniform(random);
                drawn[i] = (int) StrictMath.min(genres - 1, genres * StrictMath.pow(u, 1.4));
            } while (isAmongFirst(drawn, i));
        }
        return drawn;
    }

    private static boolean isAmongFirst(int[] drawn, int count) {
        for (int i = 0; i < count; i++) {
            if (drawn[i] == drawn[count]) {
                return true;
            }
        }
        return false;
    }

    static double genreSd(int genre, int genres) {
        return FIRST_GENRE_SD + (LAST_GENRE_SD - FIRST_GENRE_SD) * genre / (genres - 1);
    }

    static double hiddenSd(int hidden) {
        return HIDDEN_SD[hidden];
    }

    /** Genre numbers of {@code item}, one to three. */
    int[] genres(int item) {
        return itemGenres[item].clone();
    }

    /** z_i followed by 1: what a user's tastes and bias are multiplied by. */
    double[] design(int item) {
        double[] design = Arrays.copyOfRange(feature, item * dimensions, (item + 1) * dimensions + 1);
        design[dimensions] = 1;
        return design;
    }

    /** Standard deviations over users of what {@link #design} is multiplied by. */
    double[] deviations() {
        double[] deviations = new double[dimensions + 1];
        int genres = dimensions - HIDDEN;
        Arrays.setAll(
                deviations,
                d -> d < genres ? genreSd(d, genres) : d < dimensions ? HIDDEN_SD[d - genres] : USER_BIAS_SD);
        return deviations;
    }

    double itemBias(int item) {
        return itemBias[item];
    }

    /** How much better or worse than an average user {@code user} likes {@code item}: b_i + a_u . z_i. */
    double appeal(int user, int item) {
        double sum = itemBias[item];
        int a = user * dimensions;
        int z = item * dimensions;
        for (int d = 0; d < dimensions; d++) {
            sum += taste[a + d] * feature[z + d];
        }
        return sum;
    }

    /** Mean of the opinion of {@code user}, given what {@link #appeal} says of the item. */
    double mean(int user, double appeal) {
        return MU + userBias[user] + appeal;
    }

    /** The rating that an opinion becomes: the nearest half star (halves up), clipped. */
    static double rating(double opinion) {
        double rounded = StrictMath.floor(opinion / STEP + 0.5) * STEP;
        return rounded < MIN_RATING ? MIN_RATING : rounded > MAX_RATING ? MAX_RATING : rounded;
    }

    /**
     * Expected rating of a normal opinion with mean {@code mean} and standard deviation {@link #NOISE_SD} after rounding
     * and clipping: the lowest rating plus, for each rating above it, STEP times the probability to reach it.
     */
    static double expectedRating(double mean) {
        return expectedRating(mean, NOISE_SD);
    }

    /** The same of an opinion with standard deviation {@code deviation}. */
    static double expectedRating(double mean, double deviation) {
        double expected = MIN_RATING;
        for (double level = MIN_RATING + STEP; level <= MAX_RATING; level += STEP) {
            expected += STEP * Normal.cdf((mean - (level - STEP / 2)) / deviation);
        }
        return expected;
    }
}
