package org.factorlens.split;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.factorlens.ratings.BadInputException;
import org.factorlens.ratings.RatingTable;

/**
 * How the ratings of a data set are divided; a closed set of strategies. A fold is made when it is asked for, the same
 * every time.
 */
public sealed interface Split {
    /** Number of folds, at least 1. */
    int folds();

    /** Share of the training part that is held out to choose by, in [0, 1). */
    double validation();

    /** Seed of what is random, or 0. */
    long seed();

    /** Name of the strategy in experiment files. */
    String strategy();

    /** One sentence for people. */
    String description();

    /**
     * Number of ratings of the data set, which stand first in {@code table}; given files of several pairs hold the same
     * ratings once for each pair.
     */
    default int size(RatingTable table) {
        return table.size();
    }

    /** Positions of fold {@code number}'s test part, ascending, and those of its training part. */
    Parts parts(RatingTable table, int number);

    /** How many ratings the two parts of fold {@code number} have, without dividing anything. */
    Sizes sizes(RatingTable table, int number);

    /**
     * Refuses data that cannot be divided: a part that is needed has no rating in some fold. Divides nothing.
     *
     * @throws BadInputException with the fold and what there is of it
     */
    default void check(RatingTable table) {
        for (int number = 0; number < folds(); number++) {
            Sizes sizes = sizes(table, number);
            int held = held(sizes.train(), validation());
            if (sizes.test() == 0) {
                throw new BadInputException("the split '" + strategy() + "' leaves no test rating in fold " + number
                        + " of " + table.size() + " ratings; use more data or a larger test part");
            }
            if (sizes.train() - held < 1 || (validation() > 0 && held == 0)) {
                throw new BadInputException("the split '" + strategy()
                        + "' leaves too few ratings to train and choose on in fold " + number + ": " + sizes.train()
                        + " of " + table.size());
            }
        }
    }

    /** Fold {@code number} of {@code table}, which {@link #check} accepts. */
    default Fold fold(RatingTable table, int number) {
        Parts parts = parts(table, number);
        int held = held(parts.train().length, validation());
        if (held == 0) {
            return new Fold(number, parts.train(), new int[0], parts.test());
        }
        int[] order = validationOrder(table, parts.train(), number);
        Parts divided = divided(parts.train(), Arrays.stream(order, order.length - held, order.length));
        return new Fold(number, divided.train(), divided.test(), parts.test());
    }

    /** {@code train} in an order whose tail is the validation part. */
    default int[] validationOrder(RatingTable table, int[] train, int number) {
        return shuffled(train, seed() * 1_000_003L + 7_919L * (number + 1));
    }

    /** Test part and all the rest that may be trained on, both ascending. */
    record Parts(int[] train, int[] test) {}

    /** Numbers of ratings of {@link Parts}. */
    record Sizes(int train, int test) {
        /** Of {@code table}, a share of which is the test part. */
        static Sizes of(RatingTable table, double share) {
            int test = held(table.size(), share);
            return new Sizes(table.size() - test, test);
        }
    }

    /** A share of the ratings, drawn at random, is the test part. */
    record HoldOut(double test, double validation, long seed) implements Split {
        @Override
        public int folds() {
            return 1;
        }

        @Override
        public String strategy() {
            return "holdout";
        }

        @Override
        public String description() {
            return percent(test) + " of the ratings, drawn at random (seed " + seed + "), are the test part.";
        }

        @Override
        public Sizes sizes(RatingTable table, int number) {
            return Sizes.of(table, test);
        }

        @Override
        public Parts parts(RatingTable table, int number) {
            int[] order = shuffled(all(table), seed);
            return divided(all(table), tail(order, test));
        }
    }

    /** Each rating is in the test part of exactly one of several folds, drawn at random. */
    record KFold(int folds, double validation, long seed) implements Split {
        @Override
        public String strategy() {
            return "kfold";
        }

        @Override
        public String description() {
            return "The ratings are dealt at random (seed " + seed + ") into " + folds
                    + " folds of equal size; each is the test part once.";
        }

        @Override
        public Sizes sizes(RatingTable table, int number) {
            int test = (table.size() - number + folds - 1) / folds;
            return new Sizes(table.size() - test, test);
        }

        @Override
        public Parts parts(RatingTable table, int number) {
            int[] order = shuffled(all(table), seed);
            return divided(
                    all(table),
                    IntStream.range(0, order.length)
                            .filter(i -> i % folds == number)
                            .map(i -> order[i]));
        }
    }

    /** The latest ratings are the test part; the latest of the rest are the validation part. */
    record Temporal(double test, double validation) implements Split {
        @Override
        public int folds() {
            return 1;
        }

        @Override
        public long seed() {
            return 0;
        }

        @Override
        public String strategy() {
            return "temporal";
        }

        @Override
        public String description() {
            return "The latest " + percent(test)
                    + " of all ratings are the test part: one cut in time for everybody, so nobody is predicted from"
                    + " the future.";
        }

        @Override
        public Sizes sizes(RatingTable table, int number) {
            return Sizes.of(table, test);
        }

        @Override
        public void check(RatingTable table) {
            if (!table.hasTimestamps()) {
                throw new BadInputException(
                        "the split 'temporal' needs the time of each rating, and the data have none");
            }
            Split.super.check(table);
        }

        @Override
        public Parts parts(RatingTable table, int number) {
            int[] order = byTime(table, all(table));
            return divided(all(table), tail(order, test));
        }

        @Override
        public int[] validationOrder(RatingTable table, int[] train, int number) {
            return byTime(table, train);
        }

        private static int[] byTime(RatingTable table, int[] positions) {
            return Arrays.stream(positions)
                    .boxed()
                    .sorted((a, b) -> Long.compare(table.timestamp(a), table.timestamp(b)))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /** Training and test ratings come in files of their own, one pair per fold. */
    record GivenFiles(List<FilePair> pairs, double validation, long seed) implements Split {
        /** Copies the list. */
        public GivenFiles {
            pairs = List.copyOf(pairs);
        }

        @Override
        public int folds() {
            return pairs.size();
        }

        @Override
        public String strategy() {
            return "files";
        }

        @Override
        public String description() {
            return "Training and test ratings are given as files: "
                    + String.join(
                            ", ",
                            pairs.stream()
                                    .map(p -> p.train() + " and " + p.test())
                                    .toList()) + ".";
        }

        /** Those of the first pair: pairs divide the same ratings in different ways. */
        @Override
        public int size(RatingTable table) {
            return table.fileStart(2);
        }

        @Override
        public Sizes sizes(RatingTable table, int number) {
            int test = table.fileStart(2 * number + 1);
            return new Sizes(test - table.fileStart(2 * number), table.fileStart(2 * number + 2) - test);
        }

        @Override
        public Parts parts(RatingTable table, int number) {
            return new Parts(file(table, 2 * number), file(table, 2 * number + 1));
        }

        /** The files of all pairs in reading order: train, test, train, test, … */
        public List<String> files() {
            return pairs.stream()
                    .flatMap(pair -> java.util.stream.Stream.of(pair.train(), pair.test()))
                    .toList();
        }

        private static int[] file(RatingTable table, int file) {
            return IntStream.range(table.fileStart(file), table.fileStart(file + 1))
                    .toArray();
        }
    }

    /** A file to train on and a file to test on. */
    record FilePair(String train, String test) {}

    /** {@code default_rng(seed).uniform(0, 1) < trainFraction} per rating in file order: train, else test. */
    record NumpyHoldOut(double trainFraction, double validation, long seed) implements Split {
        @Override
        public int folds() {
            return 1;
        }

        @Override
        public String strategy() {
            return "numpy-holdout";
        }

        @Override
        public String description() {
            return "A rating is for training where NumPy's default_rng(" + seed + ").uniform(0, 1), drawn for each"
                    + " rating in file order, is below " + String.format(Locale.ROOT, "%.2f", trainFraction)
                    + ", else for testing.";
        }

        @Override
        public Sizes sizes(RatingTable table, int number) {
            NumpyRandom random = new NumpyRandom(seed);
            int train = (int) IntStream.range(0, table.size())
                    .filter(position -> random.nextDouble() < trainFraction)
                    .count();
            return new Sizes(train, table.size() - train);
        }

        @Override
        public Parts parts(RatingTable table, int number) {
            NumpyRandom random = new NumpyRandom(seed);
            int[] train = new int[table.size()];
            int[] test = new int[table.size()];
            int numTrain = 0;
            int numTest = 0;
            for (int position = 0; position < table.size(); position++) {
                if (random.nextDouble() < trainFraction) {
                    train[numTrain++] = position;
                } else {
                    test[numTest++] = position;
                }
            }
            return new Parts(Arrays.copyOf(train, numTrain), Arrays.copyOf(test, numTest));
        }
    }

    private static int[] all(RatingTable table) {
        return IntStream.range(0, table.size()).toArray();
    }

    private static IntStream tail(int[] order, double share) {
        return Arrays.stream(order, order.length - held(order.length, share), order.length);
    }

    private static int held(int ratings, double share) {
        return (int) Math.round(ratings * share);
    }

    /** Those of {@code positions}, ascending, that are in {@code held}, as the test part, and the others. */
    private static Parts divided(int[] positions, IntStream held) {
        BitSet isHeld = new BitSet();
        held.forEach(isHeld::set);
        int[] test = new int[isHeld.cardinality()];
        int[] train = new int[positions.length - test.length];
        int numTest = 0;
        for (int i = 0; i < positions.length; i++) {
            if (isHeld.get(positions[i])) {
                test[numTest++] = positions[i];
            } else {
                train[i - numTest] = positions[i];
            }
        }
        return new Parts(train, test);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }

    /** Fisher-Yates (Durstenfeld 1964) on a copy. */
    private static int[] shuffled(int[] positions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = positions.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
