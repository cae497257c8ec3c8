package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;
import org.factorlens.model.FactorModel;
import org.factorlens.ratings.SparseRatings;

/**
 * How good the lists of a model are, as means over the users with relevant held-out items.
 *
 * @param threshold lowest relevant rating
 * @param users users ranked for
 * @param candidates items that training knows, of which a user's own are left out
 * @param precision relevant items in the list, by the length of the list
 * @param recall relevant items in the list, by the number of relevant items
 * @param ndcg normalized discounted cumulative gain (Järvelin & Kekäläinen 2002), relevance 0 or 1
 * @param map average precision, by the smaller of the list's length and the number of relevant items
 * @param mrr one by the rank of the first relevant item, 0 where there is none
 * @param coverage share of the candidates that stand in any list
 * @param novelty mean of -log2 of the share of users who rated a recommended item
 * @param recommendedPopularity mean number of training ratings of recommended items
 * @param likedPopularity mean number of training ratings of the relevant held-out items
 * @param diversity mean over pairs in a list of 1 - Jaccard similarity of their genres; NaN where genres are not known
 * @param ndcgByUser NDCG and 1 for each user ranked for, by user index
 */
public record Ranking(
        double threshold,
        int users,
        int candidates,
        double precision,
        double recall,
        double ndcg,
        double map,
        double mrr,
        double coverage,
        double novelty,
        double recommendedPopularity,
        double likedPopularity,
        double diversity,
        UserErrors ndcgByUser) {
    /** Length of the lists. */
    public static final int LENGTH = 10;

    private static final double[] DISCOUNT =
            IntStream.range(0, LENGTH).mapToDouble(rank -> 1 / log2(rank + 2)).toArray();

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    /** The lists of {@code model}, scored; null where no user has a relevant held-out item. */
    public static Ranking of(FactorModel model, RankingProblem problem, Tasks tasks) {
        return problem.users().length == 0
                ? null
                : new Lists(problem, TopLists.of(model, problem, LENGTH, tasks)).ranking();
    }

    /** A model whose scores are the items' numbers of training ratings, the same for everybody. */
    public static FactorModel popularity(SparseRatings train) {
        float[] counts = new float[train.numItems()];
        for (int item = 0; item < counts.length; item++) {
            counts[item] = train.byItem().count(item);
        }
        return new FactorModel(0, 0, new float[train.numUsers()], counts, new float[0], new float[0]);
    }

    /** One list per user of a problem. */
    record Lists(RankingProblem problem, int[][] items) {
        Ranking ranking() {
            int users = items.length;
            double[] ndcg = IntStream.range(0, users).mapToDouble(this::ndcg).toArray();
            return new Ranking(
                    problem.threshold(),
                    users,
                    problem.candidates(),
                    mean(rank -> (double) hits(rank) / LENGTH),
                    mean(rank -> (double) hits(rank) / problem.relevant(rank).length),
                    DoubleStream.of(ndcg).sum() / users,
                    mean(this::averagePrecision),
                    mean(this::reciprocalRank),
                    (double) distinct() / problem.candidates(),
                    overItems(novelties()),
                    overItems(item -> problem.popularity(item)),
                    mean(rank -> IntStream.of(problem.relevant(rank))
                            .mapToDouble(problem::popularity)
                            .average()
                            .orElseThrow()),
                    diversity(),
                    byUser(ndcg));
        }

        private double mean(java.util.function.IntToDoubleFunction value) {
            double sum = 0;
            for (int rank = 0; rank < items.length; rank++) {
                sum += value.applyAsDouble(rank);
            }
            return sum / items.length;
        }

        private boolean hit(int rank, int place) {
            return Arrays.binarySearch(problem.relevant(rank), items[rank][place]) >= 0;
        }

        private int hits(int rank) {
            return (int) IntStream.range(0, items[rank].length)
                    .filter(place -> hit(rank, place))
                    .count();
        }

        private int findable(int rank) {
            return Math.min(LENGTH, problem.relevant(rank).length);
        }

        private double ndcg(int rank) {
            double gain = 0;
            double ideal = 0;
            for (int place = 0; place < items[rank].length; place++) {
                gain += hit(rank, place) ? DISCOUNT[place] : 0;
            }
            for (int place = 0; place < findable(rank); place++) {
                ideal += DISCOUNT[place];
            }
            return gain / ideal;
        }

        private double averagePrecision(int rank) {
            int found = 0;
            double sum = 0;
            for (int place = 0; place < items[rank].length; place++) {
                if (hit(rank, place)) {
                    found++;
                    sum += (double) found / (place + 1);
                }
            }
            return sum / findable(rank);
        }

        private double reciprocalRank(int rank) {
            for (int place = 0; place < items[rank].length; place++) {
                if (hit(rank, place)) {
                    return 1.0 / (place + 1);
                }
            }
            return 0;
        }

        private int distinct() {
            BitSet seen = new BitSet(problem.numItems());
            for (int[] list : items) {
                for (int item : list) {
                    seen.set(item);
                }
            }
            return seen.cardinality();
        }

        /** Mean over all places of all lists; NaN where the lists are empty. */
        private double overItems(java.util.function.IntToDoubleFunction value) {
            double sum = 0;
            int places = 0;
            for (int[] list : items) {
                for (int item : list) {
                    sum += value.applyAsDouble(item);
                    places++;
                }
            }
            return sum / places;
        }

        private java.util.function.IntToDoubleFunction novelties() {
            double all = log2(problem.activeUsers());
            return item -> all - log2(problem.popularity(item));
        }

        private double diversity() {
            double sum = 0;
            int lists = 0;
            for (int[] list : items) {
                double diversity = diversity(list);
                if (!Double.isNaN(diversity)) {
                    sum += diversity;
                    lists++;
                }
            }
            return lists == 0 ? Double.NaN : sum / lists;
        }

        /** Over the pairs of a list whose genres are both known; NaN where there is none. */
        private double diversity(int[] list) {
            double sum = 0;
            int pairs = 0;
            for (int a = 0; a < list.length; a++) {
                for (int b = a + 1; b < list.length; b++) {
                    int[] first = problem.genres(list[a]);
                    int[] second = problem.genres(list[b]);
                    if (first.length > 0 && second.length > 0) {
                        sum += 1 - jaccard(first, second);
                        pairs++;
                    }
                }
            }
            return pairs == 0 ? Double.NaN : sum / pairs;
        }

        /** Of two ascending sets. */
        private static double jaccard(int[] a, int[] b) {
            int common = 0;
            for (int i = 0, j = 0; i < a.length && j < b.length; ) {
                if (a[i] == b[j]) {
                    common++;
                    i++;
                    j++;
                } else if (a[i] < b[j]) {
                    i++;
                } else {
                    j++;
                }
            }
            return (double) common / (a.length + b.length - common);
        }

        private UserErrors byUser(double[] ndcg) {
            double[] values = new double[problem.numUsers()];
            int[] counts = new int[problem.numUsers()];
            for (int rank = 0; rank < ndcg.length; rank++) {
                values[problem.users()[rank]] = ndcg[rank];
                counts[problem.users()[rank]] = 1;
            }
            return new UserErrors(values, counts);
        }
    }
}
